#include "setpoint/rate/limits.h"

#include <gtest/gtest.h>

namespace setpoint {
namespace {

class LimitsTest : public ::testing::Test {
 protected:
  Traced<Pure> rate(double value) { return constant<Pure>(trace_, value, "rate"); }
  Component<Pure> component(double asked, double previous, double upper = 1) {
    return {rate(asked), rate(previous), rate(upper)};
  }
  Limited<Pure> run(std::map<Outcome, Component<Pure>> components, double step, double cap = 1,
                    double floor = 0) {
    return limited<Pure>(trace_, components, rate(step), rate(floor), rate(cap));
  }
  Trace trace_;
};

TEST_F(LimitsTest, WithinTheStepNothingChanges) {
  const auto result =
      run({{Outcome::pills, component(0.001, 0)}, {Outcome::powder, component(0.002, 0)}}, 0.01);
  EXPECT_DOUBLE_EQ(result.sum.point().value(), 0.003);
  EXPECT_FALSE(result.stepped);
}

TEST_F(LimitsTest, ChangeOfTheSumIsLimitedAndComponentsScaledAlike) {
  const auto result =
      run({{Outcome::pills, component(0.010, 0.004)}, {Outcome::powder, component(0.012, 0.008)}},
          0.005);
  EXPECT_TRUE(result.stepped);
  // Asked +0.006 and +0.004; half of it each.
  EXPECT_NEAR(result.full.at(Outcome::pills).point().value(), 0.007, 1e-15);
  EXPECT_NEAR(result.full.at(Outcome::powder).point().value(), 0.010, 1e-15);
}

TEST_F(LimitsTest, AFallIsLimitedToo) {
  const auto result = run({{Outcome::pills, component(0, 0.02)}}, 0.005);
  EXPECT_NEAR(result.sum.point().value(), 0.015, 1e-15);
}

TEST_F(LimitsTest, OppositeChangesThatCancelNeedNoStep) {
  const auto result = run(
      {{Outcome::pills, component(0.00, 0.02)}, {Outcome::powder, component(0.03, 0.01)}}, 0.005);
  EXPECT_FALSE(result.stepped);
  EXPECT_NEAR(result.full.at(Outcome::pills).point().value(), 0, 1e-15);
  EXPECT_NEAR(result.full.at(Outcome::powder).point().value(), 0.03, 1e-15);
}

// Pills are to fall by 0.003, powder is to rise by more than the step allows: pills fall whole, and
// powder's rise does not depend on how much more was asked.
TEST_F(LimitsTest, WhatMovesAgainstTheSumMovesWhole) {
  for (const double asked : {0.0156, 0.018, 0.05}) {
    const auto result =
        run({{Outcome::pills, component(0.007, 0.010)}, {Outcome::powder, component(asked, 0.010)}},
            0.0025);
    EXPECT_TRUE(result.stepped);
    EXPECT_NEAR(result.full.at(Outcome::pills).point().value(), 0.007, 1e-15) << asked;
    EXPECT_NEAR(result.full.at(Outcome::powder).point().value(), 0.0155, 1e-15) << asked;
    EXPECT_NEAR(result.sum.point().value(), 0.0225, 1e-15) << asked;
  }
}

TEST_F(LimitsTest, NoComponentExceedsTheUpperLimitOfItsTarget) {
  const auto result = run({{Outcome::pills, component(0.02, 0.02, 0.006)},
                           {Outcome::powder, component(0.01, 0.01, 0.5)}},
                          0.001);
  EXPECT_TRUE(result.capped.at(Outcome::pills));
  EXPECT_FALSE(result.capped.at(Outcome::powder));
  // Proportionality comes after the step: it may take the sum further than one step.
  EXPECT_NEAR(result.sum.point().value(), 0.016, 1e-15);
}

TEST_F(LimitsTest, CapOnTheSumScalesComponents) {
  const auto result = run(
      {{Outcome::pills, component(0.03, 0.03)}, {Outcome::powder, component(0.09, 0.09)}}, 1, 0.10);
  EXPECT_EQ(result.sum.point().value(), 0.10) << "the cap itself, to the last digit";
  EXPECT_NEAR(result.full.at(Outcome::pills).point().value(), 0.025, 1e-15);
}

TEST_F(LimitsTest, FloorOnTheSum) {
  const auto some = run({{Outcome::pills, component(0.001, 0)}}, 1, 1, 0.002);
  EXPECT_NEAR(some.sum.point().value(), 0.002, 1e-15);
  const auto none =
      run({{Outcome::pills, component(0, 0)}, {Outcome::powder, component(0, 0)}}, 1, 1, 0.002);
  EXPECT_EQ(none.sum.point().value(), 0) << "no rate stands to be raised";
}

}  // namespace
}  // namespace setpoint
