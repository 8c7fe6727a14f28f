// What is known of the drugs that reach a region: reports of forensic laboratories, seizures at the
// border areas of its states, and visits for a nonfatal overdose.
//
// Laboratory reports are counts of items examined in the region's states: shares have the exact
// limits of a binomial (Clopper and Pearson), as if items were examined independently; items of one
// case are not, so the true limits are wider. Late reports are added: the newest period grows.
// Seizures are of the agency's areas that lie in the region's states (cbp_areas.h): what was found
// at the border there, not what came to the region. None of these is a count of deaths, and the
// rule of small counts is kept for visits, which are of persons.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/region/people.h"
#include "setpoint/region/rate.h"
#include "setpoint/region/regions.h"

namespace setpoint {

struct SubstanceShare {
  std::string name;
  double reports = 0;
  double share = 0;
  Interval interval;
};
struct LabPeriod {
  Month ending;
  int months = 6;
  double total = 0;
  std::vector<SubstanceShare> substances;  // most first, then by name
};
// Of the region's states together, ascending; of the nation: of all places.
[[nodiscard]] std::vector<LabPeriod> lab_periods(const RegionalTables& tables, const Region& region,
                                                 double confidence);

struct QuarterSeizures {
  Quarter quarter;
  std::string drug;
  double kilograms = 0;  // gross
  double events = 0;
  std::vector<std::string> areas;  // that it was seized in
};
// By quarter and drug; only months that are there, so a last quarter may be a part of one.
[[nodiscard]] std::vector<QuarterSeizures> quarter_seizures(const RegionalTables& tables,
                                                            const Region& region);

struct NonfatalYear {
  int year = 0;
  std::string setting;
  double visits = 0;
  double people = 0;
  std::size_t counties = 0;  // that the visits are of
  std::optional<DeathRate> rate;
};
// Of a county, or of the counties of a state or an area that show a count of at least
// `suppressed_below`, by year and setting. The nation has none: few jurisdictions report.
[[nodiscard]] std::vector<NonfatalYear> nonfatal_years(const RegionalTables& tables,
                                                       const Region& region,
                                                       double suppressed_below,
                                                       double unreliable_below, double confidence);

}  // namespace setpoint
