#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/cli/command.h"
#include "setpoint/cli/plan_output.h"
#include "setpoint/cli/policy_options.h"
#include "setpoint/data/dataset.h"
#include "setpoint/data/draw_tables.h"
#include "setpoint/report/file_writer.h"
#include "setpoint/sampling/sample_plan.h"

namespace setpoint::cli {
namespace {

struct Arguments {
  std::string data;
  std::optional<double> precision;
  std::optional<double> budget;
  std::string costs;
  std::string pilot;
  std::string period;
  PolicyArguments policy;
  std::string out;
  bool json = false;
};

Fault usage(std::string what, std::string expected) {
  return {FaultKind::usage, {}, std::move(what), std::move(expected)};
}

Result<std::optional<Quarter>> quarter_of(const std::string& text, const std::string& option) {
  if (text.empty()) return std::optional<Quarter>();
  const auto quarter = Quarter::parse(text);
  if (quarter) return std::optional<Quarter>(*quarter);
  return usage(option + ": '" + text + "' is not a quarter", "one such as 2024Q3");
}

// Every stratum of the pilot has a cost and no other has.
Result<std::map<std::string, double>> costs_of(const std::string& file, const Pilot& pilot) {
  std::map<std::string, double> costs;
  if (file.empty()) return costs;
  const auto text = read_all(file, file);
  if (!text) return text.faults();
  const auto table = read_costs(*text, file);
  if (!table) return table.faults();
  Faults faults;
  std::set<std::string> wanted;
  for (const PilotStratum& stratum : pilot.strata) wanted.insert(stratum.name);
  for (const StratumCost& each : table->strata) {
    if (wanted.erase(each.stratum) == 0)
      faults.push_back({FaultKind::data,
                        {file, each.line, 1},
                        "stratum '" + each.stratum + "' is not in the pilot",
                        "a stratum of " + pilot.period.text()});
    costs[each.stratum] = each.cost;
  }
  for (const std::string& stratum : wanted)
    faults.push_back({FaultKind::data,
                      {file},
                      "no cost for stratum '" + stratum + "'",
                      "one for every stratum of " + pilot.period.text()});
  if (!faults.empty()) return faults;
  return costs;
}

Result<Done> write_allocation(const std::string& folder, const SamplePlan& plan, Quarter period) {
  std::vector<AllocatedStratum> rows;
  for (const PlannedStratum& each : plan.strata)
    rows.push_back({period, each.pilot.name, each.psus, each.units_per_psu, 0});
  auto csv = allocation_csv(rows);
  if (!csv) return csv.faults();
  return write_files(folder, {{"allocation.csv", *std::move(csv)}});
}

int run(const Arguments& arguments) {
  if (!arguments.precision && !arguments.budget)
    return report({usage("neither --precision nor --budget", "one of them, or both")});
  const auto pilot_period = quarter_of(arguments.pilot, "--pilot");
  if (!pilot_period) return report(pilot_period.faults());
  const auto wanted_period = quarter_of(arguments.period, "--period");
  if (!wanted_period) return report(wanted_period.faults());
  const auto policy = read_policy(arguments.policy);
  const auto tables = read_dataset(arguments.data, {.fingerprint_logs = false});
  Faults faults;
  if (!policy) faults = policy.faults();
  if (!tables) faults.insert(faults.end(), tables.faults().begin(), tables.faults().end());
  if (!faults.empty()) return report(faults);

  const auto last = last_sampled_quarter(tables->inspections);
  if (!last)
    return report({Fault{FaultKind::data,
                         {arguments.data},
                         "no random inspection to plan from",
                         "a dataset with inspections and strata"}});
  const Quarter from = pilot_period->value_or(*last);
  const Quarter period = wanted_period->value_or(from + 1);
  PlanOptions options;
  options.precision = arguments.precision;
  options.budget = arguments.budget;
  options.confidence = policy->value(keys::movement_confidence, from.last_day()).value();
  const auto pilot = pilot_of(tables->inspections, from, options.confidence);
  if (!pilot) return report(pilot.faults());
  auto costs = costs_of(arguments.costs, *pilot);
  if (!costs) return report(costs.faults());
  options.cost_of_psu = *std::move(costs);
  const auto plan = plan_sample(*pilot, options);
  if (!plan) return report(plan.faults());
  if (!arguments.out.empty())
    if (const auto written = write_allocation(arguments.out, *plan, period); !written)
      return report(written.faults());
  return print(arguments.json ? plan_json(*plan, period) : plan_text(*plan, period));
}

}  // namespace

void add_plan(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      program.add_subcommand("plan", "Sample sizes by stratum for a wanted precision or a budget");
  command->add_option("--data", arguments->data, "Folder with dataset.toml: the pilot")->required();
  command->add_option("--precision", arguments->precision,
                      "Wanted relative standard error of the number of finds, such as 0.1");
  command->add_option("--budget", arguments->budget, "Most that the sample may cost");
  command->add_option("--costs", arguments->costs,
                      "CSV: stratum,cost, the cost of a PSU in any unit (default: 1 each)");
  command->add_option("--pilot", arguments->pilot,
                      "Quarter to plan from (default: the last with inspections)");
  command->add_option("--period", arguments->period,
                      "Quarter that is planned (default: the one after the pilot)");
  add_policy_options(*command, arguments->policy);
  command->add_option("--out", arguments->out, "Folder for allocation.csv, for setpoint draw");
  command->add_flag("--json", arguments->json, "Machine-readable output");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
