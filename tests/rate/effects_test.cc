#include "setpoint/rate/effects.h"

#include <gtest/gtest.h>

namespace setpoint {
namespace {

// 1 % on 100 dollars with elasticity -1: quantity falls to 1/1.01.
TEST(Effects, ClosedForm) {
  Trace trace;
  const auto rate = constant<Pure>(trace, 0.01, "rate");
  const auto result = effects<Money>(trace, rate, rate, constant<Money>(trace, 100, "imports"),
                                     constant<Pure>(trace, -1, "elasticity"),
                                     constant<Pure>(trace, 0.9, "pass-through"));
  const double kept = 1 / 1.01;
  EXPECT_NEAR(result.revenue.point().value(), 0.01 * 100 * kept, 1e-13);
  EXPECT_NEAR(result.lost.point().value(), 100 * (1 - kept), 1e-12);
  EXPECT_NEAR(result.deadweight.point().value(), 0.5 * 0.01 * 100 * (1 - kept), 1e-13);
  EXPECT_NEAR(result.consumers.point().value(),
              0.9 * (0.01 * 100 * kept + 0.5 * 0.01 * 100 * (1 - kept)), 1e-13);
}

// A toll of 3 dollars on a trip of 30 with elasticity -0.15.
TEST(Effects, TollOnATrip) {
  Trace trace;
  const auto toll = constant<Per<Money, Travel>>(trace, 3, "toll");
  const auto cost = constant<Per<Money, Travel>>(trace, 30, "trip");
  const auto result = effects<Travel>(
      trace, toll, toll / cost, constant<Travel>(trace, 1000, "entries"),
      constant<Pure>(trace, -0.15, "elasticity"), constant<Pure>(trace, 1, "pass-through"));
  EXPECT_NEAR(result.revenue.point().value(), 3000 * 0.9858051830939256, 1e-9);
  EXPECT_NEAR(result.lost.point().value(), 1000 * (1 - 0.9858051830939256), 1e-9);
}

TEST(Effects, NothingChargedChangesNothing) {
  Trace trace;
  const auto rate = constant<Pure>(trace, 0, "rate");
  const auto result = effects<Money>(trace, rate, rate, constant<Money>(trace, 100, "imports"),
                                     constant<Pure>(trace, -2.25, "elasticity"),
                                     constant<Pure>(trace, 0.9, "pass-through"));
  EXPECT_EQ(result.revenue.point().value(), 0);
  EXPECT_EQ(result.lost.point().value(), 0);
}

}  // namespace
}  // namespace setpoint
