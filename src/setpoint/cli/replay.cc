#include "setpoint/determination/replay.h"

#include <memory>
#include <string>

#include "setpoint/cli/command.h"
#include "setpoint/cli/draw_options.h"
#include "setpoint/cli/period_option.h"
#include "setpoint/cli/policy_options.h"
#include "setpoint/cli/terminal_progress.h"
#include "setpoint/data/dataset.h"
#include "setpoint/report/replay_files.h"
#include "setpoint/report/replay_table.h"

namespace setpoint::cli {
namespace {

struct Arguments {
  std::string data;
  PolicyArguments policy;
  std::string until;
  std::string out;
  DrawArguments draw;
  bool json = false;
};

int run(const Arguments& arguments) {
  ReplayOptions options{
      Seed{arguments.draw.seed}, arguments.draw.draws, arguments.draw.threads, {}, {}};
  const auto until = read_period("--until", arguments.until);
  if (!until) return report(until.faults());
  options.until = *until;
  const auto policy = read_policy(arguments.policy);
  const auto tables = read_dataset(arguments.data, {.threads = arguments.draw.threads});
  Faults faults;
  if (!policy) faults = policy.faults();
  if (!tables) faults.insert(faults.end(), tables.faults().begin(), tables.faults().end());
  if (!faults.empty()) return report(faults);

  const TerminalProgress progress;
  options.progress = progress.told();
  const auto chain = replay(*tables, *policy, options);
  if (!chain) return report(chain.faults());
  Faults failed;
  for (const Determination& d : *chain) {
    const Faults own = failed_checks(d);
    failed.insert(failed.end(), own.begin(), own.end());
  }
  if (!failed.empty()) return report(failed);

  if (!arguments.out.empty())
    if (const auto written = write_replay(arguments.out, *chain); !written)
      return report(written.faults());
  return print(arguments.json ? replay_json(*chain) : replay_table(*chain));
}

}  // namespace

void add_replay(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand(
      "replay", "Every determination that the data allow, each from the one before");
  command->add_option("--data", arguments->data, "Folder with dataset.toml")->required();
  add_policy_options(*command, arguments->policy);
  command->add_option("--until", arguments->until,
                      "Last quarter of the last window, such as 2024Q3 (default: all)");
  add_draw_options(*command, arguments->draw);
  command->add_option("--out", arguments->out,
                      "Folder for history.html, history.csv, replay.json and each determination");
  command->add_flag("--json", arguments->json, "Schema setpoint.replay/1 on standard output");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
