#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "setpoint/cli/command.h"
#include "setpoint/cli/policy_options.h"
#include "setpoint/data/dataset.h"
#include "setpoint/report/estimate_json.h"
#include "setpoint/report/estimate_table.h"
#include "setpoint/sampling/flow_estimate.h"

namespace setpoint::cli {
namespace {

struct Arguments {
  std::string data;
  PolicyArguments policy;
  std::string by = "origin,channel,outcome";
  unsigned threads = 0;
  bool json = false;
};

// "origin,channel"; "all" for one row.
Result<FlowGrouping> grouping(const std::string& text) {
  static constexpr std::array<std::string_view, 5> kNames = {"origin", "channel", "outcome", "port",
                                                             "period"};
  FlowGrouping by;
  const std::array<bool*, kNames.size()> chosen = {&by.origin, &by.channel, &by.outcome, &by.port,
                                                   &by.period};
  if (text == "all") return by;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find(',', from), text.size());
    const std::string part = text.substr(from, to - from);
    const auto found = std::find(kNames.begin(), kNames.end(), part);
    if (found == kNames.end())
      return Fault{FaultKind::usage,
                   {},
                   "--by: '" + part + "'",
                   "any of origin, channel, outcome, port and period, with commas between, or all"};
    bool& flag = *chosen[static_cast<std::size_t>(found - kNames.begin())];
    if (flag) return Fault{FaultKind::usage, {}, "--by: '" + part + "' twice", "it once"};
    flag = true;
    from = to + 1;
  }
  return by;
}

int run(const Arguments& arguments) {
  const auto by = grouping(arguments.by);
  if (!by) return report(by.faults());
  const auto policy = read_policy(arguments.policy);
  if (!policy) return report(policy.faults());
  const auto tables =
      read_dataset(arguments.data, {.threads = arguments.threads, .fingerprint_logs = false});
  if (!tables) return report(tables.faults());
  const auto estimates = estimate_flows(*tables, *policy, *by);
  if (!estimates) return report(estimates.faults());
  return print(arguments.json ? to_json(*estimates, *by, *tables)
                              : estimate_table(*estimates, *by, *tables));
}

}  // namespace

void add_estimate(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand(
      "estimate",
      "What crosses the border by the sampling programme: totals, incidence, intervals");
  command->add_option("--data", arguments->data, "Folder with dataset.toml")->required();
  add_policy_options(*command, arguments->policy);
  command
      ->add_option("--by", arguments->by,
                   "Any of origin,channel,outcome,port,period with commas between, or all")
      ->capture_default_str();
  command
      ->add_option("--threads", arguments->threads,
                   "Threads; the result does not depend on it (default: all)")
      ->check(CLI::Range(0u, 1024u));
  command->add_flag("--json", arguments->json, "Machine-readable output");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
