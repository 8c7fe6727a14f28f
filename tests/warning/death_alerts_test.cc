#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "setpoint/warning/alerts.h"
#include "warning/planted_record.h"

namespace setpoint::test {
namespace {

TEST(DeathAlerts, APlantedRiseIsToldAndNothingElse) {
  RegionalTables tables = empty_tables();
  for (std::uint32_t i = 0; i < kStates.size(); ++i) {
    auto counts = quiet(i);
    if (kStates[i] == "WV") counts.back() += 60;
    add_deaths(tables, kStates[i], kFirst, counts);
  }
  const Alerts found = alerts(tables, shipped(), Seed{1}, 1);
  ASSERT_EQ(found.alerts.size(), 1U);
  const Alert& alert = found.alerts.front();
  EXPECT_EQ(alert.id, "deaths.wv.synthetic-opioids.deaths.2023-12.rise");
  EXPECT_EQ(alert.region_name, "West Virginia");
  EXPECT_GT(*alert.observed, *alert.threshold);
  EXPECT_LE(*alert.adjusted_p, 0.05);
  EXPECT_LE(*alert.p, *alert.adjusted_p);
  EXPECT_EQ(alert.sources, std::vector<std::string>{"Generated & counted"});
  EXPECT_NE(alert.caution.find("not complete"), std::string::npos);
  // The last month is not settled, so no state is tested for a fall: three rises each.
  EXPECT_EQ(found.tested, 3 * kStates.size());
  EXPECT_NEAR(found.expected_false, 0.05, 1e-12);
  // One kind of test, twelve releases a year.
  EXPECT_NEAR(found.expected_false_per_year, 12 * 0.05 / (0.95 * 0.95), 1e-12);
}

TEST(DeathAlerts, AFallIsToldOnlyOfSettledMonths) {
  RegionalTables tables = empty_tables();
  auto counts = quiet(1);
  counts.back() = 5;
  add_deaths(tables, "OH", kFirst, counts);
  EXPECT_TRUE(alerts(tables, shipped(), Seed{1}, 1).alerts.empty());
  for (RegionalDeathRow& row : tables.deaths) row.complete = 1.0;
  counts.back() = 15;
  tables.deaths.back().reported = 15;
  const Alerts found = alerts(tables, shipped(), Seed{1}, 1);
  ASSERT_EQ(found.alerts.size(), 1U);
  EXPECT_EQ(found.alerts.front().change, AlertChange::fall);
  EXPECT_EQ(found.alerts.front().severity, Severity::notice);
}

TEST(DeathAlerts, SumsOfTwelveMonthsAreJudgedAgainstAYearAgo) {
  RegionalTables tables = empty_tables();
  auto months = quiet(2, 5);
  for (std::size_t t = kMonths - 3; t < kMonths; ++t) months[t] *= 1.6;
  std::vector<double> sums;
  for (std::size_t t = 11; t < kMonths; ++t) {
    double sum = 0;
    for (std::size_t i = 0; i < 12; ++i) sum += std::floor(months[t - i]);
    sums.push_back(sum);
  }
  add_deaths(tables, "OH", kFirst + 11, sums, 12);
  const Alerts found = alerts(tables, shipped(), Seed{1}, 1);
  ASSERT_EQ(found.alerts.size(), 1U);
  EXPECT_EQ(found.alerts.front().method, "year-change");
  EXPECT_EQ(*found.alerts.front().observed, sums.back());
  EXPECT_EQ(found.alerts.front().expected->value, sums[sums.size() - 4]);
}

// The newest sum lacks more of its records than the one it is compared with.
TEST(DeathAlerts, AFallThatLateRecordsMakeUpForIsNone) {
  for (const double late : {0.0, 200.0}) {
    RegionalTables tables = empty_tables();
    auto sums = std::vector<double>(60, 2400);
    for (std::size_t t = 0; t < sums.size(); ++t) sums[t] += t % 2 == 0 ? 8 : -8;
    sums.back() -= 200;
    add_deaths(tables, "OH", kFirst + 36, sums, 12);
    for (RegionalDeathRow& row : tables.deaths) {
      row.complete = 1.0;
      row.predicted = row.reported;
    }
    *tables.deaths.back().predicted += late;
    const Alerts found = alerts(tables, shipped(), Seed{1}, 1);
    ASSERT_EQ(found.alerts.size(), late == 0 ? 1U : 0U);
    if (late == 0) {
      EXPECT_EQ(found.alerts.front().change, AlertChange::fall);
    }
  }
}

// Counts that ended long before those of other places are history, whatever they did at their end.
TEST(DeathAlerts, ASeriesThatEndedIsNotJudged) {
  RegionalTables tables = empty_tables();
  add_deaths(tables, "OH", kFirst, quiet(1));
  auto counts = quiet(2);
  counts.resize(kMonths - 3);
  counts.back() += 200;
  add_deaths(tables, "PA", kFirst, counts);
  const Alerts found = alerts(tables, shipped(), Seed{1}, 1);
  EXPECT_TRUE(found.alerts.empty());
  EXPECT_EQ(found.kinds.front().left_out, 1U);
  EXPECT_EQ(found.tested, 3U);
  // One month less behind the others, and it is told.
  counts.insert(counts.begin(), 50);
  tables.deaths.erase(tables.deaths.begin() + kMonths, tables.deaths.end());
  add_deaths(tables, "PA", kFirst, counts);
  EXPECT_EQ(alerts(tables, shipped(), Seed{1}, 1).alerts.size(), 1U);
}

TEST(DeathAlerts, WhatIsMuchOlderThanTheNewestDeathsIsANotice) {
  RegionalTables tables = empty_tables();
  auto counts = quiet(2);
  counts.back() += 200;
  add_deaths(tables, "OH", kFirst, counts);
  EXPECT_EQ(alerts(tables, shipped(), Seed{1}, 1).alerts.at(0).severity, Severity::severe);
  add_deaths(tables, "OH", kFirst + static_cast<int>(kMonths) + 12, {900}, 12);
  const Alert old = alerts(tables, shipped(), Seed{1}, 1).alerts.at(0);
  EXPECT_EQ(old.severity, Severity::notice);
  EXPECT_EQ(std::count(old.reasons.begin(), old.reasons.end(),
                       "The newest count of deaths on record is of 2025-01, 13 months later: this "
                       "tells what was then."),
            1);
}

TEST(DeathAlerts, AWithheldMonthLeavesTheSeriesOut) {
  RegionalTables tables = empty_tables();
  auto counts = quiet(3);
  counts.back() += 100;
  add_deaths(tables, "OH", kFirst, counts);
  tables.deaths[kMonths - 20].reported.reset();
  tables.deaths[kMonths - 20].withheld = Withheld::suppressed;
  const Alerts found = alerts(tables, shipped(), Seed{1}, 1);
  EXPECT_TRUE(found.alerts.empty());
  EXPECT_EQ(found.tested, 0U);
  EXPECT_EQ(found.kinds.front().left_out, 1U);
}

TEST(DeathAlerts, AnOutbreakWhereNothingWasIsTold) {
  RegionalTables tables = empty_tables();
  std::vector<double> counts(kMonths, 0.0);
  counts.back() = 14;
  add_deaths(tables, "54039", kFirst, counts);
  for (std::uint32_t i = 0; i < kStates.size(); ++i)
    add_deaths(tables, kStates[i], kFirst, quiet(i));
  tables.centroids.push_back({*Place::parse("54039"), 38, -81, {}, "Kanawha County"});
  const Alerts found = alerts(tables, shipped(), Seed{1}, 1);
  ASSERT_EQ(found.alerts.size(), 1U);
  const Alert& alert = found.alerts.front();
  EXPECT_EQ(alert.id, "deaths.54039.synthetic-opioids.deaths.2023-12.appearance");
  EXPECT_EQ(alert.region_name, "Kanawha County, West Virginia");
  EXPECT_EQ(alert.method, "exact comparison of two rates");
  EXPECT_EQ(*alert.observed, 14);
  EXPECT_EQ(alert.expected->value, 0);
  EXPECT_EQ(alert.severity, Severity::severe);
  EXPECT_EQ(alert.reasons[0],
            "14 deaths in 2023-12, where the 55 periods of its own past had none.");
  EXPECT_EQ(alert.reasons[1],
            "A regression has nothing to fit there, so it is counted exactly: at an unchanged rate "
            "each would fall into this period with probability 1 in 56.");
  // Adjusted among all of its kind: three months of each place.
  EXPECT_EQ(found.tested, 3 * (kStates.size() + 1));
  EXPECT_NEAR(*alert.adjusted_p / *alert.p, static_cast<double>(found.tested), 1e-6);
  EXPECT_NEAR(found.expected_false_per_year, 12 * 0.05 / (0.95 * 0.95), 1e-12);
  EXPECT_EQ(found.kinds.front().left_out, 0U);
}

TEST(DeathAlerts, FewWhereNothingWasAreToldWithoutTheirNumber) {
  RegionalTables tables = empty_tables();
  std::vector<double> counts(kMonths, 0.0);
  counts.back() = 8;
  add_deaths(tables, "WY", kFirst, counts);
  const Alerts found = alerts(tables, shipped(), Seed{1}, 1);
  ASSERT_EQ(found.alerts.size(), 1U);
  const Alert& alert = found.alerts.front();
  EXPECT_EQ(alert.change, AlertChange::appearance);
  EXPECT_TRUE(alert.few);
  EXPECT_FALSE(alert.observed || alert.p || alert.adjusted_p || alert.threshold);
  EXPECT_EQ(alert.severity, Severity::notice);
  EXPECT_EQ(alert.reasons[0], "There were none in the periods that it is compared with.");
}

TEST(DeathAlerts, SumsOfTwelveMonthsAfterNoneAreCountedExactly) {
  for (const double now : {11.0, 9.0}) {
    RegionalTables tables = empty_tables();
    std::vector<double> sums(60, 0.0);
    sums[58] = 4;
    sums[59] = now;
    add_deaths(tables, "54039", kFirst + 36, sums, 12);
    const Alerts found = alerts(tables, shipped(), Seed{1}, 1);
    ASSERT_EQ(found.alerts.size(), 1U);
    const Alert& alert = found.alerts.front();
    EXPECT_EQ(alert.region_name, "54039, West Virginia");
    EXPECT_EQ(alert.change, AlertChange::appearance);
    EXPECT_EQ(alert.few, now < 10);
    if (alert.few) continue;
    EXPECT_NEAR(*alert.p, std::pow(0.2, 11), 1e-15);
    EXPECT_EQ(alert.reasons[0],
              "11 deaths in the twelve months to 2023-12, none in those to 3 months before: all "
              "are of the last 3 months.");
  }
}

TEST(DeathAlerts, VisitsOfACountyThatHadNoneBearItsName) {
  RegionalTables tables = empty_tables();
  for (int year = 2018; year <= 2023; ++year)
    tables.nonfatal.push_back(
        {*Place::parse("54039"), year, "ED", year == 2023 ? 15.0 : 0.0, std::nullopt, {}});
  tables.centroids.push_back({*Place::parse("54039"), 38, -81, {}, "Kanawha County"});
  const Alerts found = alerts(tables, shipped(), Seed{1}, 1);
  ASSERT_EQ(found.alerts.size(), 1U);
  const Alert& alert = found.alerts.front();
  EXPECT_EQ(alert.region, "54039");
  EXPECT_EQ(alert.region_name, "Kanawha County, West Virginia");
  EXPECT_EQ(alert.change, AlertChange::appearance);
  EXPECT_NEAR(*alert.p * std::pow(6, 15), 1, 1e-9);
}

}  // namespace
}  // namespace setpoint::test
