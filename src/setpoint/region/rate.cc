#include "setpoint/region/rate.h"

#include <algorithm>
#include <cmath>

#include "setpoint/sampling/proportion_interval.h"
#include "setpoint/sampling/total_interval.h"

namespace setpoint {

Result<DeathRate> crude_rate(double deaths, double people, int population_year, double confidence) {
  if (!(people > 0))
    return Fault{FaultKind::data, {}, "a population that is not positive", "people"};
  const auto interval = find_count_interval(deaths, kPer / people, 1, confidence);
  if (!interval) return interval.faults();
  return DeathRate{deaths * kPer / people, *interval, false, deaths, people, population_year};
}

Result<DeathRate> age_adjusted_rate(const std::array<AgeCell, kAgeGroups>& cells,
                                    int population_year, double confidence) {
  double standard = 0;
  for (const double thousands : kStandardPopulation) standard += thousands;
  DeathRate rate;
  rate.population_year = population_year;
  double variance = 0;
  double largest = 0;
  for (std::size_t i = 0; i < kAgeGroups; ++i) {
    if (!(cells[i].people > 0 && cells[i].deaths >= 0))
      return Fault{FaultKind::data, {}, "an age group without people", "people in every age group"};
    const double one = kPer * kStandardPopulation[i] / standard / cells[i].people;
    rate.value += one * cells[i].deaths;
    variance += one * one * cells[i].deaths;
    largest = std::max(largest, one);
    rate.deaths += cells[i].deaths;
    rate.people += cells[i].people;
  }
  const auto interval = fay_feuer_interval(rate.value, variance, largest, confidence);
  if (!interval) return interval.faults();
  rate.interval = *interval;
  return rate;
}

Result<CountChange> relative_change(double earlier, double later, double confidence) {
  const bool whole = std::floor(earlier) == earlier && std::floor(later) == later;
  if (!(whole && earlier > 0 && later > 0))
    return Fault{FaultKind::data, {}, "a change between counts of none", "two positive counts"};
  const auto share = clopper_pearson(
      static_cast<std::uint64_t>(later),
      static_cast<std::uint64_t>(earlier) + static_cast<std::uint64_t>(later), confidence);
  if (!share) return share.faults();
  return CountChange{later / earlier - 1,
                     {share->low / (1 - share->low) - 1, share->high / (1 - share->high) - 1}};
}

}  // namespace setpoint
