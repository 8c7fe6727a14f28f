// Overlapping releases and carried figures, on small files.
#include "setpoint/data/release.h"

#include <gtest/gtest.h>

#include "support/dataset_folder.h"

namespace setpoint::test {
namespace {

constexpr std::string_view kCrossings = "period,origin,channel,entries\n";
constexpr std::string_view kSeizures = "period,port,channel,origin,outcome,gross_kg,purity\n";

std::string crossings(std::string_view rows) {
  return std::string(kCrossings) + std::string(rows);
}

Tables read(const DatasetFolder& folder) {
  Result<Tables> tables = folder.read();
  if (!tables) ADD_FAILURE() << tables.faults().front().text();
  return tables ? std::move(tables).value() : Tables{};
}

TEST(Release, TheNewerOneWinsAndSaysSo) {
  DatasetFolder folder;
  folder
      .table("crossings", "setpoint", "new.csv",
             crossings("2024Q1,MX,vehicle,10\n2024Q2,MX,vehicle,21\n"), "2025-01-01")
      .table("crossings", "setpoint", "old.csv",
             crossings("2024Q1,MX,vehicle,10\n2024Q2,MX,vehicle,20\n2023Q4,MX,vehicle,5\n"),
             "2024-08-01");
  const Tables tables = read(folder);
  ASSERT_EQ(tables.crossings.size(), 3U);
  EXPECT_EQ(tables.crossings[0].entries.written, 5);
  EXPECT_EQ(tables.crossings[2].entries.written, 21);
  EXPECT_EQ(tables.text(tables.crossings[2].entries.at), "new.csv:3:entries");
  EXPECT_EQ(tables.notes,
            (std::vector<std::string>{"new.csv (2025-01-01) supersedes 2 values of old.csv "
                                      "(2024-08-01), 1 of which differ"}));
}

TEST(Release, TheSameBytesCountOnce) {
  DatasetFolder folder;
  folder.table("crossings", "setpoint", "a.csv", crossings("2024Q1,MX,vehicle,10\n"))
      .table("crossings", "setpoint", "b.csv", crossings("2024Q1,MX,vehicle,10\n"));
  const Tables tables = read(folder);
  EXPECT_EQ(tables.crossings.size(), 1U);
  EXPECT_EQ(
      tables.notes,
      (std::vector<std::string>{"b.csv holds the same bytes as a.csv and is not counted again"}));
}

TEST(Release, OfOneDayStandTogetherWhereTheyAgree) {
  DatasetFolder folder;
  folder
      .table("crossings", "setpoint", "a.csv",
             crossings("2024Q1,MX,vehicle,10\n2024Q1,CA,vehicle,3\n"))
      .table("crossings", "setpoint", "b.csv",
             crossings("2024Q1,MX,vehicle,10\n2024Q1,MX,transit,4\n"));
  EXPECT_EQ(read(folder).crossings.size(), 3U);
}

TEST(Release, SeizuresOfACellAddUpInOneFileAndAreReplacedByTheNewer) {
  DatasetFolder folder;
  folder
      .table("seizures", "setpoint", "old.csv",
             std::string(kSeizures) +
                 "2024Q1,2304,truck,MX,,5,\n2024Q1,2304,truck,MX,,6,\n2024Q1,2304,sea,CN,,1,\n",
             "2024-05-01")
      .table("seizures", "setpoint", "new.csv",
             std::string(kSeizures) +
                 "2024Q1,2304,truck,MX,pills,2,0.02\n2024Q1,2304,truck,MX,pills,2,0.02\n",
             "2024-06-01");
  const Tables tables = read(folder);
  double trucks = 0;
  for (const SeizureRow& row : tables.seizures)
    if (row.channel == Channel::truck) trucks += row.gross.written;
  EXPECT_EQ(trucks, 4);
  EXPECT_EQ(tables.seizures.size(), 3U);
}

TEST(Release, AMonthIsReplacedWholeEvenByOneWithoutFentanyl) {
  const std::string header =
      "FY,Month (abbv),Component,Region,Land Filter,Area of Responsibility,Drug Type,"
      "Count of Event,Sum Qty (lbs)\n";
  const std::string patrol = ",U.S. Border Patrol,Southwest Border,Land Only,YUMA SECTOR,";
  std::string old;
  std::string fresh;
  for (const char* month : {"OCT", "NOV", "DEC"}) {
    old += "2024," + std::string(month) + patrol + "Fentanyl,1,10\n";
    fresh += "2024," + std::string(month) + patrol +
             (month[0] == 'N' ? "Heroin,1,3\n" : "Fentanyl,1,11\n");
  }
  DatasetFolder folder;
  folder.table("seizures", "cbp-nationwide-drugs", "old.csv", header + old, "2024-01-05")
      .table("seizures", "cbp-nationwide-drugs", "new.csv", header + fresh, "2024-02-05");
  const Tables tables = read(folder);
  ASSERT_EQ(tables.regional_seizures.size(), 2U);
  EXPECT_EQ(tables.regional_seizures[0].gross.written, 11);
  EXPECT_EQ(tables.regional_seizures[0].gross.factor, 0.45359237);
  EXPECT_EQ(tables.regional_seizures[0].stream, SeizureStream::southwest_patrol);
  EXPECT_EQ(tables.seizure_quarters.known, (std::set<Quarter>{Quarter::of(2023, 4)}));
}

TEST(Release, TheRowOfAMatrixIsReplacedWhole) {
  DatasetFolder folder;
  folder
      .table("precursors", "setpoint", "old.csv",
             "finisher,source,share\nMX,CN,0.8\nMX,IN,0.2\nCA,CN,1\n", "2024-01-01")
      .table("precursors", "setpoint", "new.csv", "finisher,source,share\nMX,CN,0.9\nMX,DE,0.1\n",
             "2025-01-01");
  const Tables tables = read(folder);
  ASSERT_EQ(tables.precursors.size(), 3U);
  EXPECT_EQ(tables.precursors[2].to.code(), "DE");
}

std::string year(std::string_view year) {
  std::string rows;
  for (int q = 1; q <= 4; ++q)
    rows += std::string(year) + "Q" + std::to_string(q) + ",MX,vehicle," + std::to_string(q) + "\n";
  return rows;
}

TEST(Carry, RepeatsTheSameQuarterOfTheLastKnownYear) {
  DatasetFolder folder;
  folder.table("crossings", "setpoint", "a.csv", crossings(year("2024")), "2025-01-31",
               "carried_to = \"2026Q1\"\n");
  const Tables tables = read(folder);
  ASSERT_EQ(tables.crossings.size(), 9U);
  const CrossingRow& first = tables.crossings[4];
  EXPECT_EQ(first.period, Quarter::of(2025, 1));
  EXPECT_EQ(first.entries.written, 1);
  EXPECT_EQ(first.entries.carried_from, Quarter::of(2024, 1));
  const CrossingRow& last = tables.crossings[8];
  EXPECT_EQ(last.period, Quarter::of(2026, 1));
  EXPECT_EQ(last.entries.written, 1);
  EXPECT_EQ(last.entries.carried_from, Quarter::of(2024, 1));
  EXPECT_EQ(tables.crossing_quarters.known.size(), 4U);
  EXPECT_EQ(tables.crossing_quarters.carried.size(), 5U);
  EXPECT_FALSE(tables.crossings[3].entries.carried_from);
  ASSERT_EQ(tables.notes.size(), 1U);
}

TEST(Carry, AKnownFigureOfAnotherFormatGoesBeforeACarriedOne) {
  const std::string header = "Port Name,State,Port Code,Border,Date,Measure,Value\n";
  std::string rows;
  for (const char* month :
       {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"})
    rows += "Laredo,Texas,2304,US-Mexico Border," + std::string(month) + " 2024,Pedestrians,100\n";
  DatasetFolder folder;
  folder
      .table("crossings", "bts-border-crossing", "bts.csv", header + rows, "2025-02-01",
             "carried_to = \"2025Q2\"\n")
      .table("crossings", "setpoint", "own.csv", crossings("2025Q1,MX,pedestrian,777\n"),
             "2020-01-01");
  const Tables tables = read(folder);
  double first = 0;
  double second = 0;
  for (const CrossingRow& row : tables.crossings) {
    if (row.period == Quarter::of(2025, 1)) first += row.entries.written;
    if (row.period == Quarter::of(2025, 2)) second += row.entries.written;
  }
  EXPECT_EQ(first, 777);
  EXPECT_EQ(second, 300);
  EXPECT_TRUE(tables.crossing_quarters.known.contains(Quarter::of(2025, 1)));
  EXPECT_EQ(tables.crossing_quarters.carried, (std::set<Quarter>{Quarter::of(2025, 2)}));
}

}  // namespace
}  // namespace setpoint::test
