// setpoint regions alerts: what changed in deaths, seizures and composition, and where.
#include <charconv>
#include <memory>
#include <string>

#include "setpoint/cli/regions.h"
#include "setpoint/cli/warning_options.h"
#include "setpoint/disclosure/protected_record.h"
#include "setpoint/report/alerts_text.h"
#include "setpoint/report/file_writer.h"
#include "setpoint/warning/alert_feed.h"
#include "setpoint/warning/alert_json.h"
#include "setpoint/warning/alerts.h"

namespace setpoint::cli {
namespace {

struct Arguments {
  std::string data;
  PolicyArguments policy;
  std::string seed = "1";
  std::string out;
  bool json = false;
};

int run(const Arguments& arguments) {
  const auto policy = read_warning_settings(arguments.policy);
  if (!policy) return report(policy.faults());
  const auto tables = read_protected_record(arguments.data);
  if (!tables) return report(tables.faults());
  Seed seed;
  std::from_chars(arguments.seed.data(), arguments.seed.data() + arguments.seed.size(), seed.value);
  const Alerts found = alerts(*tables, policy->settings, seed, 0);
  const std::string json = alerts_json(found).dump(2) + "\n";
  if (!arguments.out.empty())
    if (const auto written = write_files(arguments.out, {{"alerts.json", json},
                                                         {"alerts.csv", alerts_csv(found)},
                                                         {"alerts.atom", alerts_atom(found)}});
        !written)
      return report(written.faults());
  return print(arguments.json ? json : alerts_text(found));
}

}  // namespace

void add_regions_alerts(CLI::App& regions, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = regions.add_subcommand(
      "alerts", "What changed in deaths, seizures and composition, with reasons");
  command->add_option("--data", arguments->data, "Folder with dataset.toml")->required();
  add_warning_options(*command, arguments->policy);
  command->add_option("--seed", arguments->seed, "Seed of the simulated data sets (default 1)")
      ->check(seed_problem);
  command->add_option("--out", arguments->out,
                      "Folder for alerts.json, alerts.csv and the feed alerts.atom");
  command->add_flag("--json", arguments->json, "Machine-readable output");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
