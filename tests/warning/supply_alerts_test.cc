#include <gtest/gtest.h>

#include <algorithm>

#include "setpoint/core/distribution.h"
#include "setpoint/region/month_count.h"
#include "setpoint/warning/alerts.h"
#include "warning/planted_record.h"

namespace setpoint::test {
namespace {

// Too often seen to be new, too seldom to have a trend: carfentanil did this in 2025.
TEST(SupplyAlerts, ARareSubstanceThatMultipliesIsTold) {
  RegionalTables tables = empty_tables();
  for (int half = 0; half < 8; ++half)
    for (const std::string state : {"OH", "PA"}) {
      const Month ending = month_of_number(2020 * 12 + 5 + 6 * half);
      const auto add = [&](const std::string& substance, double reports) {
        tables.lab_reports.push_back(
            {*Place::parse(state), ending, 6, substance, "Opioids", reports, {}});
      };
      add("Fentanyl", 1000);
      add("Carfentanil", half == 7 && state == "OH" ? 60 : 3);
    }
  const Alerts found = alerts(tables, shipped(), Seed{1}, 1);
  std::vector<std::string> ids;
  for (const Alert& alert : found.alerts)
    if (alert.subject == "Carfentanil") ids.push_back(alert.id);
  EXPECT_EQ(ids, (std::vector<std::string>{
                     "composition.oh.carfentanil.share-of-laboratory-reports.2023-12.rise",
                     "composition.us.carfentanil.share-of-laboratory-reports.2023-12.rise"}));
  EXPECT_EQ(
      found.alerts[0].reasons[0],
      "60 of 1,060 reports of Opioids in the half-year to 2023-12 were Carfentanil, where the "
      "6 half-years before had 18 in all, 29.9 of 10,000.");
}

TEST(SupplyAlerts, ANewSubstanceAndAShareThatLeftItsTrend) {
  RegionalTables tables = empty_tables();
  for (int half = 0; half < 8; ++half)
    for (const std::string state : {"OH", "PA"}) {
      const Month ending = month_of_number(2020 * 12 + 5 + 6 * half);
      const bool now = half == 7 && state == "OH";
      const auto add = [&](const std::string& substance, double reports) {
        LabReportRow row{*Place::parse(state), ending, 6, substance, "", reports, {}};
        tables.lab_reports.push_back(row);
      };
      add("Fentanyl", now ? 800 : 500);
      add("Heroin", now ? 160 : 500);
      if (now) add("Medetomidine", 40);
    }
  const Alerts found = alerts(tables, shipped(), Seed{1}, 1);
  std::vector<std::string> ids;
  // The same is told of all states together.
  for (const Alert& alert : found.alerts)
    if (alert.region == "OH") ids.push_back(alert.id);
  std::sort(ids.begin(), ids.end());
  const std::string rest = ".share-of-laboratory-reports.2023-12.";
  const std::string year = ".share-of-laboratory-reports-against-a-year-ago.2023-12.";
  EXPECT_EQ(
      ids, (std::vector<std::string>{
               "composition.oh.fentanyl" + year + "rise", "composition.oh.fentanyl" + rest + "rise",
               "composition.oh.heroin" + year + "fall", "composition.oh.heroin" + rest + "fall",
               "composition.oh.medetomidine" + rest + "appearance"}));
}

TEST(SupplyAlerts, SeizuresRiseInNumberAndSize) {
  RegionalTables tables = empty_tables();
  const auto events = quiet(4, 3.2);
  for (std::size_t t = 0; t < kMonths; ++t) {
    const bool last = t + 3 >= kMonths;
    Stream stream(Seed{2}, StreamName("kilograms"), static_cast<std::uint32_t>(t));
    const double size = draw_lognormal(stream, 0, 0.3) * (last ? 10 : 1);
    const double number = events[t] + (last ? 60 : 0);
    AreaSeizureRow row{"TUCSON SECTOR",
                       "U.S. Border Patrol",
                       month_of_number(kFirst + static_cast<int>(t)),
                       "Fentanyl",
                       number,
                       number * size,
                       {}};
    tables.area_seizures.push_back(row);
  }
  const Alerts found = alerts(tables, shipped(), Seed{1}, 1);
  ASSERT_EQ(found.alerts.size(), 2U);
  for (const Alert& alert : found.alerts) {
    EXPECT_EQ(alert.change, AlertChange::rise);
    EXPECT_NE(alert.caution.find("more searching"), std::string::npos);
  }
}

// Reports of laboratories and seizures are no persons, and their publishers print every number.
TEST(SupplyAlerts, FewReportsAreShown) {
  RegionalTables tables = empty_tables();
  for (int half = 0; half < 8; ++half)
    for (const std::string state : {"OH", "PA"}) {
      const Month ending = month_of_number(2020 * 12 + 5 + 6 * half);
      const auto add = [&](const std::string& substance, double reports) {
        tables.lab_reports.push_back({*Place::parse(state), ending, 6, substance, "", reports, {}});
      };
      add("Fentanyl", 1000);
      const bool now = half == 7 && state == "OH";
      if (now) add("Medetomidine", 9);
      if (now || half == 3) add("Carfentanil", now ? 8 : 1);
    }
  const Alerts found = alerts(tables, shipped(), Seed{1}, 1);
  std::vector<std::string> reasons;
  for (const Alert& alert : found.alerts)
    if (alert.region == "OH" && alert.subject != "Fentanyl") {
      reasons.push_back(alert.reasons.front());
      EXPECT_FALSE(alert.few);
      EXPECT_NE(alert.severity, Severity::notice);
      EXPECT_TRUE(alert.p && alert.observed && alert.expected);
    }
  std::sort(reasons.begin(), reasons.end());
  EXPECT_EQ(reasons,
            (std::vector<std::string>{
                "8 of 1,017 reports in the half-year to 2023-12 were Carfentanil, where the 6 "
                "half-years before had 1 in all, 1.7 of 10,000.",
                "9 of 1,017 reports in the half-year to 2023-12 were Medetomidine, which the 6 "
                "half-years before did not have here."}));
}

// A state that did not find what another knows was tested for it as well.
TEST(SupplyAlerts, WhatWasNotFoundCountsAmongTheTests) {
  RegionalTables tables = empty_tables();
  for (int half = 0; half < 8; ++half)
    for (const std::string state : {"OH", "PA"}) {
      const Month ending = month_of_number(2020 * 12 + 5 + 6 * half);
      const auto add = [&](const std::string& substance, double reports) {
        tables.lab_reports.push_back({*Place::parse(state), ending, 6, substance, "", reports, {}});
      };
      add("Fentanyl", 1000);
      add("Heroin", 1000);
      if (state == "OH" && half == 4) add("Carfentanil", 3);
    }
  // Of Ohio, Pennsylvania and all: two substances, each a rise and a fall against its trend and
  // against a year ago; and carfentanil, which Pennsylvania never had.
  EXPECT_EQ(alerts(tables, shipped(), Seed{1}, 1).tested, 3U * (2 * 4 + 1));
}

TEST(SupplyAlerts, SeizuresWhereNoneWereAreAnAppearance) {
  RegionalTables tables = empty_tables();
  for (std::size_t t = 0; t < kMonths; ++t)
    tables.area_seizures.push_back({"TUCSON SECTOR",
                                    "U.S. Border Patrol",
                                    month_of_number(kFirst + static_cast<int>(t)),
                                    "Heroin",
                                    20,
                                    40,
                                    {}});
  tables.area_seizures.push_back({"TUCSON SECTOR",
                                  "U.S. Border Patrol",
                                  month_of_number(kFirst + static_cast<int>(kMonths) - 1),
                                  "Fentanyl",
                                  7,
                                  14,
                                  {}});
  const Alerts found = alerts(tables, shipped(), Seed{1}, 1);
  ASSERT_EQ(found.alerts.size(), 1U);
  const Alert& alert = found.alerts.front();
  EXPECT_EQ(alert.change, AlertChange::appearance);
  EXPECT_EQ(*alert.observed, 7);
  EXPECT_EQ(alert.method, "exact comparison of two rates");
  EXPECT_EQ(found.kinds[1].left_out, 0U);
}

}  // namespace
}  // namespace setpoint::test
