// What the scenarios of the synthetic programme ask of a sample: which movement, how large, in how
// many tests, and hence how many units.
//
// A flow L with n finds in the first window has a mass with a standard error of v / sqrt(n) of
// itself, v from a pilot. If it changes to L' = (1 + c) L, the statistic under test
// (the log ratio of rate/movement.h, its start near 0 left out) has, to first order,
//
//   mean                 m = log((1 + c) / (1 - delta)) of a fall, log((1 + c) / (1 + delta)) else
//   standard deviation   s = v sqrt((1 + 1 / (1 + c)) / n)
//
// with delta the material change, and is seen with probability `power` where |m| >= (z(1 - alpha) +
// z(power)) s. alpha is 0.10 times the share of the determination's tests that the scenario makes
// true, which is what Benjamini and Hochberg's procedure asks of the last of them. Movements that
// must all be seen share the power: each has power^(1 / number).
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "coverage_model.h"
#include "setpoint/core/distribution.h"
#include "setpoint/core/elementary.h"
#include "setpoint/data/dataset.h"
#include "setpoint/policy/policy.h"
#include "setpoint/sampling/flow_estimate.h"
#include "setpoint/sampling/generator.h"
#include "setpoint/sampling/generator_find.h"
#include "setpoint/sampling/generator_scenario.h"
#include "setpoint/sampling/generator_tables.h"

namespace setpoint::bench {

inline constexpr int kQuarters = 8;  // two windows
inline constexpr double kAlpha = 0.10;
inline constexpr double kPower = 0.8;
inline constexpr double kMaterialChange = 0.10;
inline constexpr double kMinFinds = 30;
// Rare enough that finds cluster little, and no rarer: what a determination knows depends on finds,
// what a simulation costs on units.
inline constexpr double kPrevalence = 0.005;

inline GeneratorOptions programme(Scenario scenario, std::uint64_t units, std::size_t countries,
                                  Seed seed) {
  GeneratorOptions options;
  options.units = units;
  options.seed = seed;
  options.scenario = scenario;
  options.quarters = kQuarters;
  options.countries = countries;
  options.prevalence = kPrevalence;
  options.roll_up = true;
  options.deaths = DeathsTable::together;
  return options;
}

struct MadeDataset {
  Generated generated;
  Tables tables;
};

// Written to a folder that is removed again, and read as a user's would be.
inline MadeDataset make_dataset(const GeneratorOptions& options) {
  namespace fs = std::filesystem;
  std::string pattern = (fs::temp_directory_path() / "setpoint-scenario-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) stop("cannot make a folder like " + pattern);
  const fs::path folder = pattern;
  MadeDataset made;
  {
    std::ofstream log(folder / "inspections.csv", std::ios::binary);
    made.generated = sound(generate_inspections(options, [&](std::string_view text) {
      log << text;
      return Done{};
    }));
    if (!log.flush()) stop("no room for " + folder.string());
  }
  for (const GeneratedFile& file : generated_tables(options, made.generated))
    std::ofstream(folder / file.name, std::ios::binary) << file.text;
  ReadOptions reading;
  reading.threads = 1;
  made.tables = sound(read_dataset(folder, reading));
  std::error_code ignored;
  fs::remove_all(folder, ignored);
  return made;
}

// Expected pure mass by form of a country's flow that enters, before and after the change.
struct ExpectedChange {
  FormRates before{}, after{};
  [[nodiscard]] double relative(Outcome form) const {
    const auto k = static_cast<std::size_t>(form);
    return after[k] / before[k] - 1.0;
  }
};
inline ExpectedChange expected_change(const GeneratorOptions& options, std::size_t country) {
  const GeneratedFrame frame = sound(scenario_frame(options));
  const auto mass = [&](int quarter) {
    FormRates result{};
    for (const FrameStratum& stratum :
         frame_in_quarter(frame, options.scenario, quarter, options.quarters).strata)
      for (const FrameOrigin& origin : stratum.origins)
        if (origin.country == country && carrier(stratum.channel) != Carrier::interior)
          for (const Outcome form : kOutcomes) {
            const auto k = static_cast<std::size_t>(form);
            result[k] += stratum.share * origin.share * origin.rates[k] * mean_pure_grams(form);
          }
    return result;
  };
  return {mass(0), mass(options.quarters - 1)};
}

// Of the first country's flow by form, from pilots in which nothing changes: finds a unit inspected
// in a window, and the standard error of its mass times the root of its finds, over the mass.
struct PilotOf {
  FormRates finds_of_unit{}, error_of_find{};
};
inline PilotOf pilot(const Policy& policy, std::size_t countries) {
  constexpr std::uint64_t kUnits = 1'000'000;
  constexpr std::uint64_t kPilots = 8;  // seeds that no simulation has
  PilotOf of;
  for (std::uint64_t p = 1; p <= kPilots; ++p) {
    const GeneratorOptions options =
        programme(Scenario::steady, kUnits, countries, Seed{1'000'000 + p});
    MadeDataset made = make_dataset(options);
    // As in the draws of a determination: units are a sample too, so the share of PSUs drawn takes
    // nothing from the variance.
    for (SampledStratum& stratum : made.tables.inspections.strata) stratum.population.reset();
    FlowGrouping by;
    by.origin = by.outcome = true;
    const FlowEstimates estimates = sound(estimate_flows(
        made.tables, policy, by,
        std::pair{generated_quarter(options, 0), generated_quarter(options, kQuarters / 2 - 1)}));
    for (const FlowEstimate& row : estimates.rows) {
      if (row.interior || row.origin->code() != "MX" || row.found == 0) continue;
      const auto k = static_cast<std::size_t>(*row.outcome);
      const auto n = static_cast<double>(row.found);
      constexpr auto kAll = static_cast<double>(kPilots);
      of.finds_of_unit[k] += n / static_cast<double>(kUnits) / kAll;
      of.error_of_find[k] += row.pure_kg.standard_error / row.pure_kg.value * std::sqrt(n) / kAll;
    }
  }
  return of;
}

// A movement that a scenario's rows rest on.
struct Wanted {
  Outcome form{};
  double change = 0;  // of the flow, as a share of it
};

struct PlannedSize {
  double alpha = 0;  // of each movement
  double power = 0;
  std::vector<double> finds;  // of each, in the first window
  std::uint64_t units = 0;    // of both windows together, to two digits, upward
};

inline PlannedSize plan_size(const PilotOf& of, const std::vector<Wanted>& wanted,
                             double true_movements, double tests) {
  PlannedSize plan;
  plan.alpha = kAlpha * true_movements / tests;
  plan.power = power(kPower, 1.0 / static_cast<double>(wanted.size()));
  const double z = normal_quantile(1.0 - plan.alpha) + normal_quantile(plan.power);
  double units = 0;
  for (const Wanted& movement : wanted) {
    const auto k = static_cast<std::size_t>(movement.form);
    const double c = movement.change;
    const double material = c < 0 ? -kMaterialChange : kMaterialChange;
    const double mean = std::abs(logarithm((1.0 + c) / (1.0 + material)));
    const double of_one = std::sqrt(1.0 + 1.0 / (1.0 + c));
    const double ratio = z * of_one * of.error_of_find[k] / mean;
    plan.finds.push_back(std::max(kMinFinds, std::ceil(ratio * ratio)));
    units = std::max(units, plan.finds.back() / of.finds_of_unit[k]);
  }
  double digit = 1;
  while (units / digit >= 100) digit *= 10;
  plan.units = static_cast<std::uint64_t>(std::ceil(units / digit) * digit);
  return plan;
}

}  // namespace setpoint::bench
