#include "setpoint/rate/cost_of_illness.h"

#include <gtest/gtest.h>

namespace setpoint {
namespace {

// Joint Economic Committee, 28 September 2022: "nearly $1.5 trillion" for 2020, from 69,061 deaths
// and 2.7 million persons with opioid use disorder at the costs of Florence, Luo and Rice (2021),
// and CPI-U 245.120 (2017) to 258.811 (2020).
TEST(CostOfIllness, JointEconomicCommitteeFor2020) {
  const Dollars cost = cost_of_illness(Deaths(69'061), 2.7e6, 258.811 / 245.120);
  EXPECT_NEAR(cost.value() / 1e9, 1472.4, 0.05);
}

// Its increase over 2019 was given as 487 billion on 985 billion; only 69,061 deaths meet that, the
// final count of 68,630 gives 1,467.2.
TEST(CostOfIllness, FinalCountGivesLess) {
  const Dollars cost = cost_of_illness(Deaths(68'630), 2.7e6, 258.811 / 245.120);
  EXPECT_NEAR(cost.value() / 1e9, 1467.2, 0.05);
}

// Florence, Luo and Rice (2021): 1,020,666 million dollars in all for 2017.
TEST(CostOfIllness, TotalOfTheSource) {
  const Dollars cost = cost_of_illness(kDeaths2017, kPersonsWithDisorder2017, 1);
  EXPECT_NEAR(cost.value() / 1e6, 1'020'666, 0.5);
}

}  // namespace
}  // namespace setpoint
