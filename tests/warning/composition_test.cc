#include "setpoint/warning/composition.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "setpoint/core/distribution.h"
#include "setpoint/core/random.h"
#include "setpoint/warning/count_tails.h"

namespace setpoint::test {
namespace {

TEST(Composition, ASteadyShareIsExpectedToStay) {
  const std::vector<Reports> past(6, Reports{200, 1000});
  const auto same = share_change(past, {200, 1000});
  ASSERT_TRUE(same);
  EXPECT_NEAR(same->expected, 0.2, 1e-12);
  EXPECT_EQ(same->phi, 1);
  EXPECT_NEAR(same->p_rise, 0.5, 1e-9);
  // Variance p q / n (1 + n se^2 p q) with se^2 = (1 / 6 + 3.5^2 / 17.5) / (n p q).
  const double deviation = std::sqrt(0.2 * 0.8 / 1000 * (1 + 1.0 / 6 + 12.25 / 17.5));
  const auto more = share_change(past, {260, 1000});
  EXPECT_NEAR((more->high - more->expected) / 2.7764451051977987, deviation, 1e-10);
  EXPECT_LT(more->p_rise, 0.02);
}

TEST(Composition, ATrendIsFollowed) {
  std::vector<Reports> past;
  const auto share = [](int t) { return 1 / (1 + std::exp(2 - 0.3 * t)); };
  for (int t = 0; t < 6; ++t) past.push_back({100000 * share(t), 100000});
  const auto change = share_change(past, {100000 * share(6), 100000});
  ASSERT_TRUE(change);
  EXPECT_NEAR(change->expected, share(6), 1e-9);
  EXPECT_NEAR(change->p_fall, 0.5, 1e-6);
}

TEST(Composition, NothingToJudge) {
  EXPECT_FALSE(share_change(std::vector<Reports>(3, Reports{10, 100}), {10, 100}));
  EXPECT_FALSE(share_change(std::vector<Reports>(6, Reports{0, 100}), {10, 100}));
  EXPECT_FALSE(share_change(std::vector<Reports>(6, Reports{100, 100}), {10, 100}));
}

// Reports of a period are not independent: a share that varies between periods (beta-binomial, here
// with a dispersion of about 6) alarms as often as the level says.
TEST(Composition, FalseAlarmsAreWhatTheLevelSays) {
  constexpr std::uint32_t kRuns = 3000;
  int rises = 0;
  for (std::uint32_t run = 0; run < kRuns; ++run) {
    Stream stream(Seed{2}, StreamName("composition"), run);
    std::vector<Reports> all;
    for (int t = 0; t < 7; ++t) {
      const double share = draw_beta(stream, 60, 140);
      all.push_back({static_cast<double>(draw_binomial(stream, 1000, share)), 1000});
    }
    const auto change = share_change(std::span(all).first(6), all[6]);
    ASSERT_TRUE(change);
    rises += change->p_rise <= 0.05 ? 1 : 0;
  }
  EXPECT_NEAR(rises / double{kRuns}, 0.05, 4 * std::sqrt(0.05 * 0.95 / kRuns));
}

// 20 % of 1,000 a year ago and 26 % now, without more scatter than chance: p q = 0.23 * 0.77.
TEST(Composition, ADifferenceFromAYearAgoIsThatOfTwoShares) {
  const std::vector<Reports> past(6, Reports{200, 1000});
  const Reports now{260, 1000};
  const auto change = share_change(past, now);
  ASSERT_TRUE(change);
  EXPECT_EQ(change->freedom, 4);
  const auto year = share_difference(past[4], now, *change);
  ASSERT_TRUE(year);
  EXPECT_EQ(year->observed, 0.26);
  EXPECT_EQ(year->before, 0.2);
  const double deviation = std::sqrt(0.23 * 0.77 * 2 / 1000);
  EXPECT_NEAR((year->high - year->before) / 2.7764451051977987, deviation, 1e-12);
  EXPECT_NEAR(year->p_rise, student_upper_tail(0.06 / deviation, 4), 1e-15);
  EXPECT_NEAR(year->p_rise + year->p_fall, 1, 1e-15);
  EXPECT_FALSE(share_difference({0, 100}, {0, 200}, *change));
}

// What the trend leads one to expect is a change against a year ago.
TEST(Composition, ASteadyRiseIsADifferenceFromAYearAgo) {
  std::vector<Reports> past;
  const auto share = [](int t) { return 1 / (1 + std::exp(2 - 0.3 * t)); };
  for (int t = 0; t < 6; ++t) past.push_back({1000 * share(t), 1000});
  const Reports now{1000 * share(6), 1000};
  const auto change = share_change(past, now);
  ASSERT_TRUE(change);
  EXPECT_GT(change->p_rise, 0.4);
  EXPECT_LT(share_difference(past[4], now, *change)->p_rise, 0.005);
}

TEST(Composition, FalseAlarmsAgainstAYearAgoAreWhatTheLevelSays) {
  constexpr std::uint32_t kRuns = 3000;
  int rises = 0;
  int falls = 0;
  for (std::uint32_t run = 0; run < kRuns; ++run) {
    Stream stream(Seed{3}, StreamName("composition"), run);
    std::vector<Reports> all;
    for (int t = 0; t < 7; ++t) {
      const double share = draw_beta(stream, 60, 140);
      all.push_back({static_cast<double>(draw_binomial(stream, 1000, share)), 1000});
    }
    const auto change = share_change(std::span(all).first(6), all[6]);
    ASSERT_TRUE(change);
    const auto year = share_difference(all[4], all[6], *change);
    ASSERT_TRUE(year);
    rises += year->p_rise <= 0.05 ? 1 : 0;
    falls += year->p_fall <= 0.05 ? 1 : 0;
  }
  const double error = std::sqrt(0.05 * 0.95 / kRuns);
  EXPECT_LE(rises / double{kRuns}, 0.05 + 3 * error);
  EXPECT_LE(falls / double{kRuns}, 0.05 + 3 * error);
  // Not because it never alarms.
  EXPECT_GE((rises + falls) / double{kRuns}, 0.05);
}

}  // namespace
}  // namespace setpoint::test
