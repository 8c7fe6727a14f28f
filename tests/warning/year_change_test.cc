#include "setpoint/warning/year_change.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "setpoint/core/distribution.h"
#include "setpoint/sampling/student.h"
#include "setpoint/warning/count_tails.h"
#include "setpoint/warning/outbreak_simulator.h"

namespace setpoint::test {
namespace {

std::vector<double> sums_of(const std::vector<double>& months) {
  std::vector<double> sums;
  for (std::size_t t = 11; t < months.size(); ++t)
    sums.push_back(std::accumulate(months.begin() + static_cast<std::ptrdiff_t>(t) - 11,
                                   months.begin() + static_cast<std::ptrdiff_t>(t) + 1, 0.0));
  return sums;
}

TEST(YearChange, IsTheDifferenceOfTheMonthsItLeaves) {
  std::vector<double> months(40, 20.0);
  months[39] = 32;
  months[38] = 26;
  const auto sums = sums_of(months);
  const auto change = year_change(sums, 3);
  ASSERT_TRUE(change);
  EXPECT_EQ(change->now - change->before, 18);  // 12 + 6 + 0
  EXPECT_EQ(change->phi, 1);
  // Three months of (258 + 240) / 12 expected deaths.
  EXPECT_NEAR(change->deviation, std::sqrt(3 * (258 + 240) / 12.0), 1e-12);
  EXPECT_NEAR(change->freedom, 2.0 * 16 / 3, 1e-12);
  EXPECT_NEAR(change->p_rise, student_upper_tail(18 / change->deviation, 2.0 * 16 / 3), 1e-15);
  EXPECT_NEAR(change->p_rise + change->p_fall, 1, 1e-14);
}

TEST(YearChange, TooShortOrEmptyIsNothing) {
  EXPECT_FALSE(year_change(std::vector<double>(25, 100), 3));
  EXPECT_TRUE(year_change(std::vector<double>(26, 100), 3));
  EXPECT_FALSE(year_change(std::vector<double>(40, 100), 13));
}

// Without a change the probability is near to uniform, also with a season and overdispersion.
TEST(YearChange, FalseAlarmsAreWhatTheLevelSays) {
  for (const double phi : {1.0, 3.0}) {
    const CountScenario scenario{3.5, 0, 0.2, 0.1, phi, 12, 60};
    constexpr std::uint32_t kRuns = 2000;
    int rises = 0;
    int falls = 0;
    for (std::uint32_t run = 0; run < kRuns; ++run) {
      const auto months = simulate_counts(scenario, std::nullopt, Seed{11}, run).counts;
      const auto change = year_change(sums_of(months), 3);
      ASSERT_TRUE(change);
      rises += change->p_rise <= 0.05 ? 1 : 0;
      falls += change->p_fall <= 0.05 ? 1 : 0;
    }
    // Four Monte Carlo errors, and a point for a dispersion held to at least 1 and a season.
    const double room = 4 * std::sqrt(0.05 * 0.95 / kRuns) + 0.01;
    EXPECT_NEAR(rises / double{kRuns}, 0.05, room) << phi;
    EXPECT_NEAR(falls / double{kRuns}, 0.05, room) << phi;
  }
}

// With the power that the normal distribution gives it.
TEST(YearChange, AHalfMoreIsFound) {
  constexpr std::uint32_t kRuns = 2000;
  constexpr double kPhi = 1.5;
  constexpr double kMore = 16.5;  // a month
  constexpr double kLevel = 0.01;
  const CountScenario scenario{3.5, 0, 0.2, 0, kPhi, 12, 60};
  int found = 0;
  double freedom = 0;
  for (std::uint32_t run = 0; run < kRuns; ++run) {
    auto months = simulate_counts(scenario, std::nullopt, Seed{5}, run).counts;
    Stream stream(Seed{6}, StreamName("more"), run);
    for (std::size_t t = 57; t < 60; ++t)
      months[t] += static_cast<double>(draw_poisson(stream, kMore));
    const auto change = year_change(sums_of(months), 3);
    freedom = change->freedom;
    found += change->p_rise <= kLevel ? 1 : 0;
  }
  const auto means = simulate_counts(scenario, std::nullopt, Seed{5}, 0).means;
  const double year = std::accumulate(means.end() - 12, means.end(), 0.0);
  const double three = std::accumulate(means.end() - 3, means.end(), 0.0);
  const double used = std::sqrt(kPhi * 3 * (2 * year + 3 * kMore) / 12);
  const double is = std::sqrt(kPhi * 2 * three + 3 * kMore);
  const double power =
      normal_cdf((3 * kMore - student_upper_quantile(kLevel, freedom) * used) / is);
  EXPECT_NEAR(power, 0.6, 0.02);
  // Four Monte Carlo errors, and three points for a dispersion that is estimated.
  EXPECT_NEAR(found / double{kRuns}, power, 4 * std::sqrt(power * (1 - power) / kRuns) + 0.03);
}

// The outbreak itself would be taken for scatter.
TEST(YearChange, AfterNoneItIsExact) {
  std::vector<double> sums(40, 0.0);
  EXPECT_EQ(year_change(sums, 3)->p_rise, 1);
  sums[38] = 4;
  sums[39] = 9;
  const auto change = year_change(sums, 3);
  ASSERT_TRUE(change);
  EXPECT_TRUE(change->none_before);
  EXPECT_NEAR(change->p_rise, std::pow(3.0 / 15, 9), 1e-15);
  EXPECT_EQ(change->p_fall, 1);
  // The past before the twelve months does not matter.
  sums[0] = 50;
  EXPECT_EQ(year_change(sums, 3)->p_rise, change->p_rise);
  EXPECT_TRUE(year_change(std::vector<double>{0, 0, 0, 5}, 3));
  EXPECT_FALSE(year_change(std::vector<double>{0, 0, 5}, 3));
}

TEST(YearChange, RareDeathsAlarmNoMoreOftenThanTheLevelSays) {
  constexpr std::uint32_t kRuns = 4000;
  for (const double level : {-4.0, -2.5, -1.0}) {
    int none = 0;
    int rises = 0;
    for (std::uint32_t run = 0; run < kRuns; ++run) {
      const CountScenario scenario{level, 0, 0, 0, 1, 12, 40};
      const auto months = simulate_counts(scenario, std::nullopt, Seed{12}, run).counts;
      const auto change = year_change(sums_of(months), 3);
      if (!change || !change->none_before) continue;
      ++none;
      rises += change->p_rise <= 0.05 ? 1 : 0;
    }
    EXPECT_GT(none, 0);
    EXPECT_LE(rises / double{kRuns}, 0.05 + 3 * std::sqrt(0.05 * 0.95 / kRuns));
  }
}

}  // namespace
}  // namespace setpoint::test
