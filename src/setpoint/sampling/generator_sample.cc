#include "setpoint/sampling/generator_sample.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace setpoint {
namespace {

// Of a shift that is inspected for as long as the sample is small; then more of each shift, for a
// quarter has no more of them.
constexpr std::uint64_t kUnitsOfPsu = 50;
constexpr std::uint64_t kLeastPsus = 2;
constexpr std::uint64_t kMostPsus = 1000;
constexpr std::uint64_t kTargetedOf = 100;
constexpr std::uint64_t kTargeted = 3;
constexpr int kSeasons = 4;

// A whole number from 0 to n.
std::uint64_t up_to(Stream& stream, std::uint64_t n) {
  const double u = stream.uniform();
  return std::min(n, static_cast<std::uint64_t>(u * static_cast<double>(n + 1)));
}

}  // namespace

Result<std::vector<std::vector<StratumSample>>> plan_samples(const GeneratorOptions& options,
                                                             const GeneratedFrame& frame) {
  std::vector<std::vector<StratumSample>> plan;
  const auto total = static_cast<double>(options.units);
  const auto quarters = static_cast<double>(options.quarters);
  double share_before = 0.0;
  std::uint64_t units_before = 0;
  for (int q = 0; q < options.quarters; ++q) {
    std::vector<StratumSample>& samples = plan.emplace_back();
    for (std::size_t s = 0; s < frame.strata.size(); ++s) {
      share_before += frame.strata[s].share / quarters;
      const bool last = q + 1 == options.quarters && s + 1 == frame.strata.size();
      // Rounding what comes before, not each stratum, makes them add up.
      const std::uint64_t upto =
          last ? options.units : static_cast<std::uint64_t>(std::floor(total * share_before));
      const std::uint64_t units = upto - std::min(upto, units_before);
      units_before = upto;

      StratumSample sample;
      sample.targeted = units * kTargeted / kTargetedOf;
      sample.random = units - sample.targeted;
      sample.sampled =
          options.psus.value_or(std::clamp(sample.random / kUnitsOfPsu, kLeastPsus, kMostPsus));
      if (sample.random < sample.sampled) {
        const double least = static_cast<double>(sample.sampled) * quarters /
                             frame.strata[s].share * static_cast<double>(kTargetedOf) /
                             static_cast<double>(kTargetedOf - kTargeted);
        return Fault{FaultKind::usage,
                     {},
                     std::to_string(options.units) + " units are too few: stratum " +
                         frame.strata[s].name + " has " + std::to_string(sample.random) +
                         " in a quarter, for " + std::to_string(sample.sampled) + " PSUs",
                     "about " + std::to_string(static_cast<std::uint64_t>(std::ceil(least)) + 1) +
                         " units or more, or fewer quarters or PSUs"};
      }
      // A season's own, the same in every year: where nothing else changes, a year is like the
      // next.
      const auto season = static_cast<std::uint64_t>(q % kSeasons);
      Stream stream(options.seed, StreamName("generator.stratum").at(season).at(s), 0);
      const std::uint64_t most = sample.random_of(0);
      sample.population = 3 * sample.sampled + up_to(stream, sample.sampled);
      sample.psu_units = 2 * most + up_to(stream, most);
      samples.push_back(sample);
    }
  }
  return plan;
}

}  // namespace setpoint
