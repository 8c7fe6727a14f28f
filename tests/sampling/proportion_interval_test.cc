#include "setpoint/sampling/proportion_interval.h"

#include <gtest/gtest.h>

#include <cmath>

#include "setpoint/core/elementary.h"
#include "setpoint/sampling/incomplete_beta.h"

namespace setpoint {
namespace {

constexpr double kRelative = 1e-12;

TEST(ClopperPearson, WithNoFindIsAPower) {
  const Interval none = *clopper_pearson(0, 1000, 0.95);
  EXPECT_EQ(none.low, 0.0);
  EXPECT_NEAR(none.high, 0.00368208389686564, 1e-16);
  for (const std::uint64_t n : {1ULL, 10ULL, 100000ULL, 10000000ULL}) {
    // 1 - (alpha / 2)^(1 / n), without its cancellation.
    const double expected = -std::expm1(std::log(0.05) / static_cast<double>(n));
    EXPECT_NEAR(clopper_pearson(0, n, 0.9)->high, expected, kRelative * expected) << n;
  }
}

TEST(ClopperPearson, LeavesHalfOfTheErrorInEachTail) {
  const Interval interval = *clopper_pearson(3, 50, 0.95);
  // P(X >= 3) at the lower limit and P(X <= 3) at the upper, by the binomial sum.
  const auto at_most = [](int k, double p) {
    double sum = 0.0;
    double term = std::pow(1.0 - p, 50);
    for (int i = 0; i <= k; ++i) {
      sum += term;
      term *= (50.0 - i) / (i + 1.0) * p / (1.0 - p);
    }
    return sum;
  };
  EXPECT_NEAR(1.0 - at_most(2, interval.low), 0.025, 1e-12);
  EXPECT_NEAR(at_most(3, interval.high), 0.025, 1e-12);
}

TEST(ClopperPearson, IsMirrored) {
  const Interval few = *clopper_pearson(2, 30, 0.9);
  const Interval many = *clopper_pearson(28, 30, 0.9);
  EXPECT_NEAR(few.low, 1.0 - many.high, 1e-15);
  EXPECT_NEAR(few.high, 1.0 - many.low, 1e-15);
  EXPECT_EQ(clopper_pearson(30, 30, 0.9)->high, 1.0);
}

TEST(KornGraubard, WithNoFindStandsOnTheSampleSize) {
  const Interval interval = *korn_graubard({0.0, 0.0, 100.0, 5.0}, 0.95);
  EXPECT_EQ(interval.low, 0.0);
  EXPECT_NEAR(interval.high, 0.0600349609939776, 1e-14);
}

TEST(KornGraubard, WithNothingButFindsIsMirrored) {
  const Interval none = *korn_graubard({0.0, 0.0, 100.0, 5.0}, 0.95);
  const Interval all = *korn_graubard({1.0, 0.0, 100.0, 5.0}, 0.95);
  EXPECT_EQ(all.high, 1.0);
  EXPECT_NEAR(all.low, 1.0 - none.high, 1e-15);
}

// With the variance of a simple random sample and its n - 1 degrees of freedom, n* is n.
TEST(KornGraubard, OfASimpleRandomSampleIsClopperPearson) {
  const double p = 7.0 / 400.0;
  const Interval interval = *korn_graubard({p, p * (1.0 - p) / 400.0, 400.0, 399.0}, 0.9);
  const Interval exact = *clopper_pearson(7, 400, 0.9);
  EXPECT_NEAR(interval.low, exact.low, kRelative * exact.low);
  EXPECT_NEAR(interval.high, exact.high, kRelative * exact.high);
}

TEST(ProportionIntervals, AreFiniteAndHoldTheProportion) {
  for (const double p : {0.0, 1e-9, 1e-5, 0.3, 1.0 - 1e-9, 1.0}) {
    for (const double variance : {0.0, 1e-300, 1e-12, 1e-4, 1e4}) {
      for (const double df : {1.0, 12.0, 1e5}) {
        const Proportion proportion{p, variance, 5000.0, df};
        for (const auto& interval :
             {*korn_graubard(proportion, 0.9), *logit_interval(proportion, 0.9)}) {
          EXPECT_TRUE(std::isfinite(interval.low) && std::isfinite(interval.high));
          EXPECT_GE(interval.low, 0.0);
          EXPECT_LE(interval.high, 1.0);
          EXPECT_LE(interval.low, p * (1.0 + 1e-12));
          EXPECT_GE(interval.high, p * (1.0 - 1e-12));
        }
        if (p == 0.0) {
          EXPECT_GT(logit_interval(proportion, 0.9)->high, 0.0);
        }
      }
    }
  }
}

TEST(LogitInterval, IsSymmetricInTheLogit) {
  const double p = 0.02;
  const Interval interval = *logit_interval({p, 1e-5, 900.0, 20.0}, 0.95);
  const auto logit = [](double x) { return logarithm(x / (1.0 - x)); };
  EXPECT_NEAR(logit(interval.low) + logit(interval.high), 2.0 * logit(p), 1e-12);
}

TEST(ProportionIntervals, RefuseWhatIsNoProportion) {
  EXPECT_FALSE(korn_graubard({1.2, 0.0, 10.0, 5.0}, 0.9).ok());
  EXPECT_FALSE(korn_graubard({0.1, -1.0, 10.0, 5.0}, 0.9).ok());
  EXPECT_FALSE(korn_graubard({0.1, 0.1, 1.0, 5.0}, 0.9).ok());
  EXPECT_FALSE(logit_interval({0.0, 0.0, 10.0, 0.0}, 0.9).ok());
  EXPECT_FALSE(logit_interval({0.1, 0.1, 10.0, 5.0}, 1.0).ok());
  EXPECT_FALSE(clopper_pearson(2, 1, 0.9).ok());
  EXPECT_FALSE(clopper_pearson(0, 0, 0.9).ok());
}

}  // namespace
}  // namespace setpoint
