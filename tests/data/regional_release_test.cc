// Overlapping releases of the regional record, its fingerprint, and its place beside a
// determination's tables.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/regional_folder.h"

namespace setpoint::test {
namespace {

const std::string kDeaths =
    "ending,months,place,cause,age,reported,predicted,percent_complete,percent_pending,withheld\n";
const std::string kPeople = "place,year,age,people\n";
const std::string kSeizures = "month,area,component,drug,events,kilograms\n";
const std::string kLab = "ending,months,place,substance,category,reports\n";
const std::string kImports = "period,origin,value_usd\n";

TEST(RegionalReleases, OfDeathsAreAllKept) {
  DatasetFolder folder;
  folder
      .table("regional_deaths", "setpoint", "b.csv", kDeaths + "2024-01,12,US,heroin,,9,,,,\n",
             "2024-06-30")
      .table("regional_deaths", "setpoint", "a.csv",
             kDeaths + "2024-01,12,US,heroin,,12,,,,\n2024-02,12,US,heroin,,13,,,,\n", "2024-09-30")
      .table("regional_deaths", "setpoint", "c.csv", kDeaths + "2023-12,12,US,heroin,,7,,,,\n",
             "2024-06-30");
  const RegionalTables tables = regional_tables(folder.path());
  ASSERT_EQ(tables.releases.size(), 3U);
  EXPECT_EQ(tables.sources[tables.releases[0].table].path, "b.csv");
  EXPECT_EQ(tables.sources[tables.releases[1].table].path, "c.csv");
  EXPECT_EQ(tables.sources[tables.releases[2].table].path, "a.csv");
  EXPECT_EQ(tables.releases[2].last, (Month{2024, 2}));
  std::string rows;
  for (const RegionalDeathRow& row : tables.deaths)
    rows += row.ending.text() + " " + std::to_string(row.release) + " " +
            std::to_string(static_cast<int>(row.reported.value_or(0))) + ", ";
  EXPECT_EQ(rows, "2023-12 1 7, 2024-01 0 9, 2024-01 2 12, 2024-02 2 13, ");
}

TEST(RegionalReleases, OfDeathsWithTheSameBytesCountOnceFromTheFirstDay) {
  const std::string rows = kDeaths + "2024-01,12,US,heroin,,9,,,,\n";
  DatasetFolder folder;
  folder.table("regional_deaths", "setpoint", "a.csv", rows, "2024-09-30")
      .table("regional_deaths", "setpoint", "b.csv", rows, "2024-06-30");
  const RegionalTables tables = regional_tables(folder.path());
  ASSERT_EQ(tables.releases.size(), 1U);
  EXPECT_EQ(tables.releases[0].retrieved.text(), "2024-06-30");
  EXPECT_EQ(tables.notes, std::vector<std::string>{
                              "a.csv holds the same bytes as b.csv and is not counted again"});
}

TEST(RegionalReleases, OfPopulationTheNewerWinsWhereBothHaveAPlaceAndYear) {
  DatasetFolder folder;
  folder
      .table("population", "setpoint", "old.csv", kPeople + "WV,2020,,10\nWV,2019,,9\n",
             "2021-05-04")
      .table("population", "setpoint", "new.csv", kPeople + "WV,2020,,11\n", "2025-03-13");
  const RegionalTables tables = regional_tables(folder.path());
  ASSERT_EQ(tables.population.size(), 2U);
  EXPECT_EQ(tables.population[0].people, 9);
  EXPECT_EQ(tables.population[1].people, 11);
  EXPECT_EQ(tables.notes, std::vector<std::string>{"new.csv (2025-03-13) supersedes 1 values of "
                                                   "old.csv (2021-05-04), 1 of which differ"});
}

TEST(RegionalReleases, OfOneDayThatDisagreeAreAFault) {
  DatasetFolder folder;
  folder.table("population", "setpoint", "a.csv", kPeople + "WV,2020,,10\n")
      .table("population", "setpoint", "b.csv", kPeople + "WV,2020,,11\n");
  EXPECT_EQ(
      regional_faults(folder),
      std::vector<std::string>{
          "b.csv:2: two releases of 2025-01-31 disagree: a.csv:2 says 10 people, b.csv:2 says "
          "11 people, expected equal values, or dates that tell which is newer"});
}

TEST(RegionalReleases, OfSeizuresReplaceAMonthWhole) {
  DatasetFolder folder;
  folder
      .table("area_seizures", "setpoint", "old.csv",
             kSeizures + "2025-10,A,P,Heroin,1,1\n2025-09,A,P,Heroin,1,2\n", "2025-11-30")
      .table("area_seizures", "setpoint", "new.csv", kSeizures + "2025-10,B,P,Heroin,1,3\n",
             "2025-12-31");
  const RegionalTables tables = regional_tables(folder.path());
  ASSERT_EQ(tables.area_seizures.size(), 2U);
  EXPECT_EQ(tables.area_seizures[0].kilograms, 2);
  EXPECT_EQ(tables.area_seizures[1].area, "B");
}

TEST(RegionalReleases, OfLaboratoriesNeverAddTheYearToItsHalves) {
  DatasetFolder folder;
  folder
      .table("lab_reports", "setpoint", "year.csv",
             kLab + "2019-12,12,PA,x,c,10\n2018-12,12,PA,x,c,8\n", "2025-08-10")
      .table("lab_reports", "setpoint", "half.csv",
             kLab + "2019-06,6,PA,x,c,4\n2019-12,6,PA,x,c,7\n", "2026-03-03");
  const RegionalTables tables = regional_tables(folder.path());
  double reports = 0;
  for (const LabReportRow& row : tables.lab_reports) reports += row.reports;
  EXPECT_EQ(tables.lab_reports.size(), 3U);
  EXPECT_EQ(reports, 19);
}

TEST(RegionalReleases, ARegisterOfAreasIsReplacedAreaByArea) {
  const std::string head = "area,county,from,evidence\n";
  DatasetFolder folder;
  folder
      .table("designated_counties", "setpoint", "old.csv",
             head + "APP,54039,2007,e\nAPP,54005,2007,e\nWTX,48135,2008,e\n", "2020-01-01")
      .table("designated_counties", "setpoint", "new.csv", head + "APP,54039,2007,e\n",
             "2026-01-01");
  const RegionalTables tables = regional_tables(folder.path());
  ASSERT_EQ(tables.designated_counties.size(), 2U);
  EXPECT_EQ(tables.designated_counties[0].county.text(), "54039");
  EXPECT_EQ(tables.designated_counties[1].area, "WTX");
}

// A dataset of several tables in two orders, its rows turned round.
TEST(RegionalReleases, TheOrderOfTablesAndRowsChangesNothing) {
  const std::vector<std::string> deaths = {"2024-01,12,US,heroin,,12,,,,\n",
                                           "2024-02,12,US,heroin,,13,,,,\n",
                                           "2024-02,12,WV,cocaine,,14,15,100,0.1,\n"};
  const std::vector<std::string> seizures = {
      "2025-10,A,P,Heroin,1,0.1\n", "2025-10,A,P,Cocaine,1,0.2\n", "2025-09,B,P,Heroin,1,0.3\n"};
  const auto read = [&](bool turned) {
    const auto joined = [&](std::string text, std::vector<std::string> rows) {
      if (turned) std::reverse(rows.begin(), rows.end());
      for (const std::string& row : rows) text += row;
      return text;
    };
    DatasetFolder folder;
    folder.write("d.csv", joined(kDeaths, deaths)).write("s.csv", joined(kSeizures, seizures));
    if (turned)
      folder.name("area_seizures", "setpoint", "s.csv")
          .name("regional_deaths", "setpoint", "d.csv");
    else
      folder.name("regional_deaths", "setpoint", "d.csv")
          .name("area_seizures", "setpoint", "s.csv");
    const RegionalTables tables = regional_tables(folder.path());
    std::string text;
    for (const RegionalDeathRow& row : tables.deaths)
      text += row.place.text() + row.ending.text() + std::string(name(row.cause)) +
              std::to_string(row.reported.value_or(-1)) + "\n";
    for (const AreaSeizureRow& row : tables.area_seizures)
      text += row.area + row.month.text() + row.drug + std::to_string(row.kilograms) + "\n";
    for (const RegionalSource& source : tables.sources) text += source.path + "\n";
    return text;
  };
  const std::string straight = read(false);
  EXPECT_EQ(straight, read(true));
  EXPECT_EQ(straight,
            "US2024-01heroin12.000000\nUS2024-02heroin13.000000\nWV2024-02cocaine14.000000\n"
            "A2025-10Cocaine0.200000\nA2025-10Heroin0.100000\nB2025-09Heroin0.300000\n"
            "d.csv\ns.csv\n");
}

TEST(RegionalFingerprint, IsOfTheRegionalTablesAlone) {
  const auto determination = [](DatasetFolder& folder) {
    folder.table("imports", "setpoint", "i.csv", kImports + "2024Q1,MX,5\n");
  };
  DatasetFolder alone;
  determination(alone);
  DatasetFolder both;
  determination(both);
  both.table("population", "setpoint", "p.csv", kPeople + "WV,2020,,10\n");
  ASSERT_TRUE(alone.read());
  ASSERT_TRUE(both.read());
  EXPECT_EQ(alone.read()->sha256, both.read()->sha256);
  EXPECT_EQ(both.read()->sources.size(), 1U);

  DatasetFolder regional;
  regional.table("population", "setpoint", "p.csv", kPeople + "WV,2020,,10\n");
  const RegionalTables tables = regional_tables(regional.path());
  EXPECT_EQ(tables.sha256.size(), 64U);
  EXPECT_EQ(tables.sha256, regional_tables(both.path()).sha256);
  EXPECT_EQ(tables.name, "test");

  DatasetFolder other;
  other.table("population", "setpoint", "p.csv", kPeople + "WV,2020,,12\n");
  EXPECT_NE(tables.sha256, regional_tables(other.path()).sha256);

  // None: no rows, no fingerprint, no fault.
  const RegionalTables none = regional_tables(alone.path());
  EXPECT_TRUE(none.empty());
  EXPECT_TRUE(none.sources.empty());
  EXPECT_EQ(none.sha256, "");
}

TEST(RegionalFingerprint, ADatasetOfRegionalTablesAloneMakesNoDetermination) {
  DatasetFolder folder;
  folder.table("population", "setpoint", "p.csv", kPeople + "WV,2020,,10\n");
  EXPECT_EQ(folder.faults(),
            std::vector<std::string>{"dataset.toml: no [[table]] of a determination, expected at "
                                     "least one beside those of the regional record"});
}

}  // namespace
}  // namespace setpoint::test
