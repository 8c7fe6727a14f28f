// The publishers' own files of the regional record against totals that they or their releases
// state.
#include <gtest/gtest.h>

#include <map>

#include "support/regional_folder.h"

namespace setpoint::test {
namespace {

class RegionalPublishers : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(shared_data()))
      GTEST_SKIP() << "the publishers' files are not here: set SETPOINT_SHARED to their folder";
  }
  // One table of the shared folder.
  static RegionalTables read(std::string_view kind, std::string_view format,
                             std::string_view path) {
    DatasetFolder folder;
    folder.name(kind, format, (shared_data() / path).string());
    return regional_tables(folder.path());
  }
};

const RegionalDeathRow* find(const RegionalTables& tables, std::string_view place, Month ending,
                             Cause cause) {
  for (const RegionalDeathRow& row : tables.deaths)
    if (row.place.view() == place && row.ending == ending && row.cause == cause && !row.ages)
      return &row;
  return nullptr;
}

TEST_F(RegionalPublishers, SyntheticOpioidsOfTheNationByTwelveMonths) {
  const RegionalTables tables =
      read("regional_deaths", "cdc-vsrr",
           "cdc/vsrr_synthetic_opioids_T40.4_state_month_2015-01_2026-01.csv");
  EXPECT_EQ(tables.deaths.size(), 6916U);
  const std::map<Month, std::pair<double, double>> published = {
      {{2019, 12}, {36603, 36895}}, {{2020, 12}, {56894, 57265}}, {{2021, 12}, {71143, 71746}},
      {{2022, 12}, {74829, 75453}}, {{2023, 12}, {74091, 74792}}, {{2024, 12}, {48662, 48913}},
      {{2025, 12}, {37777, 38200}}, {{2026, 1}, {36825, 37488}}};
  for (const auto& [ending, counts] : published) {
    const auto* const row = find(tables, "US", ending, Cause::synthetic_opioids);
    ASSERT_NE(row, nullptr) << ending.text();
    EXPECT_EQ(row->reported, counts.first) << ending.text();
    EXPECT_EQ(row->predicted, counts.second) << ending.text();
  }
  double states = 0;
  int low_quality = 0;
  int suppressed = 0;
  for (const RegionalDeathRow& row : tables.deaths) {
    if (row.place.kind() != PlaceKind::nation && row.ending == Month{2022, 12})
      states += row.reported.value_or(0);
    low_quality += row.withheld == Withheld::low_quality ? 1 : 0;
    suppressed += row.withheld == Withheld::suppressed ? 1 : 0;
  }
  EXPECT_EQ(states, 70387);
  EXPECT_EQ(low_quality, 1405);
  EXPECT_EQ(low_quality + suppressed, 1427);
  EXPECT_EQ(tables.releases.at(0).last, (Month{2026, 1}));
}

TEST_F(RegionalPublishers, AllDrugsOfTheReleaseOf2018) {
  const RegionalTables tables =
      read("regional_deaths", "cdc-vsrr",
           "cdc/VSRR_Provisional_Drug_Overdose_Death_Counts_2015-2018.csv");
  EXPECT_EQ(find(tables, "US", {2015, 12}, Cause::all_drugs)->reported, 52623);
  EXPECT_EQ(find(tables, "US", {2017, 12}, Cause::all_drugs)->reported, 70699);
  // 2,385 rows of any drug and 855 of each of seven substances; the rest are no causes.
  EXPECT_EQ(tables.deaths.size(), 2385U + 7 * 855U);
  EXPECT_EQ(tables.sources.at(0).rows, 13320U);
  // Oklahoma's 757 and predicted 755 of 2018, and a few more.
  ASSERT_EQ(tables.notes.size(), 1U);
  EXPECT_NE(tables.notes[0].find("predicted counts below the reported ones in "),
            std::string::npos);
}

TEST_F(RegionalPublishers, WonderByStateAndMonth) {
  const auto sums = [](const RegionalTables& tables) {
    std::map<int, double> deaths;
    for (const RegionalDeathRow& row : tables.deaths) {
      EXPECT_EQ(row.months, 1);
      deaths[row.ending.year] += row.reported.value_or(0);
    }
    return deaths;
  };
  const std::map<int, double> final =
      sums(read("regional_deaths", "cdc-wonder", "cdc/wonder_mcd_T40.4_state_month_2018-2023.csv"));
  EXPECT_EQ(final, (std::map<int, double>{{2018, 30612},
                                          {2019, 35725},
                                          {2020, 56083},
                                          {2021, 70292},
                                          {2022, 73518},
                                          {2023, 72425}}));
  std::map<int, double> provisional =
      sums(read("regional_deaths", "cdc-wonder",
                "cdc/wonder_provisional_T40.4_state_month_2018-2025-03.csv"));
  EXPECT_EQ(provisional[2024], 47320);
  EXPECT_EQ(provisional[2023], 72425);
}

TEST_F(RegionalPublishers, WonderByCountyHasTheTotalsOfItsExports) {
  const std::map<int, double> totals = {{2015, 56428}, {2016, 68133}, {2017, 75136}, {2018, 72231}};
  const std::map<int, std::size_t> counties = {
      {2015, 940}, {2016, 1015}, {2017, 1039}, {2018, 1037}};
  for (const auto& [year, total] : totals) {
    const RegionalTables tables =
        read("regional_deaths", "cdc-wonder",
             "cdc/wonder_mcd_drug_overdose_county_" + std::to_string(year) + ".tsv");
    EXPECT_EQ(tables.deaths.size(), counties.at(year) + 1);
    const auto* const nation = find(tables, "US", {year, 12}, Cause::all_drugs);
    ASSERT_NE(nation, nullptr) << year;
    EXPECT_EQ(nation->reported, total);
    EXPECT_EQ(nation->months, 12);
    double shown = 0;
    for (const RegionalDeathRow& row : tables.deaths)
      if (row.place.kind() == PlaceKind::county) shown += row.reported.value_or(0);
    // Suppressed counties are in the total alone.
    EXPECT_LT(shown, total);
    EXPECT_GT(shown, total * 0.85);
  }
}

TEST_F(RegionalPublishers, WonderByYear) {
  const RegionalTables nation =
      read("regional_deaths", "cdc-wonder", "cdc/wonder_mcd_T40.4_national_year_1999-2016.tsv");
  EXPECT_EQ(nation.deaths.size(), 18U);
  EXPECT_EQ(find(nation, "US", {2016, 12}, Cause::synthetic_opioids)->reported, 19413);
  EXPECT_EQ(find(nation, "US", {1999, 12}, Cause::synthetic_opioids)->reported, 730);
  const RegionalTables states =
      read("regional_deaths", "cdc-wonder", "cdc/wonder_mcd_T40.4_state_year_1999-2016.tsv");
  EXPECT_EQ(states.deaths.size(), 918U);  // 51 in 18 years
  EXPECT_EQ(find(states, "AL", {2016, 12}, Cause::synthetic_opioids)->reported, 157);
  EXPECT_EQ(find(states, "AL", {2001, 12}, Cause::synthetic_opioids)->withheld,
            Withheld::suppressed);
}

TEST_F(RegionalPublishers, PopulationOfStatesAndCounties) {
  DatasetFolder folder;
  const auto path = [](std::string_view name) { return (shared_data() / "econ" / name).string(); };
  folder
      .name("population", "census-population", path("census_state_population_2010-2019.csv"),
            "2019-12-31")
      .name("population", "census-population", path("census_state_population_2020-2024.csv"),
            "2024-12-31")
      .name("population", "census-population", path("co-est2020-alldata_pop.csv"), "2019-06-30")
      .name("population", "census-population", path("co-est2024-alldata_pop.csv"), "2025-03-31");
  const RegionalTables tables = regional_tables(folder.path());
  std::map<std::pair<std::string, int>, double> people;
  double counties = 0;
  int connecticut_2020 = 0;
  int connecticut_2019 = 0;
  for (const PopulationRow& row : tables.population) {
    people[{row.place.text(), row.year}] = row.people;
    if (row.place.kind() != PlaceKind::county) continue;
    if (row.year == 2024) counties += row.people;
    if (row.place.state()->letters != "CT") continue;
    connecticut_2019 += row.year == 2019 ? 1 : 0;
    connecticut_2020 += row.year == 2021 ? 1 : 0;
  }
  EXPECT_EQ((people[{"US", 2024}]), 340110988);
  EXPECT_EQ((people[{"US", 2019}]), 328239523);
  EXPECT_EQ((people[{"PR", 2024}]), 3203295);
  EXPECT_EQ((people[{"WV", 2016}]), 1831023);  // beside a title that misspells the year
  EXPECT_EQ((people[{"01001", 2010}]), 54761);
  EXPECT_EQ((people[{"01001", 2024}]), 61464);
  EXPECT_EQ(counties, 340110988);
  EXPECT_EQ(connecticut_2019, 8);
  EXPECT_EQ(connecticut_2020, 9);
}

TEST_F(RegionalPublishers, FentanylReportsOfLaboratories) {
  const RegionalTables tables =
      read("lab_reports", "dea-nflis", "dea_nflis/NFLIS_Drug_DQS_2026_03_03_13_26_55.csv");
  std::map<int, double> fentanyl;
  for (const LabReportRow& row : tables.lab_reports)
    if (row.substance == "Fentanyl") fentanyl[row.ending.year] += row.reports;
  // The publisher's sums less the reports of an unknown state, one in 2019 and one in 2024.
  EXPECT_EQ(fentanyl, (std::map<int, double>{{2017, fentanyl[2017]},
                                             {2018, fentanyl[2018]},
                                             {2019, 104267 - 1},
                                             {2020, 123344},
                                             {2021, 162336},
                                             {2022, 173250},
                                             {2023, 178862},
                                             {2024, 155020 - 1},
                                             {2025, 117251}}));
}

TEST_F(RegionalPublishers, FentanylOfThreeReleasesOfSeizuresByFiscalYear) {
  DatasetFolder folder;
  const auto path = [](std::string_view name) { return (shared_data() / "cbp" / name).string(); };
  folder
      .name("area_seizures", "cbp-nationwide-drugs", path("nationwide-drugs-fy19-fy22.csv"),
            "2022-11-01")
      .name("area_seizures", "cbp-nationwide-drugs", path("nationwide-drugs-fy20-fy23.csv"),
            "2023-11-01")
      .name("area_seizures", "cbp-nationwide-drugs", path("nationwide-drugs-fy23-fy26-apr.csv"),
            "2026-05-01");
  std::map<int, double> pounds;
  std::map<int, double> events;
  for (const AreaSeizureRow& row : regional_tables(folder.path()).area_seizures) {
    if (row.drug != "Fentanyl") continue;
    const int fiscal = row.month.year + (row.month.month >= 10 ? 1 : 0);
    pounds[fiscal] += row.kilograms / 0.45359237;
    events[fiscal] += row.events;
  }
  const std::map<int, std::pair<double, double>> published = {
      {2019, {2803.60, 814}},   {2020, {4791.06, 1174}},  {2021, {11201.32, 1515}},
      {2022, {14699.88, 1496}}, {2023, {27022.85, 1351}}, {2024, {21889.21, 1116}},
      {2025, {12027.28, 959}},  {2026, {6725.62, 563}}};
  ASSERT_EQ(pounds.size(), published.size());
  for (const auto& [year, figures] : published) {
    EXPECT_NEAR(pounds[year], figures.first, 0.005) << year;
    EXPECT_EQ(events[year], figures.second) << year;
  }
}

TEST_F(RegionalPublishers, NonfatalOverdosesByCounty) {
  const RegionalTables tables = read("nonfatal", "cdc-dose", "cdc/dose_dx_county_2018-2023.csv");
  EXPECT_EQ(tables.nonfatal.size(), 12135U);
  EXPECT_EQ(tables.sources.at(0).rows, 14196U);
  double visits = 0;
  std::size_t withheld = 0;
  for (const NonfatalRow& row : tables.nonfatal) {
    if (row.year == 2023) visits += row.visits.value_or(0);
    withheld += row.visits ? 0U : 1U;
  }
  EXPECT_EQ(visits, 302874);
  EXPECT_EQ(withheld, 2632U);
}

}  // namespace
}  // namespace setpoint::test
