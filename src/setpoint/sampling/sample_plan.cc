#include "setpoint/sampling/sample_plan.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/sampling/allocation.h"
#include "setpoint/sampling/plan.h"

namespace setpoint {
namespace {

Fault usage(std::string what, std::string expected) {
  return {FaultKind::usage, {}, std::move(what), std::move(expected)};
}

Faults unsound(const Pilot& pilot, const PlanOptions& options) {
  Faults faults;
  if (!options.precision && !options.budget)
    faults.push_back(usage("neither a precision nor a budget", "one of them, or both"));
  if (options.precision && !(*options.precision > 0 && *options.precision < 1))
    faults.push_back(usage("a precision that is not between 0 and 1",
                           "a relative standard error like 0.1, for 10 %"));
  for (const auto& [name, cost] : options.cost_of_psu)
    if (std::none_of(pilot.strata.begin(), pilot.strata.end(),
                     [&name = name](const PilotStratum& each) { return each.name == name; }))
      faults.push_back(usage("a cost of stratum '" + name + "', which is not in the pilot",
                             "strata of " + pilot.period.text()));
  if (options.precision && pilot.total == 0)
    faults.push_back({FaultKind::data,
                      {},
                      "a pilot without a find, in " + pilot.period.text() +
                          ": the relative error of a total of 0 has no meaning",
                      "a budget alone"});
  return faults;
}

// Two show a variance; a stratum of one PSU is taken whole and needs none.
std::uint64_t least_psus(const PilotStratum& stratum) {
  constexpr std::uint64_t kLeast = 2;
  return std::min(kLeast, stratum.population.value_or(kLeast));
}

Result<PsuCounts> allocate(const std::vector<AllocationStratum>& strata, double total,
                           const PlanOptions& options) {
  if (!options.precision) return allocation_within(strata, *options.budget);
  const double error = *options.precision * total;
  auto wanted = least_cost_allocation(strata, error * error);
  const bool affordable =
      !options.budget || (wanted && allocation_cost(strata, *wanted) <= *options.budget);
  return affordable ? wanted : allocation_within(strata, *options.budget);
}

Result<RarePlan> rare_plan(const PilotStratum& stratum, std::uint64_t planned, double confidence) {
  RarePlan rare;
  rare.units = stratum.units;
  // Weights may have been rounded, or calibrated to less than what was seen.
  rare.population =
      std::max(static_cast<std::uint64_t>(std::floor(stratum.population_units + 0.5)), rare.units);
  const auto limit = zero_find_limit(rare.units, confidence);
  if (!limit) return limit.faults();
  rare.limit = *limit;
  const auto positives = zero_find_positives(rare.population, rare.units, confidence);
  if (!positives) return positives.faults();
  rare.positives = *positives;
  const auto half = zero_find_sample_size(rare.limit / 2, confidence);
  if (!half) return half.faults();
  rare.units_for_half = *half;
  const double at_half = std::ceil(static_cast<double>(rare.population) * rare.limit / 2);
  const auto finite = detection_sample_size(
      rare.population,
      std::min(std::max(static_cast<std::uint64_t>(at_half), std::uint64_t{1}), rare.population),
      confidence);
  if (!finite) return finite.faults();
  rare.units_for_half_of_population = *finite;
  const auto planned_limit = zero_find_limit(planned, confidence);
  if (!planned_limit) return planned_limit.faults();
  rare.planned_limit = *planned_limit;
  return rare;
}

std::uint64_t units_per_psu(const PilotStratum& stratum) {
  const double mean = static_cast<double>(stratum.units) / static_cast<double>(stratum.psus);
  return std::max(static_cast<std::uint64_t>(std::floor(mean + 0.5)), std::uint64_t{1});
}

// Of the total, by this many PSUs of each stratum. Where all PSUs are taken nothing is left between
// them, but the units in them that are not inspected still tell nothing: the stratum then has the
// variance of as many units drawn one by one, T (W / u - 1) for T finds among W units of which u
// are inspected.
double expected_variance(const Pilot& pilot, const std::vector<AllocationStratum>& strata,
                         const PsuCounts& psus) {
  double variance = allocation_variance(strata, psus);
  for (std::size_t h = 0; h < strata.size(); ++h) {
    const PilotStratum& stratum = pilot.strata[h];
    if (psus[h] != stratum.population) continue;
    const auto units = static_cast<double>(psus[h] * units_per_psu(stratum));
    variance += stratum.total * std::max(stratum.population_units / units - 1, 0.0);
  }
  return variance;
}

std::optional<double> relative_error(double variance, double total) {
  if (total == 0) return std::nullopt;
  return std::sqrt(variance) / total;
}

}  // namespace

Result<SamplePlan> plan_sample(const Pilot& pilot, const PlanOptions& options) {
  if (Faults faults = unsound(pilot, options); !faults.empty()) return faults;
  std::vector<AllocationStratum> strata;
  PsuCounts sampled;
  for (const PilotStratum& stratum : pilot.strata) {
    const auto cost = options.cost_of_psu.find(stratum.name);
    strata.push_back({stratum.spread, stratum.population,
                      cost == options.cost_of_psu.end() ? 1.0 : cost->second, least_psus(stratum),
                      std::nullopt});
    sampled.push_back(stratum.psus);
  }
  const auto counts = allocate(strata, pilot.total, options);
  if (!counts) return counts.faults();

  SamplePlan plan;
  plan.pilot = pilot.period;
  plan.confidence = options.confidence;
  plan.total = pilot.total;
  plan.wanted_precision = options.precision;
  plan.budget = options.budget;
  plan.pilot_precision = relative_error(expected_variance(pilot, strata, sampled), pilot.total);
  const double variance = expected_variance(pilot, strata, *counts);
  plan.precision = relative_error(variance, pilot.total);
  const double wanted = options.precision.value_or(0) * pilot.total;
  plan.reached = !options.precision || variance <= wanted * wanted;
  plan.cost = allocation_cost(strata, *counts);
  for (std::size_t h = 0; h < strata.size(); ++h) {
    PlannedStratum planned{
        pilot.strata[h], strata[h].cost, (*counts)[h], units_per_psu(pilot.strata[h]), 0,
        std::nullopt};
    planned.units = planned.psus * planned.units_per_psu;
    plan.psus += planned.psus;
    plan.units += planned.units;
    if (planned.pilot.finds == 0) {
      auto rare = rare_plan(planned.pilot, planned.units, options.confidence);
      if (!rare) return rare.faults();
      planned.rare = *std::move(rare);
    }
    plan.strata.push_back(std::move(planned));
  }
  return plan;
}

}  // namespace setpoint
