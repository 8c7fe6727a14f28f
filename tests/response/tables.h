// A regional record made up for tests: a nation of four states and some counties.
#pragma once

#include "setpoint/data/regional.h"

namespace setpoint {

inline RegionalDeathRow deaths(const char* place, Month ending, std::optional<double> reported,
                               std::optional<double> predicted = std::nullopt, int months = 12,
                               Withheld withheld = Withheld::no,
                               Cause cause = Cause::synthetic_opioids) {
  RegionalDeathRow row{
      0,         *Place::parse(place), ending,       months,   cause, std::nullopt, reported,
      predicted, std::nullopt,         std::nullopt, withheld, {}};
  return row;
}

inline PopulationRow people(const char* place, double count, int year = 2024) {
  return {*Place::parse(place), year, std::nullopt, count, {}};
}

// WV 1,000 of 2 million, OH 3,000 of 10, NY 800 and its city 700 of 20, VT withheld of 0.6, LA
// without a count of 4.4; nation 6,600 (predicted) of 37. What is left for LA: 1,095.
inline RegionalTables four_states() {
  RegionalTables tables;
  const Month now{2026, 1};
  tables.deaths = {deaths("US", now, 6500, 6600),
                   deaths("US", {2025, 1}, 8000, 8250),
                   deaths("WV", now, 990, 1000),
                   deaths("OH", {2025, 1}, 3700, 3750),
                   deaths("NY", now, 800),
                   deaths("YC", now, 690, 700),
                   deaths("VT", now, std::nullopt, std::nullopt, 12, Withheld::suppressed)};
  tables.population = {people("US", 37e6),   people("US", 36e6, 2023), people("WV", 2e6),
                       people("OH", 10e6),   people("NY", 20e6),       people("VT", 0.6e6),
                       people("LA", 4.4e6),  people("54039", 1.2e6),   people("54011", 0.7e6),
                       people("54047", 1e5), people("39049", 10e6)};
  return tables;
}

}  // namespace setpoint
