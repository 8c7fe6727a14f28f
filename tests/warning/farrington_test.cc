#include "setpoint/warning/farrington.h"

#include <gtest/gtest.h>

#include <cmath>

#include "setpoint/warning/outbreak_simulator.h"
#include "setpoint/warning/reference_periods.h"
#include "warning/farrington_reference.h"
#include "warning/farrington_series.h"

namespace setpoint::test {
namespace {

constexpr double kClose = 1e-6;

void same_as_r(const std::vector<double>& counts, const std::vector<Reference>& references,
               FarringtonSettings settings) {
  settings.as_surveillance = true;
  ASSERT_GT(references.size(), 7U);
  for (const Reference& reference : references) {
    const auto verdict = farrington(counts, {}, reference.at, settings);
    ASSERT_TRUE(verdict.has_value()) << reference.at;
    EXPECT_NEAR(verdict->p_rise, reference.p, kClose) << reference.at;
    EXPECT_EQ(verdict->trend, reference.trend) << reference.at;
    EXPECT_EQ(verdict->alarm, reference.alarm) << reference.at;
    // R gives no threshold, or 0, where there are not enough cases.
    EXPECT_EQ(verdict->enough, reference.upper > 0) << reference.at;
    if (verdict->enough) {
      EXPECT_NEAR(verdict->upper, reference.upper, kClose * reference.upper) << reference.at;
    }
    if (reference.expected > 0) {
      EXPECT_NEAR(verdict->expected, reference.expected, kClose * reference.expected)
          << reference.at;
    }
  }
}

FarringtonSettings flexible(std::size_t frequency, std::size_t years, std::size_t half_window,
                            std::size_t levels, double alpha) {
  FarringtonSettings settings;
  settings.frequency = frequency;
  settings.years = years;
  settings.half_window = half_window;
  settings.levels = levels;
  settings.not_included = half_window;
  settings.alpha = alpha;
  return settings;
}

FarringtonSettings original(std::size_t frequency, std::size_t years, std::size_t half_window,
                            double alpha) {
  FarringtonSettings settings = flexible(frequency, years, half_window, 1, alpha);
  settings.kind = FarringtonKind::original;
  settings.reweight_threshold = 1;
  return settings;
}

TEST(Farrington, TheSeriesAreTheGeneratorsOwn) {
  const auto made = [](const CountScenario& scenario, std::optional<PlantedOutbreak> outbreak) {
    return simulate_counts(scenario, outbreak, Seed{7}, 1).counts;
  };
  EXPECT_EQ(made({3.0, 0.004, 0.2, 0.1, 1.8, 12, 96}, PlantedOutbreak{90, 5}), kMonthly);
  EXPECT_EQ(made({2.0, 0.001, 0.3, 0.2, 1.5, 52, 340}, PlantedOutbreak{325, 6}), kWeekly);
  EXPECT_EQ(made({4.0, 0.01, 0.1, 0.0, 2.5, 4, 40}, PlantedOutbreak{36, 4}), kQuarterly);
  EXPECT_EQ(made({5.0, -0.01, 0.05, 0.0, 3.0, 2, 24}, std::nullopt), kHalfYears);
  EXPECT_EQ(made({0.3, 0.0, 0.0, 0.0, 1.0, 12, 84}, PlantedOutbreak{80, 5}), kSmall);
}

TEST(Farrington, FlexibleWithWindowsAloneIsRs) {
  same_as_r(kMonthly, kFlexibleWindows, flexible(12, 5, 1, 1, 0.05));
}

TEST(Farrington, FlexibleWithSeasonsAndPlugInIsRs) {
  FarringtonSettings settings = flexible(12, 4, 1, 4, 0.01);
  settings.rule = ThresholdRule::plug_in;
  settings.not_included = 6;
  same_as_r(kMonthly, kFlexibleSeasons, settings);
}

TEST(Farrington, FlexibleWithAnUpperMeanAndATrendAlwaysIsRs) {
  FarringtonSettings settings = flexible(12, 5, 1, 4, 0.005);
  settings.rule = ThresholdRule::upper_mean;
  settings.trend_p = 1;
  same_as_r(kMonthly, kFlexibleUpperMean, settings);
}

TEST(Farrington, FlexibleByWeekIsRs) {
  FarringtonSettings settings = flexible(52, 5, 3, 10, 0.01);
  settings.rule = ThresholdRule::plug_in;
  settings.not_included = 26;
  same_as_r(kWeekly, kFlexibleWeekly, settings);
}

TEST(Farrington, FlexibleByQuarterAndSquareRootIsRs) {
  FarringtonSettings settings = flexible(4, 5, 0, 4, 0.025);
  settings.rule = ThresholdRule::square_root;
  settings.not_included = 2;
  same_as_r(kQuarterly, kFlexibleQuarterly, settings);
}

TEST(Farrington, FlexibleByHalfYearWithoutWeightsIsRs) {
  FarringtonSettings settings = flexible(2, 7, 0, 2, 0.05);
  settings.rule = ThresholdRule::identity;
  settings.reweight = false;
  same_as_r(kHalfYears, kFlexibleHalfYears, settings);
}

TEST(Farrington, FlexibleOfSmallCountsIsRs) {
  FarringtonSettings settings = flexible(12, 5, 1, 2, 0.05);
  settings.rule = ThresholdRule::plug_in;
  settings.reweight = false;
  settings.trend = false;
  same_as_r(kSmall, kFlexibleSmall, settings);
}

TEST(Farrington, OriginalIsRs) {
  same_as_r(kMonthly, kOriginalMonthly, original(12, 5, 1, 0.05));
  same_as_r(kWeekly, kOriginalWeekly, original(52, 5, 3, 0.01));
  FarringtonSettings small = original(12, 4, 2, 0.05);
  small.rule = ThresholdRule::square_root;
  small.reweight = false;
  same_as_r(kSmall, kOriginalSmall, small);
  FarringtonSettings halves = original(2, 8, 0, 0.05);
  halves.rule = ThresholdRule::identity;
  same_as_r(kHalfYears, kOriginalHalfYears, halves);
}

}  // namespace
}  // namespace setpoint::test
