#include "setpoint/determination/waterfall.h"

#include <gtest/gtest.h>

#include "support/tables_builder.h"

namespace setpoint {
namespace {

OutcomeResult changed(Outcome outcome, double by) {
  OutcomeResult o;
  o.outcome = outcome;
  o.deaths_change = Figure{by, Interval{by - 1, by + 1}};
  return o;
}

// 100 deaths became 80: MX -30 and +4, CN -1, the rest domestic.
Determination fallen() {
  Determination d;
  d.deaths_by_outcome.resize(2);
  d.deaths_by_outcome[0].before = Figure{70, {}};
  d.deaths_by_outcome[1].before = Figure{30, {}};
  d.deaths_predicted = 80;
  CountryResult mx{test::country("MX")};
  mx.outcomes = {changed(Outcome::pills, 4), changed(Outcome::powder, -30)};
  CountryResult cn{test::country("CN")};
  cn.outcomes = {changed(Outcome::powder, -1), changed(Outcome::pills, 0)};
  d.countries = {cn, mx};
  return d;
}

void adds_up(const std::vector<WaterfallStep>& steps) {
  double level = 0;
  for (const WaterfallStep& step : steps) {
    if (step.kind == WaterfallStep::Kind::change)
      level += step.deaths;
    else if (&step == &steps.front())
      level = step.deaths;
    else
      EXPECT_DOUBLE_EQ(level, step.deaths);
  }
}

TEST(Waterfall, LargestFirstAndItAddsUp) {
  const auto steps = waterfall(fallen(), 2);
  ASSERT_EQ(steps.size(), 6U);
  EXPECT_EQ(steps[0].deaths, 100);
  EXPECT_EQ(steps[1].what, "Mexico, powder");
  EXPECT_EQ(steps[1].deaths, -30);
  ASSERT_TRUE(steps[1].interval);
  EXPECT_EQ(steps[1].interval->low, -31);
  EXPECT_EQ(steps[2].what, "Mexico, pills");
  EXPECT_EQ(steps[3].what, "All other countries and forms");
  EXPECT_EQ(steps[3].deaths, -1);
  EXPECT_EQ(steps[4].deaths, 7);  // 80 - 100 + 27
  EXPECT_EQ(steps[5].deaths, 80);
  adds_up(steps);
}

TEST(Waterfall, OfACountryItsOwnStepsAreToldApart) {
  const auto steps = waterfall(fallen(), 3, test::country("CN"));
  ASSERT_EQ(steps.size(), 5U);
  EXPECT_EQ(steps[1].what, "China, powder");
  EXPECT_EQ(steps[2].what, "All other countries");
  EXPECT_EQ(steps[2].deaths, -26);
  adds_up(steps);
}

TEST(Waterfall, WithoutDeathsBeforeThereIsNone) {
  Determination d = fallen();
  d.deaths_by_outcome[1].before.reset();
  EXPECT_TRUE(waterfall(d, 3).empty());
}

}  // namespace
}  // namespace setpoint
