#include "setpoint/sampling/generator_deaths.h"

#include "setpoint/sampling/generator_find.h"
#include "setpoint/sampling/generator_scenario.h"

namespace setpoint {
namespace {

constexpr double kDeathsOfQuarter = 15000.0;
constexpr double kDeathsLeft = 0.6;

// Pure grams by form that enter with the average unit.
DeathsByForm expected_mass(const GeneratedFrame& frame) {
  DeathsByForm mass{};
  for (const FrameStratum& stratum : frame.strata) {
    if (carrier(stratum.channel) == Carrier::interior) continue;
    for (const FrameOrigin& origin : stratum.origins)
      for (const Outcome form : kOutcomes) {
        const auto k = static_cast<std::size_t>(form);
        mass[k] += stratum.share * origin.share * origin.rates[k] * mean_pure_grams(form);
      }
  }
  return mass;
}

}  // namespace

Result<std::vector<DeathsByForm>> generated_deaths(const GeneratorOptions& options) {
  const auto frame = scenario_frame(options);
  if (!frame) return frame.faults();
  const DeathsByForm first = expected_mass(*frame);
  const double of_mass = kDeathsOfQuarter / (first[0] + first[1] + first[2]);
  std::vector<DeathsByForm> deaths;
  for (int q = 0; q < options.quarters; ++q) {
    const bool fewer =
        options.scenario == Scenario::deaths_fall && after_change(q, options.quarters);
    DeathsByForm now =
        expected_mass(frame_in_quarter(*frame, options.scenario, q, options.quarters));
    for (double& of_form : now) of_form *= of_mass * (fewer ? kDeathsLeft : 1.0);
    deaths.push_back(now);
  }
  return deaths;
}

}  // namespace setpoint
