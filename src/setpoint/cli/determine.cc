#include "setpoint/determination/determine.h"

#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "setpoint/cli/command.h"
#include "setpoint/cli/draw_options.h"
#include "setpoint/cli/ledger_options.h"
#include "setpoint/cli/period_option.h"
#include "setpoint/cli/policy_options.h"
#include "setpoint/data/bytes.h"
#include "setpoint/data/dataset.h"
#include "setpoint/determination/json.h"
#include "setpoint/ledger/sources_json.h"
#include "setpoint/policy/canonical.h"
#include "setpoint/report/table.h"
#include "setpoint/report/write.h"

namespace setpoint::cli {
namespace {

struct Arguments {
  std::string data;
  PolicyArguments policy;
  std::string period;
  std::string previous = "none";
  std::string out;
  LedgerArguments ledger;
  DrawArguments draw;
  bool json = false;
  bool all = false;
};

int run(const Arguments& arguments) {
  DetermineOptions options;
  options.draws = arguments.draw.draws;
  options.seed = Seed{arguments.draw.seed};
  options.threads = arguments.draw.threads;
  const auto period = read_period("--period", arguments.period);
  if (!period) return report(period.faults());
  options.period = *period;
  // A ledger that cannot be opened is known before anything is computed.
  std::optional<Desk> desk;
  if (!arguments.ledger.ledger.empty()) {
    auto opened = open_desk(arguments.ledger);
    if (!opened) return report(opened.faults());
    desk = *std::move(opened);
  }
  Faults faults;
  if (arguments.previous != "none") {
    const auto json = read_all(arguments.previous, arguments.previous);
    if (!json) return report(json.faults());
    auto previous = read_previous(*json, arguments.previous);
    if (previous)
      options.previous = std::move(previous).value();
    else
      faults = previous.faults();
  }

  const auto policy = read_policy(arguments.policy);
  const auto tables = read_dataset(arguments.data, {.threads = arguments.draw.threads});
  if (!policy) faults.insert(faults.end(), policy.faults().begin(), policy.faults().end());
  if (!tables) faults.insert(faults.end(), tables.faults().begin(), tables.faults().end());
  if (!faults.empty()) return report(faults);

  const auto determination = determine(*tables, *policy, options);
  if (!determination) return report(determination.faults());

  if (const Faults failed = failed_checks(*determination); !failed.empty()) return report(failed);

  const std::string json =
      arguments.json || desk || !arguments.out.empty() ? to_json(*determination) : "";
  if (!arguments.out.empty()) {
    const auto written = write_reports(arguments.out, *determination, *policy, *tables, json);
    if (!written) return report(written.faults());
  }
  if (desk) {
    const auto receipt = desk->ledger.add(
        desk->signer(), {json, canonical_text(policy->parameters()), ledger::sources_json(*tables)},
        determination->id);
    if (!receipt) return report(receipt.faults());
    std::fprintf(stderr, "%s", receipt_text(*receipt, false).c_str());
  }
  return print(arguments.json ? json : schedule_table(*determination, arguments.all));
}

}  // namespace

void add_determine(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand(
      "determine", "One determination: the schedule of adjustments and tolls for a window");
  command->add_option("--data", arguments->data, "Folder with dataset.toml")->required();
  add_policy_options(*command, arguments->policy);
  command->add_option("--period", arguments->period,
                      "Last quarter of the window, such as 2024Q3 (default: the last covered)");
  command
      ->add_option("--previous", arguments->previous,
                   "The determination.json before this one in its chain; 'none' starts a chain")
      ->capture_default_str();
  CLI::Option* ledger = command->add_option("--ledger", arguments->ledger.ledger,
                                            "Record it as a draft in this ledger");
  CLI::Option* key =
      command->add_option("--key", arguments->ledger.key, "Key file of who records it")
          ->envname("SETPOINT_KEY");
  ledger->needs(key);
  add_draw_options(*command, arguments->draw);
  command->add_option("--out", arguments->out,
                      "Folder for determination.json, the report, CSV and XLSX");
  command->add_flag("--json", arguments->json, "determination.json on standard output");
  command->add_flag("--all", arguments->all, "Every country in the table, also those at 0");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
