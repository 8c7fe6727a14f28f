// setpoint regions allocate: a budget over regions and interventions, at its best.
#include <charconv>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/cli/regions.h"
#include "setpoint/cli/response_options.h"
#include "setpoint/core/decimal.h"
#include "setpoint/disclosure/protected_record.h"
#include "setpoint/report/file_writer.h"
#include "setpoint/report/response_text.h"
#include "setpoint/response/money.h"
#include "setpoint/response/response_json.h"

namespace setpoint::cli {
namespace {

struct Arguments {
  ResponseArguments response;
  std::string data, budget, determination, out;
  std::string by = "state", objective = "overdose", cause = "synthetic-opioids", seed = "1";
  std::vector<std::string> floors, caps, equity;
  std::uint32_t draws = 1000;
  std::size_t top = 20, threads = 0;
  bool json = false;
};

Fault usage(std::string what, std::string expected) {
  return Fault{FaultKind::usage, {}, std::move(what), std::move(expected)};
}

// The budget: an amount, or what a determination leaves for regions.
Result<Done> set_budget(const Arguments& arguments, const AllocationSettings& settings,
                        AllocationQuestion& question) {
  if (arguments.budget.empty() == arguments.determination.empty())
    return usage("no budget, or two of them", "--budget USD or --determination FILE");
  if (!arguments.budget.empty()) {
    const auto cents = parse_cents(arguments.budget, "--budget");
    if (!cents) return cents.faults();
    question.budget_cents = *cents;
    question.budget_from = "--budget";
    return Done{};
  }
  const auto bytes = read_text_file(arguments.determination);
  if (!bytes) return bytes.faults();
  const auto revenue = read_revenue(*bytes, arguments.determination);
  if (!revenue) return revenue.faults();
  const MoneyShares shares{settings.administration, settings.reserve};
  question.budget_cents = divide_revenue(revenue->cents, shares).programme;
  question.budget_from = "determination " + revenue->determination;
  if (revenue->interval)
    question.budget_interval = {divide_revenue(revenue->interval->first, shares).programme,
                                divide_revenue(revenue->interval->second, shares).programme};
  return Done{};
}

// "rate=1" or "WV=1.5".
Result<Done> set_equity(const std::vector<std::string>& texts, AllocationQuestion& question) {
  std::set<std::string> given;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    const auto value =
        equals == std::string::npos ? std::nullopt : parse_number(text.substr(equals + 1));
    if (!value || *value < 0)
      return usage("--equity '" + text + "'", "rate=POWER or REGION=WEIGHT, none below 0");
    const std::string of = text.substr(0, equals);
    if (!given.insert(of).second)
      return usage("--equity " + of + " is given twice", "one weight for each");
    if (of == "rate")
      question.rate_power = *value;
    else
      question.weights.emplace_back(of, *value);
  }
  return Done{};
}

Result<AllocationAnswer> answer(const Arguments& arguments, const ResponseInputs& inputs) {
  AllocationQuestion question;
  const auto by = parse_division(arguments.by);
  if (!by) return usage("--by '" + arguments.by + "'", "state, county or area");
  const auto objective = parse_response_objective(arguments.objective);
  if (!objective)
    return usage("--objective '" + arguments.objective + "'", "overdose, all-cause or qaly");
  const auto cause = parse_cause(arguments.cause);
  if (!cause)
    return usage("--cause '" + arguments.cause + "'", "a cause such as synthetic-opioids");
  question.objective = *objective;
  question.draws = arguments.draws;
  question.threads = arguments.threads;
  std::from_chars(arguments.seed.data(), arguments.seed.data() + arguments.seed.size(),
                  question.seed.value);
  for (const auto& [floor, texts] : {std::pair{true, &arguments.floors}, {false, &arguments.caps}})
    for (const std::string& text : *texts) {
      auto bound = parse_bound(floor, text);
      if (!bound) return bound.faults();
      question.bounds.push_back(*std::move(bound));
    }
  if (const auto done = set_equity(arguments.equity, question); !done) return done.faults();
  if (const auto done = set_budget(arguments, inputs.policy.settings, question); !done)
    return done.faults();
  const auto tables = read_protected_record(arguments.data);
  if (!tables) return tables.faults();
  const auto baseline = make_baseline(*tables, *by, *cause, inputs.policy.settings);
  if (!baseline) return baseline.faults();
  return allocate(*baseline, inputs.policy, inputs.interventions, question);
}

int run(const Arguments& arguments) {
  const auto inputs = read_response(arguments.response);
  if (!inputs) return report(inputs.faults());
  const auto made = answer(arguments, *inputs);
  if (!made) return report(made.faults());
  const std::string json = allocation_json(*made, inputs->policy).dump(2) + "\n";
  if (!arguments.out.empty())
    if (const auto written = write_files(
            arguments.out, {{"allocation.json", json}, {"allocation.csv", allocation_csv(*made)}});
        !written)
      return report(written.faults());
  return print(arguments.json ? json : allocation_text(*made, inputs->policy, arguments.top));
}

}  // namespace

void add_regions_allocate(CLI::App& regions, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = regions.add_subcommand(
      "allocate", "Divide a budget over regions and interventions so that it averts most");
  command->add_option("--data", arguments->data, "Folder of a dataset with regional tables")
      ->required();
  command->add_option("--budget", arguments->budget, "US dollars for a year");
  command->add_option("--determination", arguments->determination,
                      "determination.json whose projected revenue is the budget");
  command->add_option("--by", arguments->by, "state (default), county or area");
  command->add_option("--objective", arguments->objective,
                      "What to avert: overdose (default), all-cause or qaly");
  command->add_option("--cause", arguments->cause,
                      "Deaths to start from (default synthetic-opioids)");
  command
      ->add_option("--floor", arguments->floors,
                   "At least: region:WV=1e6, intervention:naloxone=5e7 or cell:WV/naloxone=1e5 "
                   "(repeatable)")
      ->expected(1)
      ->take_all();
  command->add_option("--cap", arguments->caps, "At most, as --floor (repeatable)")
      ->expected(1)
      ->take_all();
  command
      ->add_option("--equity", arguments->equity,
                   "rate=POWER: a death counts by its region's rate to this power; WV=1.5: as many "
                   "times (repeatable)")
      ->expected(1)
      ->take_all();
  command->add_option("--draws", arguments->draws, "Draws (default 1000)")
      ->check(CLI::Range(1U, 100'000U));
  command->add_option("--seed", arguments->seed, "Seed of every draw (default 1)")
      ->check(seed_problem);
  command->add_option("--threads", arguments->threads, "Threads (default: every processor)")
      ->check(CLI::Range(std::size_t{0}, std::size_t{1024}));
  command->add_option("--top", arguments->top, "Regions in the table (default 20)");
  add_response_options(*command, arguments->response);
  command->add_option("--out", arguments->out, "Folder for allocation.json and allocation.csv");
  command->add_flag("--json", arguments->json, "Machine-readable output");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
