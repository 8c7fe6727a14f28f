#include "setpoint/region/record.h"

#include <gtest/gtest.h>

#include "region/regional_rows.h"
#include "setpoint/region/regions.h"
#include "setpoint/region/supply.h"

namespace setpoint {
namespace {

using test::place;

TEST(DeathRecord, TheNewestReleaseDecidesAlsoWhereItWithholds) {
  test::RegionalRows rows;
  rows.release({2020, 6});
  rows.deaths("WV", {2020, 5}, 50);
  rows.deaths("WV", {2020, 6}, 60);
  rows.release({2021, 6});
  rows.deaths("WV", {2020, 5}, 55);
  RegionalDeathRow& withheld = rows.deaths("WV", {2020, 6}, 0);
  withheld.reported.reset();
  withheld.withheld = Withheld::low_quality;
  const RegionalTables tables = rows.sorted();
  const DeathRecord record(tables);
  const SeriesKey key{place("WV"), Cause::synthetic_opioids, 12};
  ASSERT_EQ(record.series(key).size(), 2U);
  EXPECT_EQ(record.at(key, {2020, 5})->reported, 55);
  EXPECT_EQ(record.at(key, {2020, 6})->withheld, Withheld::low_quality);
  EXPECT_EQ(record.at(key, {2020, 4}), nullptr);
  EXPECT_EQ(record.last(key), (Month{2020, 6}));
  EXPECT_FALSE(record.last({place("54039"), Cause::synthetic_opioids, 12}));
}

TEST(Shown, WithholdsNineAndWhatTellsIt) {
  test::RegionalRows rows;
  rows.release({2020, 6});
  RegionalDeathRow row = rows.deaths("WV", {2020, 5}, 9);
  row.predicted = 12;
  row.pending = 0.1;
  const Shown nine = shown(row, 10);
  EXPECT_EQ(nine.withheld, Withheld::suppressed);
  EXPECT_FALSE(nine.reported || nine.predicted || nine.pending);
  row.reported = 10;
  EXPECT_EQ(shown(row, 10).reported, 10);
  EXPECT_EQ(shown(row, 10).predicted, 12);
}

TEST(Regions, AreTheNationStatesCityCountiesAndAreas) {
  test::RegionalRows rows;
  rows.release({2020, 12});
  rows.deaths("YC", {2020, 12}, 50);
  rows.people("54011", 2020, 90'000);
  rows.designated("APP", "54039").reaches("APP", "Appalachia", "KY");
  const RegionalTables tables = rows.sorted();
  const Regions regions(tables, tables.designated_counties, tables.area_states);
  std::string ids;
  for (const Region& region : regions.all()) ids += region.id + " ";
  EXPECT_EQ(ids, "US KY NY WV YC 54011 54039 APP ");
  const Region& area = *regions.find("APP");
  EXPECT_EQ(area.name, "Appalachia");
  EXPECT_EQ(area.counties, std::vector{place("54039")});
  EXPECT_EQ(area.states, (std::vector{place("KY"), place("WV")}));
  EXPECT_EQ(regions.find("54039")->areas, std::vector<std::string>{"APP"});
  EXPECT_EQ(regions.find("WV")->areas, std::vector<std::string>{"APP"});
  EXPECT_TRUE(regions.find("54011")->areas.empty());
  EXPECT_FALSE(regions.get("54999"));
  EXPECT_EQ(regions.get("54999").faults().front().kind, FaultKind::usage);
  EXPECT_EQ(regions.get("app").faults().front().expected, "APP");
}

TEST(Regions, CountiesAreCalledAsTheTableOfCentroidsCallsThem) {
  test::RegionalRows rows;
  rows.people("54039", 2020, 1).people("54041", 2020, 1).people("54043", 2020, 1);
  RegionalTables& tables = rows.tables();
  tables.centroids.push_back({place("54039"), 38.3, -81.5, {}, "Kanawha County"});
  tables.centroids.push_back({place("54041"), 39.0, -80.5, {}, ""});
  tables.centroids.push_back({place("54045"), 37.8, -81.9, {}, "Logan County"});
  tables.centroids.push_back({place("WV"), 38.6, -80.6, {}, "Mountain State"});
  const Regions regions(tables, {}, {});
  EXPECT_EQ(regions.find("54039")->name, "Kanawha County, West Virginia");
  EXPECT_EQ(regions.find("54041")->name, "54041, West Virginia");
  EXPECT_EQ(regions.find("54043")->name, "54043, West Virginia");
  EXPECT_EQ(regions.find("WV")->name, "West Virginia");
  // A place that nothing is known of but where it lies is no region.
  EXPECT_EQ(regions.find("54045"), nullptr);
}

TEST(Supply, SharesAreOfTheRegionsStatesAndSumToOne) {
  test::RegionalRows rows;
  rows.reaches("APP", "Appalachia", "KY").reaches("APP", "Appalachia", "WV");
  rows.people("TX", 2020, 1);
  RegionalTables& tables = rows.tables();
  const auto report = [&](const char* where, const char* what, double reports) {
    tables.lab_reports.push_back({place(where), {2024, 6}, 6, what, "Fentanyl", reports, {}});
  };
  report("KY", "Fentanyl", 60);
  report("TX", "Fentanyl", 500);
  report("WV", "Carfentanil", 10);
  report("WV", "Fentanyl", 30);
  const Regions regions(tables, {}, tables.area_states);
  const auto periods = lab_periods(tables, *regions.find("APP"), 0.95);
  ASSERT_EQ(periods.size(), 1U);
  EXPECT_EQ(periods[0].total, 100);
  ASSERT_EQ(periods[0].substances.size(), 2U);
  EXPECT_EQ(periods[0].substances[0].name, "Fentanyl");
  EXPECT_DOUBLE_EQ(periods[0].substances[0].share, 0.9);
  // Clopper and Pearson of 10 in 100: 4.90 % to 17.62 %.
  EXPECT_NEAR(periods[0].substances[1].interval.low, 0.0490, 1e-4);
  EXPECT_NEAR(periods[0].substances[1].interval.high, 0.1762, 1e-4);
  EXPECT_EQ(lab_periods(tables, *regions.find("US"), 0.95)[0].total, 600);
}

TEST(Supply, SeizuresAreOfTheAreasOfAState) {
  test::RegionalRows rows;
  for (const char* state : {"AZ", "CA", "TX"}) rows.people(state, 2020, 1);
  RegionalTables& tables = rows.tables();
  const auto seize = [&](const char* area, Month month, double kilograms) {
    tables.area_seizures.push_back(
        {area, "U.S. Border Patrol", month, "Fentanyl", 1, kilograms, {}});
  };
  seize("PRECLEARANCE FIELD OFFICE", {2024, 1}, 100);
  seize("Tucson Sector", {2024, 1}, 5);
  seize("Tucson Sector", {2024, 3}, 7);
  seize("YUMA SECTOR", {2024, 4}, 11);
  const Regions regions(tables, {}, {});
  const auto arizona = quarter_seizures(tables, *regions.find("AZ"));
  ASSERT_EQ(arizona.size(), 2U);
  EXPECT_EQ(arizona[0].kilograms, 12);
  EXPECT_EQ(arizona[0].areas, std::vector<std::string>{"Tucson Sector"});
  EXPECT_EQ(arizona[1].kilograms, 11);
  EXPECT_EQ(quarter_seizures(tables, *regions.find("CA")).size(), 1U);
  EXPECT_TRUE(quarter_seizures(tables, *regions.find("TX")).empty());
  EXPECT_EQ(quarter_seizures(tables, *regions.find("US"))[0].kilograms, 112);
}

TEST(Supply, VisitsBelowTenAreNotSummed) {
  test::RegionalRows rows;
  rows.people("54011", 2020, 1).people("54039", 2020, 1);
  RegionalTables& tables = rows.tables();
  tables.nonfatal.push_back({place("54011"), 2023, "ED", 9, 90'000, {}});
  tables.nonfatal.push_back({place("54039"), 2023, "ED", 200, 100'000, {}});
  tables.nonfatal.push_back({place("54041"), 2023, "ED", std::nullopt, 10'000, {}});
  const Regions regions(tables, {}, {});
  const auto state = nonfatal_years(tables, *regions.find("WV"), 10, 20, 0.95);
  ASSERT_EQ(state.size(), 1U);
  EXPECT_EQ(state[0].visits, 200);
  EXPECT_EQ(state[0].counties, 1U);
  EXPECT_DOUBLE_EQ(state[0].rate->value, 200);
  EXPECT_TRUE(nonfatal_years(tables, *regions.find("54011"), 10, 20, 0.95).empty());
}

}  // namespace
}  // namespace setpoint
