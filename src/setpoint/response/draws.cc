#include "setpoint/response/draws.h"

#include <algorithm>
#include <string>

#include "setpoint/core/distribution.h"
#include "setpoint/core/elementary.h"
#include "setpoint/policy/sampler.h"

namespace setpoint {
namespace {

constexpr double kPer = 100'000;  // people, of the units that are eligible

std::vector<double> draws_of(const std::string& key, const DatedValue& value, Seed seed,
                             std::uint32_t draws) {
  const double point = std::get<double>(value.value);
  const KeySchema* const schema = allocation_schema().find(key);
  std::vector<double> made(draws, point);
  const Sampler sampler =
      number_sampler(key, value.distribution, point, {schema->low, schema->high}, FiscalYear{2018});
  if (sampler) sampler(seed, 0, made);
  return made;
}

}  // namespace

double counted_per_death(const AllocationSettings& settings, ResponseObjective objective) {
  switch (objective) {
    case ResponseObjective::overdose:
      return 1;
    case ResponseObjective::all_cause:
      return settings.all_cause;
    case ResponseObjective::qaly:
      return settings.all_cause * settings.qaly;
  }
  return 1;
}

double units_in_nation(const AllocationPolicy& policy, std::string_view intervention,
                       const Baseline& baseline) {
  const DatedValue* const eligible = policy.number(intervention, "eligible");
  return std::get<double>(eligible->value) * baseline.people / kPer;
}

EffectDraws draw_effect(const AllocationPolicy& policy, std::string_view intervention,
                        ResponseObjective objective, const Baseline& baseline, Seed seed,
                        std::uint32_t draws) {
  const std::string of = std::string(intervention) + ".";
  const DatedValue& cost = *policy.number(intervention, "cost");
  // All-cause deaths not given: those of overdose. Years not given: by way of deaths.
  const char* what = "overdose";
  double times = 1;
  if (objective != ResponseObjective::overdose &&
      policy.number(intervention, "all_cause") != nullptr)
    what = "all_cause";
  if (objective == ResponseObjective::qaly) {
    if (policy.number(intervention, "qalys") != nullptr)
      what = "qalys";
    else
      times = policy.settings.qaly;
  }
  const DatedValue& averted = *policy.number(intervention, what);
  const DatedValue* const most = policy.number(intervention, "most");
  constexpr double kMost = 0.99;
  const double limit = most == nullptr ? kMost : std::get<double>(most->value);

  EffectDraws made;
  made.effect = draws_of(of + what, averted, seed, draws);
  const double at_full_reach = times * units_in_nation(policy, intervention, baseline) /
                               (baseline.deaths * counted_per_death(policy.settings, objective));
  for (double& effect : made.effect) effect = std::min(limit, effect * at_full_reach);
  const std::vector<double> costs = draws_of(of + "cost", cost, seed, draws);
  double sum = 0;
  for (const double each : costs) sum += each;
  made.cost = sum / static_cast<double>(draws);
  for (const double each : costs) made.pace.push_back(made.cost / each);
  return made;
}

std::vector<std::vector<double>> draw_deaths(const AllocationSettings& settings,
                                             ResponseObjective objective, const Baseline& baseline,
                                             Seed seed, std::uint32_t draws) {
  const StreamName trend_name("baseline/trend"), region_name("baseline/region");
  const double counted = counted_per_death(settings, objective);
  std::vector<double> trend(draws, 1.0);
  if (settings.trend_sd > 0)
    for (std::uint32_t d = 0; d < draws; ++d) {
      Stream stream(seed, trend_name, d);
      trend[d] =
          draw_lognormal(stream, -settings.trend_sd * settings.trend_sd / 2, settings.trend_sd);
    }
  std::vector<std::vector<double>> made;
  for (std::size_t r = 0; r < baseline.regions.size(); ++r) {
    const double deaths = baseline.regions[r].deaths;
    std::vector<double> own(draws, 0.0);
    const double shape = deaths / settings.dispersion;
    for (std::uint32_t d = 0; d < draws && deaths > 0; ++d) {
      Stream stream(seed, region_name.at(r), d);
      const double noise = draw_gamma(stream, shape) / shape;
      own[d] = deaths * counted * trend[d] * noise;
    }
    made.push_back(std::move(own));
  }
  return made;
}

}  // namespace setpoint
