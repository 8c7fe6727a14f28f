// The cost of opioid use disorder and overdose deaths in a year, by cost of illness.
//
// Florence, Luo and Rice (2021), Drug and Alcohol Dependence 218:108350, Table 2, in dollars of
// 2017: 549,691 million for 47,600 deaths and 470,975 million for 2.13 million persons with opioid
// use disorder. Costs per case are brought to another year by the consumer price index. With
// 69,061 deaths, 2.7 million persons and CPI-U 245.120 (2017) and 258.811 (2020) this gives
// 1,472.4 billion dollars for 2020, the "nearly $1.5 trillion" of the Joint Economic Committee
// (release of 28 September 2022). Model, section 4.
#pragma once

#include "setpoint/core/unit.h"

namespace setpoint {

inline constexpr Dollars kFatalCost2017{549'691e6};
inline constexpr Deaths kDeaths2017{47'600};
inline constexpr Dollars kDisorderCost2017{470'975e6};
inline constexpr double kPersonsWithDisorder2017 = 2.13e6;

// price_ratio: index of the year wanted over that of 2017.
[[nodiscard]] constexpr Dollars cost_of_illness(Deaths deaths, double persons_with_disorder,
                                                double price_ratio) {
  const Dollars fatal = deaths * (kFatalCost2017 / kDeaths2017);
  const Dollars disorder{persons_with_disorder * kDisorderCost2017.value() /
                         kPersonsWithDisorder2017};
  return Dollars((fatal + disorder).value() * price_ratio);
}

}  // namespace setpoint
