// The publishers' own files against totals that the publishers or their releases state.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "support/dataset_folder.h"

namespace setpoint::test {
namespace {

class Publishers : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(shared_data()))
      GTEST_SKIP() << "the publishers' files are not here: set SETPOINT_SHARED to their folder";
  }
  static std::string file(std::string_view path) { return (shared_data() / path).string(); }
  static Tables read(const DatasetFolder& folder) {
    Result<Tables> tables = folder.read();
    if (!tables) ADD_FAILURE() << tables.faults().front().text();
    return tables ? std::move(tables).value() : Tables{};
  }
};

double sum_imports(const std::vector<ImportRow>& rows, std::string_view country, int year) {
  double sum = 0;
  for (const ImportRow& row : rows)
    if (row.origin.code() == country && row.period.year() == year)
      sum += row.value.written * row.value.factor;
  return sum;
}

constexpr std::string_view kOldest = "cbp/nationwide-drugs-fy19-fy22.csv";
constexpr std::string_view kMiddle = "cbp/nationwide-drugs-fy20-fy23.csv";
constexpr std::string_view kNewest = "cbp/nationwide-drugs-fy23-fy26-apr.csv";

// Totals of fentanyl by federal fiscal year, pounds, of U.S. Customs and Border Protection.
TEST_F(Publishers, FentanylOfThreeOverlappingReleasesIsCountedOnce) {
  DatasetFolder folder;
  folder.name("seizures", "cbp-nationwide-drugs", file(kOldest), "2022-11-01")
      .name("seizures", "cbp-nationwide-drugs", file(kMiddle), "2023-11-01")
      .name("seizures", "cbp-nationwide-drugs", file(kNewest), "2026-05-01");
  const Tables tables = read(folder);
  std::map<int, double> pounds;
  std::map<int, double> kilograms;
  for (const RegionalSeizureRow& row : tables.regional_seizures) {
    pounds[row.period.fiscal_year().year] += row.gross.written;
    kilograms[row.period.fiscal_year().year] += row.gross.written * row.gross.factor;
  }
  EXPECT_NEAR(pounds[2019], 2803.60, 0.005);
  EXPECT_NEAR(pounds[2020], 4791.06, 0.005);
  EXPECT_NEAR(pounds[2021], 11201.32, 0.005);
  EXPECT_NEAR(pounds[2022], 14699.88, 0.005);
  EXPECT_NEAR(pounds[2023], 27022.85, 0.005);
  EXPECT_NEAR(pounds[2024], 21889.21, 0.005);
  EXPECT_NEAR(pounds[2025], 12027.28, 0.005);
  EXPECT_NEAR(kilograms[2023], 12257.36, 0.01);  // 27022.85 lb
  EXPECT_EQ(*tables.seizure_quarters.known.begin(), Quarter::of(2018, 4));
  // April 2026 alone is no quarter.
  EXPECT_EQ(*tables.seizure_quarters.known.rbegin(), Quarter::of(2026, 1));
  EXPECT_EQ(tables.seizure_quarters.known.size(), 30U);
  std::string notes;
  for (const std::string& note : tables.notes) notes += note + "\n";
  EXPECT_NE(notes.find("months of 2026Q2 are missing"), std::string::npos) << notes;
  EXPECT_NE(notes.find(" supersedes 581 values of "), std::string::npos) << notes;
  EXPECT_NE(notes.find(" supersedes 205 values of "), std::string::npos) << notes;
  const std::size_t same = notes.find(", 0 of which differ");
  ASSERT_NE(same, std::string::npos) << notes;
  EXPECT_NE(notes.find(", 0 of which differ", same + 1), std::string::npos) << notes;
}

TEST_F(Publishers, TheOrderOfTablesAndADuplicateChangeNoRow) {
  DatasetFolder first;
  first.name("seizures", "cbp-nationwide-drugs", file(kMiddle), "2023-11-01")
      .name("seizures", "cbp-nationwide-drugs", file(kNewest), "2026-05-01");
  DatasetFolder second;
  second.name("seizures", "cbp-nationwide-drugs", file(kNewest), "2026-05-01")
      .name("seizures", "cbp-nationwide-drugs", file(kMiddle), "2023-11-01");
  DatasetFolder third;
  third.name("seizures", "cbp-nationwide-drugs", file(kNewest), "2026-05-01")
      .name("seizures", "cbp-nationwide-drugs", file(kMiddle), "2023-11-01")
      .name("seizures", "cbp-nationwide-drugs", file(kMiddle), "2023-11-01");
  const Tables a = read(first);
  for (const Tables& b : {read(second), read(third)}) {
    EXPECT_EQ(a.sha256, b.sha256);
    ASSERT_EQ(a.regional_seizures.size(), b.regional_seizures.size());
    for (std::size_t i = 0; i < a.regional_seizures.size(); ++i) {
      EXPECT_EQ(a.regional_seizures[i].gross.written, b.regional_seizures[i].gross.written);
      EXPECT_EQ(a.text(a.regional_seizures[i].gross.at), b.text(b.regional_seizures[i].gross.at));
    }
  }
}

const DeathRow* deaths(const Tables& tables, std::string_view region, Quarter period) {
  for (const DeathRow& row : tables.deaths)
    if (row.region == region && row.period == period) return &row;
  return nullptr;
}

TEST_F(Publishers, DeathsOfTheInterfaceAreReportedAndPredicted) {
  DatasetFolder folder;
  folder.name("deaths", "cdc-vsrr",
              file("cdc/vsrr_synthetic_opioids_T40.4_state_month_2015-01_2026-01.csv"));
  const Tables tables = read(folder);
  const DeathRow* const earlier = deaths(tables, "US", Quarter::of(2023, 3));
  ASSERT_NE(earlier, nullptr);
  EXPECT_EQ(earlier->months, 12);
  EXPECT_EQ(earlier->reported->written, 77201);
  EXPECT_EQ(earlier->predicted->written, 77839);
  const DeathRow* const later = deaths(tables, "US", Quarter::of(2025, 3));
  ASSERT_NE(later, nullptr);
  EXPECT_EQ(later->reported->written, 39662);
  EXPECT_EQ(later->predicted->written, 40077);
  // Alaska's low-quality years are blank, which is not zero.
  const DeathRow* const alaska = deaths(tables, "AK", Quarter::of(2015, 1));
  ASSERT_NE(alaska, nullptr);
  EXPECT_FALSE(alaska->reported);
  EXPECT_EQ(*tables.death_quarters.known.rbegin(), Quarter::of(2025, 4));
}

TEST_F(Publishers, DeathsOfTheReleasedFileHaveItsMarkAndItsCommas) {
  DatasetFolder folder;
  folder.name("deaths", "cdc-vsrr",
              file("cdc/VSRR_Provisional_Drug_Overdose_Death_Counts_2015-2018.csv"));
  const Tables tables = read(folder);
  const DeathRow* const city = deaths(tables, "YC", Quarter::of(2018, 3));
  ASSERT_NE(city, nullptr);
  EXPECT_EQ(city->reported->written, 841);
  EXPECT_EQ(city->predicted->written, 879);
  EXPECT_EQ(city->reported->at.column, "Data Value");
  const DeathRow* const nation = deaths(tables, "US", Quarter::of(2017, 4));
  ASSERT_NE(nation, nullptr);
  EXPECT_GT(nation->reported->written, 25000);
}

TEST_F(Publishers, PersonsEnteringFromMexico) {
  DatasetFolder folder;
  folder.name("crossings", "bts-border-crossing",
              file("bts/Border_Crossing_Entry_Data_2017-01_2025-02.csv"));
  const Tables tables = read(folder);
  double persons = 0;
  for (const CrossingRow& row : tables.crossings)
    if (row.origin.code() == "MX" && row.period.fiscal_year().year == 2024)
      persons += row.entries.written;
  EXPECT_EQ(persons, 179055107);
  EXPECT_EQ(*tables.crossing_quarters.known.begin(), Quarter::of(2017, 1));
  EXPECT_EQ(*tables.crossing_quarters.known.rbegin(), Quarter::of(2024, 4));
  std::string notes;
  for (const std::string& note : tables.notes) notes += note + "\n";
  EXPECT_NE(notes.find(": 10 records stand there twice"), std::string::npos) << notes;
  EXPECT_NE(notes.find(": 1 records are there once as 0"), std::string::npos) << notes;
}

TEST_F(Publishers, GeneralImportsByMonthAndConsumptionByChapter) {
  DatasetFolder folder;
  folder
      .name("imports", "census-imports",
            file("trade/census_country_monthly_goods_trade_1985-01_2024-06.csv"))
      .name("covered_imports", "census-imports",
            file("trade/us_imports_consumption_hs2_country_2024.csv"));
  const Tables tables = read(folder);
  EXPECT_EQ(std::round(sum_imports(tables.imports, "CN", 2023) / 1e6), 426885);
  EXPECT_EQ(std::round(sum_imports(tables.imports, "MX", 2023) / 1e6), 475216);
  EXPECT_EQ(std::round(sum_imports(tables.imports, "CA", 2023) / 1e6), 418619);
  EXPECT_EQ(*tables.import_quarters.known.begin(), Quarter::of(2015, 1));
  EXPECT_EQ(*tables.import_quarters.known.rbegin(), Quarter::of(2024, 2));
  ASSERT_TRUE(tables.covered_imports);
  EXPECT_NEAR(sum_imports(*tables.covered_imports, "CN", 2024) / 1e9, 429.4, 0.05);
  EXPECT_NEAR(sum_imports(*tables.covered_imports, "MX", 2024) / 1e9, 503.4, 0.05);
  EXPECT_EQ(tables.covered_import_quarters.known.size(), 4U);
}

TEST_F(Publishers, ChaptersLimitWhatIsCovered) {
  DatasetFolder folder;
  folder.name("covered_imports", "census-imports",
              file("trade/us_imports_consumption_hs2_country_2024.csv"), "2025-01-31",
              "chapters = [\"29\", \"30\"]\n");
  const Tables tables = read(folder);
  ASSERT_TRUE(tables.covered_imports);
  const double part = sum_imports(*tables.covered_imports, "CN", 2024);
  EXPECT_GT(part, 1e9);
  EXPECT_LT(part, 40e9);
}

}  // namespace
}  // namespace setpoint::test
