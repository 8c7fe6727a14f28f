#include "setpoint/warning/own_past.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include "setpoint/core/elementary.h"
#include "setpoint/warning/outbreak_simulator.h"
#include "setpoint/warning/settings.h"
#include "setpoint/warning/two_rates.h"

namespace setpoint::test {
namespace {

FarringtonSettings shipped() {
  return read_warning_policy(std::nullopt, {}).value().settings.baseline;
}

// The past: five years and a month back, 61 periods, without the latest six.
TEST(OwnPast, AnOutbreakAfterNothingIsCountedExactly) {
  std::vector<double> counts(80, 0.0);
  counts.back() = 12;
  const auto judged = judge_by_past(counts, {}, 79, shipped());
  ASSERT_TRUE(judged.verdict);
  EXPECT_FALSE(farrington(counts, {}, 79, shipped()));
  EXPECT_EQ(judged.verdict->empty_periods, 55U);
  EXPECT_FALSE(judged.verdict->of_season);
  EXPECT_NEAR(judged.verdict->p_rise * std::pow(56, 12), 1, 1e-9);
  EXPECT_EQ(judged.verdict->p_fall, 1);
  EXPECT_EQ(judged.verdict->expected, 0);
  EXPECT_TRUE(judged.verdict->alarm);
  // What began in the months that are not the past does not hide it.
  counts[76] = 3;
  EXPECT_EQ(judge_by_past(counts, {}, 79, shipped()).verdict->empty_periods, 55U);
}

TEST(OwnPast, PeopleWeighThePeriods) {
  std::vector<double> counts(80, 0.0);
  counts.back() = 6;
  std::vector<double> people(80, 100.0);
  people.back() = 500;
  FarringtonSettings settings = shipped();
  settings.offset = true;
  const auto judged = judge_by_past(counts, people, 79, settings);
  EXPECT_NEAR(judged.verdict->p_rise * std::pow(60.0 / 5, 6), 1, 1e-10);
}

TEST(OwnPast, NothingAfterNothingAndTooFewAreNoAlarm) {
  std::vector<double> counts(80, 0.0);
  const auto none = judge_by_past(counts, {}, 79, shipped());
  EXPECT_EQ(none.verdict->p_rise, 1);
  EXPECT_FALSE(none.verdict->alarm);
  counts.back() = 4;  // fewer than baseline.least_count
  const auto few = judge_by_past(counts, {}, 79, shipped());
  EXPECT_LT(few.verdict->p_rise, 1e-6);
  EXPECT_FALSE(few.verdict->enough);
  EXPECT_FALSE(few.verdict->alarm);
  FarringtonSettings all = shipped();
  all.least_count = 0;
  EXPECT_TRUE(judge_by_past(counts, {}, 79, all).verdict->alarm);
}

// A season in which nothing ever was has an expectation of nothing in the regression, by which a
// single case would be impossible.
TEST(OwnPast, ASeasonWithoutACaseIsComparedWithItself) {
  std::vector<double> counts(80, 0.0);
  for (std::size_t at = 4; at < 80; at += 12) counts[at] = 6;  // half a year away
  counts[79] = 2;
  FarringtonSettings settings = shipped();
  settings.least_count = 0;
  const auto regression = farrington(counts, {}, 79, settings);
  if (regression) {
    EXPECT_LT(regression->p_rise, 1e-6);
  }
  const auto judged = judge_by_past(counts, {}, 79, settings);
  ASSERT_TRUE(judged.verdict);
  EXPECT_TRUE(judged.verdict->of_season);
  EXPECT_EQ(judged.verdict->empty_periods, 15U);
  EXPECT_NEAR(judged.verdict->p_rise, 1.0 / 256, 1e-12);
}

TEST(OwnPast, WhereThereIsACaseItIsTheRegression) {
  const auto counts = simulate_counts({2, 0, 0.2, 0, 1.5, 12, 90}, std::nullopt, Seed{4}, 1).counts;
  for (std::size_t at = 61; at < 90; ++at) {
    const auto judged = judge_by_past(counts, {}, at, shipped());
    const auto verdict = farrington(counts, {}, at, shipped());
    ASSERT_TRUE(judged.verdict && verdict);
    EXPECT_EQ(judged.verdict->p_rise, verdict->p_rise);
    EXPECT_EQ(judged.verdict->upper, verdict->upper);
    EXPECT_EQ(judged.verdict->empty_periods, 0U);
  }
}

TEST(OwnPast, WhatHasNoVerdictHasAReason) {
  const std::vector<double> counts(80, 3.0);
  const auto early = judge_by_past(counts, {}, 60, shipped());
  EXPECT_FALSE(early.verdict);
  EXPECT_EQ(early.why_not, "its past does not reach back as far as baseline.years asks for");
  FarringtonSettings crowded = shipped();
  crowded.half_window = 5;
  EXPECT_EQ(judge_by_past(counts, {}, 79, crowded).why_not,
            "a year has not so many periods as the seasons of the settings");
  EXPECT_TRUE(judge_by_past(counts, {}, 79, shipped()).verdict);
}

// Where cases are rare, no more false alarms than the level says, exact and by regression together,
// and without the limit of least_count.
TEST(OwnPast, RareCasesAlarmNoMoreOftenThanTheLevelSays) {
  constexpr std::uint32_t kRuns = 4000;
  FarringtonSettings settings = shipped();
  settings.least_count = 0;
  std::size_t exact = 0;
  for (const double rate : {0.003, 0.01, 0.03, 0.1, 0.3})
    for (const double level : {0.05, 0.005}) {
      std::size_t alarms = 0;
      for (std::uint32_t run = 0; run < kRuns; ++run) {
        const CountScenario scenario{logarithm(rate), 0, 0, 0, 1, 12, 72};
        const auto counts = simulate_counts(scenario, std::nullopt, Seed{5}, run).counts;
        const auto judged = judge_by_past(counts, {}, 71, settings);
        ASSERT_TRUE(judged.verdict);
        alarms += judged.verdict->p_rise <= level ? 1U : 0U;
        exact += judged.verdict->empty_periods > 0 ? 1U : 0U;
      }
      EXPECT_LE(static_cast<double>(alarms) / kRuns,
                level + 3 * std::sqrt(level * (1 - level) / kRuns))
          << rate << " a month, level " << level;
    }
  EXPECT_GT(exact, 4 * kRuns);
}

}  // namespace
}  // namespace setpoint::test
