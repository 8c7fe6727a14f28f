#include "setpoint/rate/movement.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "setpoint/core/distribution.h"

namespace setpoint {
namespace {

constexpr double kAlpha = 0.1;

Movement called(const ChangeTests& tests) {
  return movement_of(tests, tests.fall, tests.rise, kAlpha);
}

class FlowTest : public testing::Test {
 protected:
  Traced<Mass> certain(double kg) { return constant<Mass>(trace_, kg, "a test"); }
  // Mean 1, standard deviation `deviation`, drawn from the stream of the name.
  Traced<Pure> noise(double deviation, const std::string& stream) {
    Leaf leaf{LeafKind::parameter, stream, "a test", "", {}};
    leaf.sampler = [=](Seed seed, std::uint32_t first, std::span<double> out) {
      for (std::size_t r = 0; r < out.size(); ++r) {
        Stream draws(seed, StreamName(stream), first + static_cast<std::uint32_t>(r));
        out[r] = 1 + deviation * draw_normal(draws);
      }
    };
    return Traced<Pure>(trace_, trace_.leaf(std::move(leaf), 1));
  }
  ChangeTests tests(Traced<Mass> before, Traced<Mass> now, double floor = 0) {
    const FlowChange change =
        flow_change(before, now, certain(floor), constant<Pure>(trace_, 0.1, "material"));
    const NodeId wanted[] = {change.below.id(), change.above.id()};
    const auto drawn = evaluate(trace_, wanted, Seed{1}, 4000, 1);
    return change_tests(log_spread(drawn[0]), log_spread(drawn[1]));
  }
  Trace trace_;
};

TEST_F(FlowTest, WithoutSpreadTheSignDecides) {
  EXPECT_EQ(called(tests(certain(100), certain(89))), Movement::fell);
  EXPECT_EQ(called(tests(certain(100), certain(91))), Movement::unchanged);
  EXPECT_EQ(called(tests(certain(100), certain(100))), Movement::unchanged);
  EXPECT_EQ(called(tests(certain(100), certain(109))), Movement::unchanged);
  EXPECT_EQ(called(tests(certain(100), certain(111))), Movement::rose);
  EXPECT_EQ(called(tests(certain(100), certain(0))), Movement::fell);
}

TEST_F(FlowTest, ExactlyTheMaterialChangeRejectsNothing) {
  // Binary fractions, so that the limit is met exactly.
  const auto at = [&](double now) {
    return flow_change(certain(64), certain(now), certain(0),
                       constant<Pure>(trace_, 0.125, "material"));
  };
  EXPECT_EQ(at(56).below.point().value(), 1);
  EXPECT_EQ(at(72).above.point().value(), 1);
  EXPECT_EQ(called(change_tests({0, 0}, {-0.2, 0})), Movement::insufficient);
  EXPECT_EQ(called(change_tests({0.2, 0}, {0, 0})), Movement::insufficient);
}

// A flow that was zero has its reference at the floor: a new source is seen, a trickle is not.
TEST_F(FlowTest, NewSourcesAreSeenAgainstTheFloor) {
  EXPECT_EQ(called(tests(certain(0), certain(5), 10)), Movement::rose);
  EXPECT_EQ(called(tests(certain(0), certain(0.9), 10)), Movement::unchanged);
}

// A factor common to both windows cancels, however wide it is; of its own window it does not.
TEST_F(FlowTest, ACommonFactorCancels) {
  const Traced<Pure> common = noise(0.1, "common");
  const ChangeTests same = tests(certain(100) * common, certain(60) * common);
  EXPECT_LT(same.fall, 1e-12);
  EXPECT_NEAR(same.below.deviation, 0, 1e-12);
  const ChangeTests own =
      tests(certain(100) * noise(0.3, "one year"), certain(60) * noise(0.3, "another"));
  EXPECT_GT(own.fall, 0.05);
}

// Of small errors e and f of the flows 80 and 100, w- = log((0.8 (1 + e) / (1 + f) + 0.05) / 0.95),
// so its standard deviation is 0.8 / 0.85 sqrt(0.02^2 + 0.02^2) by linearisation.
TEST_F(FlowTest, SpreadIsThatOfALogRatio) {
  const ChangeTests t = tests(certain(100) * noise(0.02, "y"), certain(80) * noise(0.02, "x"));
  const double deviation = 0.8 / 0.85 * std::sqrt(2 * 0.0004);
  EXPECT_NEAR(t.below.mean, std::log(0.85 / 0.95), 5 * deviation / std::sqrt(4000.0));
  EXPECT_NEAR(t.above.mean, std::log(0.85 / 1.15), 5 * deviation / std::sqrt(4000.0));
  // A standard deviation of 4,000 draws has a relative error of 1 / sqrt(8000).
  EXPECT_NEAR(t.below.deviation, deviation, 4 * deviation / std::sqrt(8000.0));
  EXPECT_EQ(t.fall, normal_cdf(t.below.mean / t.below.deviation));
}

// Deaths: z = (D' - D + 0.1 D) / sqrt(2 (D' + D)).
TEST(DeathsMovement, WaldOfCounts) {
  const auto t = count_tests(Deaths(1000), Deaths(800), Fraction(0.1), Fraction(2));
  EXPECT_DOUBLE_EQ(t.fall, normal_cdf(-100 / std::sqrt(3600.0)));
  EXPECT_DOUBLE_EQ(t.rise, normal_cdf(300 / std::sqrt(3600.0)));
  EXPECT_EQ(called(t), Movement::fell);
  EXPECT_EQ(called(count_tests(Deaths(1000), Deaths(1200), Fraction(0.1), Fraction(2))),
            Movement::rose);
  // z = 100 / sqrt(4000) = 1.58: more than 1.28 either way.
  EXPECT_EQ(called(count_tests(Deaths(1000), Deaths(1000), Fraction(0.1), Fraction(2))),
            Movement::unchanged);
  // Few deaths cannot show that nothing changed: z = 10 / sqrt(400) = 0.5.
  EXPECT_EQ(called(count_tests(Deaths(100), Deaths(100), Fraction(0.1), Fraction(2))),
            Movement::insufficient);
  EXPECT_EQ(called(count_tests(Deaths(0), Deaths(0), Fraction(0.1), Fraction(2))),
            Movement::insufficient);
}

// Draws without a spread to measure are no evidence: one draw calls nothing, nor do ratios to
// nothing.
TEST(LogSpread, WhatCannotBeMeasuredShowsNothing) {
  const double infinite = std::numeric_limits<double>::infinity();
  for (const Uncertain& ratio : {Uncertain(0.1, {0.1}), Uncertain(2, {2, infinite, 3})}) {
    const Spread spread = log_spread(ratio);
    EXPECT_TRUE(std::isinf(spread.deviation));
    const ChangeTests t = change_tests(spread, spread);
    EXPECT_EQ(t.fall, 0.5);
    EXPECT_EQ(t.rise, 0.5);
  }
  EXPECT_EQ(log_spread(Uncertain(0.5)).deviation, 0);
  // Where nothing was before and something is now, all are sure of the rise.
  for (const Uncertain& ratio : {Uncertain(infinite), Uncertain(infinite, {infinite, infinite})})
    EXPECT_EQ(change_tests(log_spread(ratio), log_spread(ratio)).rise, 0);
}

}  // namespace
}  // namespace setpoint
