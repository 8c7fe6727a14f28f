#include "setpoint/warning/alerts.h"

#include <gtest/gtest.h>

#include <cmath>

#include "setpoint/core/elementary.h"
#include "setpoint/warning/alert_json.h"
#include "warning/planted_record.h"

namespace setpoint::test {
namespace {

// A planted leak: a count of nine would alarm, and neither it nor what tells it is shown.
TEST(Alerts, NoNumberOfFewerThanTenIsShown) {
  RegionalTables tables = empty_tables();
  std::vector<double> counts(kMonths, 1.0);
  counts[10] = 2;
  counts.back() = 9;
  add_deaths(tables, "WY", kFirst, counts);
  const Alerts found = alerts(tables, shipped(), Seed{1}, 1);
  ASSERT_EQ(found.alerts.size(), 1U);
  const auto json = alert_json(found.alerts.front());
  EXPECT_TRUE(json["fewer_than_shown"].get<bool>());
  for (const char* key : {"observed", "expected", "threshold", "p", "adjusted_p"})
    EXPECT_TRUE(json[key].is_null()) << key;
  EXPECT_EQ(json["severity"], "notice");  // a severity would tell the probability
  EXPECT_EQ(json["reasons"].size(), 2U);
  EXPECT_EQ(json["reasons"][1],
            "The count is fewer than 10 and is not shown, nor is any number that would tell it.");
}

// The whole run on records where nothing happens: a false alarm in about 5 of 100 runs at most.
TEST(Alerts, RunsWithoutAChangeAreSilent) {
  constexpr std::uint32_t kRuns = 400;
  int loud = 0;
  for (std::uint32_t run = 0; run < kRuns; ++run) {
    RegionalTables tables = empty_tables();
    for (std::uint32_t i = 0; i < 6; ++i)
      add_deaths(tables, kStates[i], kFirst, quiet(1000 + run * 6 + i));
    loud += alerts(tables, shipped(), Seed{1}, 1).alerts.empty() ? 0 : 1;
  }
  // Three Monte Carlo errors above the level.
  EXPECT_LE(loud / double{kRuns}, 0.05 + 3 * std::sqrt(0.05 * 0.95 / kRuns));
}

// The same where deaths are rare, so that what is tested is mostly what was nowhere before.
TEST(Alerts, RunsWithoutAChangeAreSilentWhereDeathsAreRare) {
  constexpr std::uint32_t kRuns = 400;
  WarningSettings settings = shipped();
  settings.baseline.least_count = 0;
  for (const double rate : {0.01, 0.05}) {
    int loud = 0;
    for (std::uint32_t run = 0; run < kRuns; ++run) {
      RegionalTables tables = empty_tables();
      for (std::uint32_t i = 0; i < 6; ++i)
        add_deaths(tables, kStates[i], kFirst,
                   simulate_counts({logarithm(rate), 0, 0, 0, 1, 12, kMonths}, std::nullopt,
                                   Seed{9}, run * 6 + i)
                       .counts);
      loud += alerts(tables, settings, Seed{1}, 1).alerts.empty() ? 0 : 1;
    }
    EXPECT_LE(loud / double{kRuns}, 0.05 + 3 * std::sqrt(0.05 * 0.95 / kRuns)) << rate;
  }
}

}  // namespace
}  // namespace setpoint::test
