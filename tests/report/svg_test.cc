#include "setpoint/report/svg.h"

#include <gtest/gtest.h>

#include <cmath>

namespace setpoint {
namespace {

TEST(AxisTicks, AreRoundFewAndWithinTheScale) {
  for (const double high : {1e-5, 0.0137, 0.25, 0.9, 1.0, 3.7, 9.99, 10.0, 48300.0, 1e9}) {
    const std::vector<double> ticks = axis_ticks(high);
    ASSERT_GE(ticks.size(), 2U) << high;
    ASSERT_LE(ticks.size(), 5U) << high;
    EXPECT_LE(ticks.back(), high * (1 + 1e-9)) << high;
    const double step = ticks.front();
    const double lead = step / std::pow(10, std::floor(std::log10(step) + 1e-9));
    EXPECT_TRUE(std::fabs(lead - 1) < 1e-9 || std::fabs(lead - 2) < 1e-9 ||
                std::fabs(lead - 2.5) < 1e-9 || std::fabs(lead - 5) < 1e-9)
        << high << " " << step;
  }
}

TEST(Svg, DrawsValueAndIntervalToScale) {
  Chart chart{"c", "T & t", "D", "deaths", 1, false, {}, std::nullopt, ""};
  chart.groups = {{"Mexico", {{"Pills", "50 (25 to 100)", 50, Interval{25, 100}, "pills", {}}}}};
  const std::string drawn = svg(chart);
  // The scale runs from 1 % to 96 % of the width for 0 to 100.
  EXPECT_NE(drawn.find("width=\"47.500%\""), std::string::npos) << drawn;
  EXPECT_NE(drawn.find("x1=\"24.750%\""), std::string::npos) << drawn;
  EXPECT_NE(drawn.find("x2=\"96.000%\""), std::string::npos) << drawn;
  EXPECT_NE(drawn.find("<title id=\"c-title\">T &amp; t</title>"), std::string::npos);
  EXPECT_NE(drawn.find("role=\"img\""), std::string::npos);
}

TEST(Svg, AChartOfZeroesIsStillAChart) {
  Chart chart{"c", "T", "D", "deaths", 1, false, {}, std::nullopt, ""};
  chart.groups = {{"", {{"A", "0", 0, Interval{0, 0}, "pills", {}}}}};
  const std::string drawn = svg(chart);
  EXPECT_EQ(drawn.find("nan"), std::string::npos);
  EXPECT_EQ(drawn.find("inf"), std::string::npos);
}

}  // namespace
}  // namespace setpoint
