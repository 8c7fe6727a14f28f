// The tests of each kind of series of the regional record: which series can be judged, and what
// each test says.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "setpoint/core/random.h"
#include "setpoint/data/regional.h"
#include "setpoint/region/record.h"
#include "setpoint/warning/alert.h"
#include "setpoint/warning/settings.h"

namespace setpoint {

struct Tested {
  std::vector<Candidate> candidates;
  std::size_t left_out = 0;
  std::vector<std::string> notes;
};

// Deaths of a month where months are counted, by their own past; else, and where they are more
// recent, sums of twelve months against those of a year ago.
[[nodiscard]] Tested test_deaths(const RegionalTables& tables, const DeathRecord& record,
                                 const WarningSettings& settings);
// Seizures by area and drug: their number by its own past, their size by permutation.
[[nodiscard]] Tested test_seizures(const RegionalTables& tables, const WarningSettings& settings,
                                   Seed seed);
// Laboratory reports by state: substances that are new or rare, shares that left their trend or
// what they were a year ago.
[[nodiscard]] Tested test_composition(const RegionalTables& tables,
                                      const WarningSettings& settings);
// Visits for a nonfatal overdose by county and year, by their trend.
[[nodiscard]] Tested test_nonfatal(const RegionalTables& tables, const WarningSettings& settings);
// Monthly deaths over places and months; a note for every cause without a scan.
[[nodiscard]] Tested test_scan(const RegionalTables& tables, const DeathRecord& record,
                               const WarningSettings& settings, Seed seed, unsigned threads);

// A run of consecutive months with a reported count, all of the same people.
struct MonthlyCounts {
  int first = 0;  // month_number of the first
  std::vector<double> counts;
  std::vector<const RegionalDeathRow*> rows;
  [[nodiscard]] int last() const { return first + static_cast<int>(rows.size()) - 1; }
};
// The longest that ends with the last count, cut where New York City is counted apart from a month
// on or no longer (region/city_apart.h): one run by time for each of the definitions, as no test
// may compare across it. Empty where the last month shows no count.
[[nodiscard]] std::vector<MonthlyCounts> reported_runs(const DeathRecord& record,
                                                       const SeriesKey& key);
// Whether a count is held to be complete (reporting.complete, reporting.settled).
[[nodiscard]] bool settled(const RegionalTables& tables, const RegionalDeathRow& row,
                           const WarningSettings& settings);

}  // namespace setpoint
