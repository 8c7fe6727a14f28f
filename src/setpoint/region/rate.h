// Rates of deaths per 100,000 people, with exact limits.
//
//   crude     100,000 d / n, limits of Garwood 1936 (Biometrika 28:437) for a Poisson count d
//   adjusted  100,000 sum of w_i d_i / n_i over the eleven age groups, w_i the share of group i of
//             the U.S. standard population of 2000 (Anderson and Rosenberg 1998, National Vital
//             Statistics Reports 47 no. 3; Klein and Schoenborn 2001); limits of Fay and Feuer 1997
//             (Statistics in Medicine 16:791)
//
// The limits say how far a count of deaths would vary by chance about the same risk. They say
// nothing of people counted wrongly or of causes not found.
#pragma once

#include <array>

#include "setpoint/core/fault.h"
#include "setpoint/core/uncertain.h"
#include "setpoint/data/regional.h"

namespace setpoint {

inline constexpr double kPer = 100'000;

// The U.S. standard population of 2000 by AgeGroup, thousands; in all 274,634.
inline constexpr std::array<double, kAgeGroups> kStandardPopulation = {
    3'795, 15'192, 39'977, 38'077, 37'233, 44'659, 37'030, 23'961, 18'136, 12'315, 4'259};

struct DeathRate {
  double value = 0;  // deaths per 100,000
  Interval interval;
  bool unreliable = false;  // fewer deaths than a rate needs to be of use
  double deaths = 0;
  double people = 0;
  int population_year = 0;
};

struct AgeCell {
  double deaths = 0;
  double people = 0;
};

// deaths >= 0, people > 0, confidence in (0, 1); Faults as the intervals have.
[[nodiscard]] Result<DeathRate> crude_rate(double deaths, double people, int population_year,
                                           double confidence);
[[nodiscard]] Result<DeathRate> age_adjusted_rate(const std::array<AgeCell, kAgeGroups>& cells,
                                                  int population_year, double confidence);

// The change of a count from an earlier one of as many months of the same place: later / earlier
// - 1, with the exact limits of a ratio of two Poisson counts (Clopper and Pearson on the later
// count among both; Przyborowski and Wilenski 1940, Biometrika 31:313).
struct CountChange {
  double value = 0;
  Interval interval;
};
// Both whole and positive. Faults (data): otherwise.
[[nodiscard]] Result<CountChange> relative_change(double earlier, double later, double confidence);

}  // namespace setpoint
