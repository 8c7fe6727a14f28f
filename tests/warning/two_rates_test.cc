#include "setpoint/warning/two_rates.h"

#include <gtest/gtest.h>

#include <cmath>

namespace setpoint::test {
namespace {

TEST(TwoRates, AllOfThemNowHasTheProbabilityOfThat) {
  // Three now, none before, a tenth of the exposure now: (1/10)^3.
  EXPECT_NEAR(higher_rate_p({3, 100}, {0, 900}), 1e-3, 1e-15);
  EXPECT_NEAR(higher_rate_p({12, 1}, {0, 60}) / std::pow(61, -12), 1, 1e-10);
  EXPECT_EQ(higher_rate_p({0, 1}, {0, 60}), 1);
}

TEST(TwoRates, SomeBeforeIsABinomialTail) {
  // P(Bin(4, 1/10) >= 3).
  EXPECT_NEAR(higher_rate_p({3, 100}, {1, 900}), 4 * 1e-3 * 0.9 + 1e-4, 1e-15);
  EXPECT_EQ(higher_rate_p({0, 100}, {5, 900}), 1);
}

TEST(TwoRates, TheMostAfterNoneIsWhereTheProbabilityFallsToTheLevel) {
  EXPECT_EQ(most_after_none(0.05, 1, 60), 0);     // one alone: 1/61
  EXPECT_EQ(most_after_none(0.05, 1, 12), 1);     // 1/13, 1/169
  EXPECT_EQ(most_after_none(0.002, 1, 9), 2);     // 10^-3
  EXPECT_EQ(most_after_none(0.05, 1, 1), 4);      // 2^-5
  EXPECT_EQ(most_after_none(0.05, 200, 600), 2);  // 4^-3
  for (const double past : {0.5, 3.0, 17.0, 1000.0})
    for (const double level : {0.2, 0.01, 1e-6}) {
      const double most = most_after_none(level, 1, past);
      EXPECT_LE(higher_rate_p({most + 1, 1}, {0, past}), level);
      if (most > 0) {
        EXPECT_GT(higher_rate_p({most, 1}, {0, past}), level);
      }
    }
}

}  // namespace
}  // namespace setpoint::test
