// A regional record in which what changes was planted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "setpoint/data/regional.h"
#include "setpoint/region/month_count.h"
#include "setpoint/warning/outbreak_simulator.h"
#include "setpoint/warning/settings.h"

namespace setpoint::test {

inline constexpr int kFirst = 2016 * 12;  // January 2016
inline constexpr std::size_t kMonths = 96;

// The settings that come with the program.
inline WarningSettings shipped() {
  return read_warning_policy(std::nullopt, {}).value().settings;
}

inline RegionalTables empty_tables() {
  RegionalTables tables;
  tables.name = "planted";
  tables.sha256 = std::string(64, 'a');
  RegionalSource source;
  source.source = "Generated & counted";
  source.retrieved = *Date::of(2024, 3, 1);
  tables.sources.push_back(source);
  DeathRelease release;
  release.retrieved = source.retrieved;
  release.last = month_of_number(kFirst + static_cast<int>(kMonths) - 1);
  tables.releases.push_back(release);
  return tables;
}

inline void add_deaths(RegionalTables& tables, const std::string& place, int first,
                       const std::vector<double>& counts, int months = 1) {
  for (std::size_t t = 0; t < counts.size(); ++t) {
    RegionalDeathRow row{.release = 0,
                         .place = *Place::parse(place),
                         .ending = month_of_number(first + static_cast<int>(t)),
                         .months = months,
                         .cause = Cause::synthetic_opioids,
                         .ages = std::nullopt,
                         .reported = counts[t],
                         .predicted = std::nullopt,
                         .complete = std::nullopt,
                         .pending = std::nullopt,
                         .withheld = Withheld::no,
                         .at = {}};
    tables.deaths.push_back(row);
  }
}

// Without a change.
inline std::vector<double> quiet(std::uint32_t run, double level = 4) {
  return simulate_counts({level, 0, 0.1, 0, 1.5, 12, kMonths}, std::nullopt, Seed{8}, run + 50)
      .counts;
}

inline const std::vector<std::string> kStates = {"AL", "AZ", "CA", "CO", "FL", "GA", "IL", "MA",
                                                 "MI", "NY", "OH", "PA", "TN", "TX", "WA", "WV"};

}  // namespace setpoint::test
