#include "setpoint/region/rate.h"

#include <gtest/gtest.h>

#include <cmath>

#include "region/regional_rows.h"
#include "setpoint/region/people.h"
#include "setpoint/sampling/incomplete_gamma.h"

namespace setpoint {
namespace {

using test::place;

TEST(DeathRate, HasTheLimitsOfGarwood) {
  // Limits of a Poisson count of 10: 4.795 and 18.390 (Garwood 1936, table of Pearson and Hartley).
  const auto rate = crude_rate(10, 100'000, 2020, 0.95);
  ASSERT_TRUE(rate);
  EXPECT_DOUBLE_EQ(rate->value, 10);
  EXPECT_NEAR(rate->interval.low, 4.795, 0.001);
  EXPECT_NEAR(rate->interval.high, 18.390, 0.001);
}

TEST(DeathRate, LimitsAreThoseAtWhichTheCountIsOnlyJustCredible) {
  const auto rate = crude_rate(33, 250'000, 2020, 0.9);
  ASSERT_TRUE(rate);
  const double low = rate->interval.low * 2.5;
  const double high = rate->interval.high * 2.5;
  // P(X >= 33 | low) = P(33, low) = 0.05 and P(X <= 33 | high) = Q(34, high) = 0.05.
  EXPECT_NEAR(incomplete_gamma(33, low).lower, 0.05, 1e-12);
  EXPECT_NEAR(incomplete_gamma(34, high).upper, 0.05, 1e-12);
}

TEST(DeathRate, NeedsPeople) {
  EXPECT_FALSE(crude_rate(10, 0, 2020, 0.95));
}

std::array<AgeCell, kAgeGroups> same_rate_everywhere(double rate) {
  std::array<AgeCell, kAgeGroups> cells;
  for (std::size_t i = 0; i < kAgeGroups; ++i) {
    const double people = 1'000'000 + 50'000 * static_cast<double>(i);
    cells[i] = {rate * people, people};
  }
  return cells;
}

TEST(AgeAdjusted, StandardPopulationIsThePublished274634Thousand) {
  double sum = 0;
  for (const double thousands : kStandardPopulation) sum += thousands;
  EXPECT_EQ(sum, 274'634);
  // The published weight of 35-44 is .162613, of 85 and older .015508.
  EXPECT_NEAR(kStandardPopulation[5] / sum, 0.162613, 1e-6);
  EXPECT_NEAR(kStandardPopulation[10] / sum, 0.015508, 1e-6);
}

TEST(AgeAdjusted, EqualsTheCrudeRateWhereEveryAgeDiesAlike) {
  const auto rate = age_adjusted_rate(same_rate_everywhere(2e-4), 2020, 0.95);
  ASSERT_TRUE(rate);
  EXPECT_NEAR(rate->value, 20, 1e-10);
}

TEST(AgeAdjusted, IsWhatAHandComputes) {
  std::array<AgeCell, kAgeGroups> cells;
  for (AgeCell& cell : cells) cell = {0, 1'000'000};
  cells[4] = {200, 500'000};  // 25-34: 40 per 100,000, weight 37,233 / 274,634
  cells[5] = {90, 300'000};   // 35-44: 30 per 100,000, weight 44,659 / 274,634
  const auto rate = age_adjusted_rate(cells, 2020, 0.95);
  ASSERT_TRUE(rate);
  EXPECT_NEAR(rate->value, (40 * 37'233.0 + 30 * 44'659.0) / 274'634, 1e-10);
  EXPECT_EQ(rate->deaths, 290);
  // With hundreds of deaths the limits are near those of the normal distribution about the rate.
  const double one = 1e5 * 37'233 / 274'634 / 500'000;
  const double two = 1e5 * 44'659 / 274'634 / 300'000;
  const double error = std::sqrt(one * one * 200 + two * two * 90);
  EXPECT_NEAR(rate->interval.low, rate->value - 1.96 * error, 0.15 * error);
  EXPECT_NEAR(rate->interval.high, rate->value + 1.96 * error, 0.35 * error);
}

TEST(AgeAdjusted, OfASingleAgeHasTheExactPoissonLowerLimit) {
  // With all deaths in one age group T^2 / V is their number, so the lower limit is Garwood's.
  std::array<AgeCell, kAgeGroups> cells;
  for (AgeCell& cell : cells) cell = {0, 1'000'000};
  cells[4].deaths = 12;
  const auto rate = age_adjusted_rate(cells, 2020, 0.95);
  ASSERT_TRUE(rate);
  const double each = 1e5 * 37'233 / 274'634 / 1e6;
  EXPECT_NEAR(rate->interval.low, each * gamma_quantile(Tail::lower, 0.025, 12), 1e-12);
}

TEST(AgeAdjusted, NeedsPeopleInEveryAgeGroup) {
  auto cells = same_rate_everywhere(1e-4);
  cells[3].people = 0;
  EXPECT_FALSE(age_adjusted_rate(cells, 2020, 0.95));
}

TEST(RelativeChange, HasExactLimits) {
  const auto change = relative_change(100, 80, 0.95);
  ASSERT_TRUE(change);
  EXPECT_NEAR(change->value, -0.2, 1e-15);
  EXPECT_LT(change->interval.low, -0.2);
  // log(1.25) = 0.223 and its error is about sqrt(1/80 + 1/100) = 0.15: no fall is credible.
  EXPECT_GT(change->interval.high, 0);
  EXPECT_NEAR(std::log(1 + change->interval.high), -0.2231 + 1.96 * 0.15, 0.02);
  // The same question asked backwards.
  const auto back = relative_change(80, 100, 0.95);
  ASSERT_TRUE(back);
  EXPECT_NEAR((1 + back->interval.low) * (1 + change->interval.high), 1, 1e-12);
  EXPECT_FALSE(relative_change(0, 80, 0.95));
  EXPECT_FALSE(relative_change(80.5, 80, 0.95));
}

TEST(PopulationYear, IsTheOneInWhichMostOfTheMonthsLie) {
  EXPECT_EQ(population_year({2026, 1}, 12), 2025);
  EXPECT_EQ(population_year({2025, 5}, 12), 2024);
  EXPECT_EQ(population_year({2025, 6}, 12), 2025);
  EXPECT_EQ(population_year({2025, 12}, 12), 2025);
  EXPECT_EQ(population_year({2025, 1}, 1), 2025);
}

TEST(Populations, TakeTheLastYearKnownAndNoneBeforeTheFirst) {
  test::RegionalRows rows;
  rows.people("WV", 2020, 1000).people("WV", 2022, 900);
  const Populations people(rows.tables());
  EXPECT_EQ(people.of(place("WV"), 2020, false)->value, 1000);
  EXPECT_EQ(people.of(place("WV"), 2021, false)->year, 2020);
  EXPECT_EQ(people.of(place("WV"), 2030, false)->value, 900);
  EXPECT_FALSE(people.of(place("WV"), 2019, false));
  EXPECT_FALSE(people.of(place("VA"), 2020, false));
}

TEST(Populations, NewYorkIsWithoutItsCityWhereDeathsAre) {
  test::RegionalRows rows;
  rows.people("NY", 2020, 1000);
  for (const char* borough : {"36005", "36047", "36061", "36081", "36085"})
    rows.people(borough, 2020, 80);
  const Populations people(rows.tables());
  EXPECT_EQ(people.of(place("YC"), 2020, true)->value, 400);
  EXPECT_EQ(people.of(place("NY"), 2020, true)->value, 600);
  EXPECT_EQ(people.of(place("NY"), 2020, false)->value, 1000);
}

TEST(Populations, NewYorkHasNoneWhereItsCityIsNotKnown) {
  test::RegionalRows rows;
  rows.people("NY", 2020, 1000).people("36005", 2020, 80);
  const Populations people(rows.tables());
  EXPECT_FALSE(people.of(place("YC"), 2020, true));
  EXPECT_FALSE(people.of(place("NY"), 2020, true));
}

}  // namespace
}  // namespace setpoint
