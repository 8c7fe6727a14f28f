// Which count a place of an allocation is taken to have: the newest release's, of the same people,
// and nothing of what it withholds.
#include "setpoint/response/newest_counts.h"

#include <gtest/gtest.h>

#include "setpoint/response/baseline.h"
#include "support/paths.h"
#include "support/regional_folder.h"

namespace setpoint::test {
namespace {

const std::string kDeaths =
    "ending,months,place,cause,age,reported,predicted,percent_complete,percent_pending,withheld\n";

std::string row(const std::string& ending, const std::string& place, const std::string& count,
                const std::string& cause = "all-drugs", const std::string& months = "12") {
  const bool withheld = count == "suppressed" || count == "low-quality";
  return ending + "," + months + "," + place + "," + cause + ",," + (withheld ? "" : count) +
         ",,,," + (withheld ? count : "") + "\n";
}

// Releases of deaths, oldest first, and people of the nation, three states and three counties.
RegionalTables record(const std::vector<std::string>& releases) {
  DatasetFolder folder;
  for (std::size_t i = 0; i < releases.size(); ++i)
    folder.table("regional_deaths", "setpoint", "deaths" + std::to_string(i) + ".csv",
                 kDeaths + releases[i], "202" + std::to_string(4 + i) + "-12-31");
  folder.table("population", "setpoint", "people.csv",
               "place,year,age,people\nUS,2024,,30000000\nNY,2024,,19800000\nAL,2024,,5200000\n"
               "AK,2024,,800000\nWV,2024,,1700000\n54001,2024,,100000\n54003,2024,,700000\n"
               "54005,2024,,900000\n");
  folder.table("designated_counties", "setpoint", "designated.csv",
               "area,county,from,evidence\nAPP,54001,2007,a notice\nOHI,54001,2007,a notice\n"
               "OHI,54003,2007,a notice\n");
  return regional_tables(folder.path());
}

Baseline baseline(const RegionalTables& tables, Division by = Division::state,
                  Cause cause = Cause::all_drugs) {
  AllocationSettings settings;
  settings.suppressed = 5;
  auto made = make_baseline(tables, by, cause, settings);
  EXPECT_TRUE(made.ok());
  return made ? *std::move(made) : Baseline{};
}

BaselineRegion region(const Baseline& all, const std::string& id) {
  for (const BaselineRegion& each : all.regions)
    if (each.id == id) return each;
  ADD_FAILURE() << "no " << id;
  return {};
}

const std::string kApart = row("2023-06", "US", "3000") + row("2023-06", "AL", "1200") +
                           row("2023-06", "NY", "1000") + row("2023-06", "YC", "800");
const std::string kWhole =
    row("2023-06", "US", "3000") + row("2023-06", "AL", "1200") + row("2023-06", "NY", "1800");

// 1,800 either way, and not the city twice.
TEST(NewestCounts, NewYorkHasItsCityOnce) {
  for (const auto& releases : {std::vector{kApart}, std::vector{kWhole},
                               std::vector{kApart, kWhole}, std::vector{kWhole, kApart}}) {
    const BaselineRegion york = region(baseline(record(releases)), "NY");
    EXPECT_EQ(york.deaths, 1800);
    EXPECT_EQ(york.basis, Basis::count);
  }
}

// One table that counts the city apart to 2023-06, and with the state from then on.
TEST(NewestCounts, TheCityIsApartByPeriodToo) {
  const Baseline later =
      baseline(record({kApart + row("2024-06", "US", "3200") + row("2024-06", "NY", "1900")}));
  EXPECT_EQ(region(later, "NY").deaths, 1900);
  EXPECT_DOUBLE_EQ(region(later, "AL").deaths, 1200 * 3200 / 3000.0);
}

TEST(NewestCounts, WithoutItsCitysCountNewYorkHasNone) {
  const std::string now = row("2024-06", "US", "1500") + row("2024-06", "NY", "700");
  // The month before, moved: 1,800 x 1,500 / 3,000.
  const BaselineRegion older =
      region(baseline(record({kApart + now + row("2024-06", "YC", "low-quality")})), "NY");
  EXPECT_DOUBLE_EQ(older.deaths, 900);
  EXPECT_EQ(older.basis, Basis::moved);
  // An assumption stands for a few, and the sum is not shown.
  const BaselineRegion few =
      region(baseline(record({kApart + now + row("2024-06", "YC", "suppressed")})), "NY");
  EXPECT_EQ(few.deaths, 705);
  EXPECT_EQ(few.basis, Basis::assumed);
  EXPECT_FALSE(few.shown());
}

TEST(NewestCounts, TheNewestReleaseDecidesAlsoWhereItWithholds) {
  const std::string shown = row("2024-06", "US", "3000") + row("2024-06", "AK", "40");
  const BaselineRegion few =
      region(baseline(record({shown, row("2024-06", "AK", "suppressed")})), "AK");
  EXPECT_EQ(few.deaths, 5);
  EXPECT_EQ(few.basis, Basis::assumed);
  EXPECT_FALSE(few.shown());
  // Of low quality: nothing is known of it, neither that it is small.
  const BaselineRegion none =
      region(baseline(record({shown, row("2024-06", "AK", "low-quality")})), "AK");
  EXPECT_EQ(none.basis, Basis::leftover);
  EXPECT_FALSE(none.shown());
  // A count that is shown again is taken again.
  EXPECT_EQ(
      region(
          baseline(record({shown, row("2024-06", "AK", "suppressed"), row("2024-06", "AK", "41")})),
          "AK")
          .deaths,
      41);
  // An older month that the newest release does not withhold is an older count.
  const BaselineRegion older =
      region(baseline(record({shown + row("2023-06", "US", "1500") + row("2023-06", "AK", "30"),
                              row("2024-06", "AK", "low-quality")})),
             "AK");
  EXPECT_EQ(older.deaths, 60);
  EXPECT_EQ(older.basis, Basis::moved);
}

TEST(NewestCounts, MonthsThatTheNewestReleaseWithholdsAreNotSummed) {
  std::string shown = row("2024-06", "US", "3000"), few, low;
  for (const char* month : {"2023-07", "2023-08", "2023-09", "2023-10", "2023-11", "2023-12",
                            "2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06"}) {
    shown += row(month, "AK", "15", "all-drugs", "1");
    few += row(month, "AK", "suppressed", "all-drugs", "1");
    low += row(month, "AK", "low-quality", "all-drugs", "1");
  }
  const BaselineRegion sum = region(baseline(record({shown})), "AK");
  EXPECT_EQ(sum.deaths, 180);
  EXPECT_EQ(sum.basis, Basis::months);
  // Twelve times the assumption.
  const BaselineRegion assumed = region(baseline(record({shown, few})), "AK");
  EXPECT_EQ(assumed.deaths, 60);
  EXPECT_EQ(assumed.basis, Basis::assumed);
  EXPECT_FALSE(assumed.shown());
  EXPECT_EQ(region(baseline(record({shown, low})), "AK").basis, Basis::leftover);
}

// What a small county's count of the cause is, its count of all drugs does not say.
TEST(NewestCounts, ACountyWithAWithheldCountTakesNoneOfAllDrugs) {
  const auto of = [](const char* place, const char* synthetic, const char* all) {
    return row("2024-06", place, synthetic, "synthetic-opioids") + row("2024-06", place, all);
  };
  const RegionalTables tables =
      record({of("US", "1500", "3000") + of("WV", "700", "1200") + of("54001", "suppressed", "40") +
              of("54003", "300", "500") + of("54005", "392", "660")});
  const Baseline all = baseline(tables, Division::county, Cause::synthetic_opioids);
  ASSERT_EQ(all.regions.size(), 3U);
  EXPECT_EQ(region(all, "54003").deaths, 300);
  EXPECT_EQ(region(all, "54005").deaths, 392);
  EXPECT_EQ(region(all, "54001").basis, Basis::assumed);
  EXPECT_FALSE(region(all, "54001").shown());
  // Whatever its count of all drugs was: what the state has more than those that are shown.
  EXPECT_NEAR(region(all, "54001").deaths, 8, 1e-9);
  // An area of such counties alone shows none either.
  const Baseline areas = baseline(tables, Division::area, Cause::synthetic_opioids);
  EXPECT_EQ(region(areas, "APP").basis, Basis::assumed);
  EXPECT_EQ(region(areas, "OHI").basis, Basis::part);
}

// 18 deaths of 2017 in Saint Lawrence County, when New York with its city had 3,937, and 3,814 now.
TEST(NewestCounts, ACountyOfNewYorkMovesAsTheWholeState) {
  const RegionalTables tables = regional_tables(repository() / "data" / "regions");
  const Baseline all = baseline(tables, Division::county);
  EXPECT_NEAR(region(all, "36089").deaths, 18 * 3814 / 3937.0, 1e-9);
  EXPECT_EQ(region(baseline(tables), "NY").deaths, 3814);
}

}  // namespace
}  // namespace setpoint::test
