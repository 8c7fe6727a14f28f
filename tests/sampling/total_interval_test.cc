#include "setpoint/sampling/total_interval.h"

#include <gtest/gtest.h>

#include <cmath>

namespace setpoint {
namespace {

// Garwood 1936: the 95 % limits of a Poisson mean with 10 counted are 4.795 and 18.390.
TEST(FindCountInterval, WithoutADesignEffectIsGarwoods) {
  const Interval ten = *find_count_interval(10.0, 1.0, 1.0, 0.95);
  EXPECT_NEAR(ten.low, 4.795, 5e-4);
  EXPECT_NEAR(ten.high, 18.390, 5e-4);
}

TEST(FindCountInterval, WithNoFindIsALogarithm) {
  const Interval none = *find_count_interval(0.0, 40.0, 1.5, 0.9);
  EXPECT_EQ(none.low, 0.0);
  EXPECT_NEAR(none.high, -60.0 * std::log(0.05), 1e-11);
}

// A design effect of d makes n finds worth n / d.
TEST(FindCountInterval, ScalesByTheDesignEffect) {
  const Interval doubled = *find_count_interval(20.0, 7.0, 2.0, 0.9);
  const Interval plain = *find_count_interval(10.0, 14.0, 1.0, 0.9);
  EXPECT_EQ(doubled.low, plain.low);
  EXPECT_EQ(doubled.high, plain.high);
}

// Alike finds of weight w, V = w^2 n: the exact limits of their number, times w.
TEST(FayFeuer, OfAlikeFindsIsTheExactIntervalOfTheirNumber) {
  const Interval weighted = *fay_feuer_interval(3.0 * 25.0, 3.0 * 625.0, 25.0, 0.9);
  const Interval counted = *find_count_interval(3.0, 25.0, 1.0, 0.9);
  EXPECT_NEAR(weighted.low, counted.low, 1e-12 * counted.low);
  EXPECT_NEAR(weighted.high, counted.high, 1e-12 * counted.high);
}

TEST(FayFeuer, WithNothingFoundIsWhatOneFindWouldHaveWeighed) {
  const Interval none = *fay_feuer_interval(0.0, 0.0, 8.0, 0.95);
  EXPECT_EQ(none.low, 0.0);
  EXPECT_NEAR(none.high, -8.0 * std::log(0.025), 1e-12);
}

TEST(FayFeuer, IsWiderAboveForALargerFind) {
  double before = 0.0;
  for (const double largest : {1.0, 10.0, 100.0, 1000.0}) {
    const Interval interval = *fay_feuer_interval(100.0, 900.0, largest, 0.9);
    EXPECT_LT(interval.low, 100.0);
    EXPECT_GT(interval.high, std::fmax(before, 100.0));
    before = interval.high;
  }
}

// Of a well-known total it is nearly the normal interval.
TEST(FayFeuer, OfAPreciseTotalIsNormal) {
  const Interval interval = *fay_feuer_interval(1e6, 1e8, 1.0, 0.9);
  EXPECT_NEAR(interval.low, 1e6 - 1.6448536 * 1e4, 100.0);
  EXPECT_NEAR(interval.high, 1e6 + 1.6448536 * 1e4, 100.0);
  EXPECT_EQ(fay_feuer_interval(5.0, 0.0, 1.0, 0.9)->low, 5.0);
}

TEST(TotalIntervals, RefuseWhatHasNoAnswer) {
  EXPECT_FALSE(fay_feuer_interval(1.0, 1.0, 0.0, 0.9).ok());
  EXPECT_FALSE(fay_feuer_interval(-1.0, 1.0, 1.0, 0.9).ok());
  EXPECT_FALSE(fay_feuer_interval(1.0, std::nan(""), 1.0, 0.9).ok());
  EXPECT_FALSE(fay_feuer_interval(1.0, 1.0, 1.0, 0.0).ok());
  EXPECT_FALSE(find_count_interval(1.0, 0.0, 1.0, 0.9).ok());
  EXPECT_FALSE(find_count_interval(1.0, 1.0, 0.0, 0.9).ok());
  EXPECT_FALSE(find_count_interval(-1.0, 1.0, 1.0, 0.9).ok());
}

}  // namespace
}  // namespace setpoint
