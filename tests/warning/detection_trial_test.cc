#include "setpoint/warning/detection_trial.h"

#include <gtest/gtest.h>

#include "setpoint/warning/farrington.h"

namespace setpoint::test {
namespace {

Detector detector(const FarringtonSettings& settings) {
  return [settings](std::span<const double> counts, std::size_t at) {
    const auto verdict = farrington(counts, {}, at, settings);
    return verdict && verdict->alarm;
  };
}

FarringtonSettings ours(ThresholdRule rule, double alpha) {
  FarringtonSettings settings;
  settings.half_window = 1;
  settings.levels = 4;
  settings.not_included = 6;
  settings.trend_p = 1;
  settings.rule = rule;
  settings.alpha = alpha;
  return settings;
}

TEST(DetectionTrial, ADetectorThatAlwaysAlarmsFindsEverythingAtOnce) {
  DetectionTrial trial;
  trial.scenario.level = 2;
  trial.runs = 20;
  const auto result = run_trial(
      trial, [](auto, std::size_t) { return true; }, Seed{1});
  EXPECT_EQ(result.false_rate(), 1);
  EXPECT_EQ(result.sensitivity(), 1);
  EXPECT_EQ(result.mean_delay(), 0);
  EXPECT_EQ(run_trial(
                trial, [](auto, std::size_t) { return false; }, Seed{1})
                .detected,
            0U);
}

// The level is what it says, within four Monte Carlo errors and a half of the level, in series with
// and without a season, a trend and overdispersion. Quiet months last as long as the level says.
TEST(DetectionTrial, FalseAlarmsAreNearTheirLevel) {
  for (const CountScenario& scenario :
       {CountScenario{1.6, 0, 0.2, 0, 1.5, 12, 96}, CountScenario{3, 0.003, 0.2, 0.1, 2, 12, 96},
        CountScenario{4, 0, 0, 0, 1, 12, 96}}) {
    DetectionTrial trial;
    trial.scenario = scenario;
    trial.runs = 150;
    trial.size = 6;
    const auto result = run_trial(trial, detector(ours(ThresholdRule::predictive, 0.05)), Seed{21});
    EXPECT_NEAR(result.false_rate(), 0.05, 4 * result.false_rate_error() + 0.01);
    EXPECT_GT(result.sensitivity(), 0.75);
    EXPECT_LT(result.mean_delay(), 1);
  }
}

// Leaving out the error of the expectation alarms more often on the same series, never less.
TEST(DetectionTrial, ThePlugInAlarmsWhereverThePredictiveDoes) {
  const FarringtonSettings plug_in = ours(ThresholdRule::plug_in, 0.01);
  const FarringtonSettings predictive = ours(ThresholdRule::predictive, 0.01);
  for (std::uint32_t run = 0; run < 40; ++run) {
    const auto counts =
        simulate_counts({3, 0.003, 0.2, 0.1, 2, 12, 96}, std::nullopt, Seed{2}, run).counts;
    for (std::size_t at = 84; at < 96; ++at)
      EXPECT_LE(farrington(counts, {}, at, plug_in)->upper,
                farrington(counts, {}, at, predictive)->upper);
  }
}

}  // namespace
}  // namespace setpoint::test
