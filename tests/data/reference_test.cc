// The shipped reference dataset against what the publishers print, and against their own files.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "setpoint/data/dataset.h"

namespace setpoint {
namespace {

namespace fs = std::filesystem;

constexpr double kKilogramsPerPound = 0.45359237;

double ours(const Amount& amount) {
  return amount.written * amount.factor;
}

std::string all_texts(const Faults& faults) {
  std::string text;
  for (const Fault& fault : faults) text += fault.text() + "\n";
  return text;
}

const Tables& reference() {
  static const Result<Tables> read = read_dataset(fs::path(SETPOINT_ROOT) / "data/reference");
  if (!read) throw std::runtime_error(all_texts(read.faults()));
  return *read;
}

Quarter quarter(std::string_view text) {
  return Quarter::parse(text).value();
}
Country country(std::string_view code) {
  return Country::parse(code).value();
}

using Cells = std::map<std::string, double>;

Cells by_stream(const Tables& tables) {
  Cells sums;
  for (const auto& row : tables.regional_seizures)
    sums[row.period.text() + " " + std::string(name(row.stream))] += ours(row.gross);
  return sums;
}

Cells by_channel(const Tables& tables) {
  Cells sums;
  for (const auto& row : tables.crossings)
    if (!row.entries.carried_from)
      sums[row.period.text() + " " + std::string(row.origin.code()) + " " +
           std::string(name(row.channel))] += ours(row.entries);
  return sums;
}

Cells by_partner(const Tables& tables) {
  Cells sums;
  for (const auto& row : tables.imports)
    if (!row.value.carried_from && ours(row.value) != 0)
      sums[row.period.text() + " " + std::string(row.origin.code())] += ours(row.value);
  return sums;
}

Cells by_region(const Tables& tables) {
  Cells counts;
  for (const auto& row : tables.deaths) {
    const std::string key = row.period.text() + " " + row.region;
    if (row.reported) counts[key + " reported"] = ours(*row.reported);
    if (row.reported && row.predicted) counts[key + " predicted"] = ours(*row.predicted);
  }
  return counts;
}

// Cells of the quarters first to last: their keys begin with the quarter, so text order is time.
Cells within(const Cells& cells, const std::string& first, const std::string& last) {
  Cells kept;
  for (const auto& [key, value] : cells)
    if (key.substr(0, 6) >= first && key.substr(0, 6) <= last) kept.emplace(key, value);
  return kept;
}

// Finding in force on a day: the last row whose `from` is not after it.
Finding finding(const Tables& tables, std::string_view code, GovernanceField field,
                std::string_view day) {
  const Date on = Date::parse(day).value();
  const GovernanceRow* latest = nullptr;
  for (const GovernanceRow& row : tables.governance)
    if (row.country == country(code) && row.field == field && row.from <= on &&
        (latest == nullptr || latest->from < row.from))
      latest = &row;
  if (latest == nullptr) throw std::runtime_error("no finding for " + std::string(code));
  return latest->value;
}

TEST(Reference, ReadsWithoutFaults) {
  const auto read = read_dataset(fs::path(SETPOINT_ROOT) / "data/reference");
  ASSERT_TRUE(read) << all_texts(read.faults());
  EXPECT_EQ(read->name, "United States public record, FY2019-FY2025");
  EXPECT_EQ(read->sources.size(), 8u);
  for (const TableSource& source : read->sources) {
    EXPECT_FALSE(source.source.empty()) << source.path;
    EXPECT_TRUE(source.retrieved) << source.path;
    EXPECT_FALSE(source.note.empty()) << source.path;
  }
}

TEST(Reference, SeizuresGiveThePublishedPoundsOfEveryFiscalYear) {
  std::map<int, double> pounds;
  for (const auto& row : reference().regional_seizures)
    pounds[row.period.fiscal_year().year] += ours(row.gross) / kKilogramsPerPound;
  const std::map<int, double> published = {{2019, 2803.60},  {2020, 4791.06},  {2021, 11201.32},
                                           {2022, 14699.88}, {2023, 27022.85}, {2024, 21889.21},
                                           {2025, 12027.28}};
  ASSERT_EQ(pounds.size(), published.size());
  for (const auto& [year, figure] : published) EXPECT_NEAR(pounds.at(year), figure, 0.01) << year;
}

TEST(Reference, SeizuresNameEveryStreamOfEveryQuarter) {
  std::set<std::pair<Quarter, SeizureStream>> seen;
  for (const auto& row : reference().regional_seizures) seen.insert({row.period, row.stream});
  EXPECT_EQ(reference().regional_seizures.size(), 168u);
  for (Quarter q = quarter("2018Q4"); q <= quarter("2025Q3"); q = q + 1)
    for (const SeizureStream stream : kSeizureStreams)
      EXPECT_TRUE(seen.contains({q, stream})) << q.text() << " " << name(stream);
  EXPECT_EQ(seen.size(), 168u);
}

TEST(Reference, DeathsOfTheNationAreAsPublished) {
  const Cells deaths = by_region(reference());
  EXPECT_EQ(deaths.at("2019Q4 US reported"), 36603);
  EXPECT_EQ(deaths.at("2023Q3 US reported"), 77201);
  EXPECT_EQ(deaths.at("2023Q3 US predicted"), 77839);
  EXPECT_EQ(deaths.at("2025Q3 US reported"), 39662);
  EXPECT_EQ(deaths.at("2025Q3 US predicted"), 40077);
  EXPECT_EQ(deaths.at("2025Q4 US reported"), 37777);
  for (const auto& row : reference().deaths) {
    EXPECT_FALSE(row.outcome) << "outcome-specific deaths are not observed";
    EXPECT_EQ(row.months, 12);
  }
  for (Quarter q = quarter("2018Q3"); q <= quarter("2025Q4"); q = q + 1)
    EXPECT_TRUE(reference().death_quarters.known.contains(q)) << q.text();
}

TEST(Reference, WhatThePublisherLeavesBlankIsAbsentNotZero) {
  const Cells deaths = by_region(reference());
  // Pennsylvania is never in the series; Nebraska is blank for most of it.
  EXPECT_FALSE(deaths.contains("2024Q3 PA reported"));
  EXPECT_FALSE(deaths.contains("2018Q3 NE reported"));
  for (const auto& row : reference().deaths) {
    ASSERT_TRUE(row.reported);
    EXPECT_GT(ours(*row.reported), 0) << row.period.text() << " " << row.region;
  }
}

TEST(Reference, PersonsFromMexicoInFiscalYear2024) {
  double persons = 0;
  for (const auto& row : reference().crossings)
    if (row.origin == country("MX") && row.period.fiscal_year().year == 2024)
      persons += ours(row.entries);
  EXPECT_EQ(persons, 179055107);
}

TEST(Reference, ImportsOf2023AreTheHeadlineFigures) {
  std::map<std::string, double> dollars;
  double world = 0;
  for (const auto& row : reference().imports) {
    if (row.period.year() != 2023) continue;
    dollars[std::string(row.origin.code())] += ours(row.value);
    world += ours(row.value);
  }
  EXPECT_NEAR(dollars.at("CN"), 426885e6, 1e6);
  EXPECT_NEAR(dollars.at("MX"), 475216e6, 1e6);
  EXPECT_NEAR(dollars.at("CA"), 418619e6, 1e6);
  EXPECT_NEAR(world, 3080170e6, 1e6);  // the publisher's world total: no partner lost or doubled
}

TEST(Reference, KnowsWhatIsKnownAndWhatIsCarried) {
  const Coverage& crossings = reference().crossing_quarters;
  EXPECT_TRUE(crossings.known.contains(quarter("2024Q4")));
  EXPECT_FALSE(crossings.known.contains(quarter("2025Q1")));
  EXPECT_TRUE(crossings.carried.contains(quarter("2025Q3")));
  const Coverage& imports = reference().import_quarters;
  EXPECT_TRUE(imports.known.contains(quarter("2024Q2")));
  EXPECT_FALSE(imports.known.contains(quarter("2024Q3")));
  EXPECT_TRUE(imports.carried.contains(quarter("2025Q3")));
  EXPECT_FALSE(imports.has(quarter("2025Q4")));
  EXPECT_EQ(*reference().seizure_quarters.known.rbegin(), quarter("2025Q3"));
}

TEST(Reference, GovernanceFindingsFollowTheDatedActs) {
  const Tables& tables = reference();
  using F = GovernanceField;
  EXPECT_EQ(finding(tables, "CN", F::analogue_law, "2019-04-30"), Finding::no);
  EXPECT_EQ(finding(tables, "CN", F::analogue_law, "2019-05-01"), Finding::yes);
  EXPECT_EQ(finding(tables, "CN", F::enforced, "2024-09-30"), Finding::no);
  EXPECT_EQ(finding(tables, "CN", F::know_your_customer, "2025-12-31"), Finding::no);
  EXPECT_EQ(finding(tables, "MX", F::analogue_law, "2024-09-30"), Finding::no);
  EXPECT_EQ(finding(tables, "MX", F::know_your_customer, "2023-05-03"), Finding::unknown);
  EXPECT_EQ(finding(tables, "MX", F::know_your_customer, "2023-05-04"), Finding::no);
  EXPECT_EQ(finding(tables, "CA", F::analogue_law, "2024-09-30"), Finding::yes);
  EXPECT_EQ(finding(tables, "CA", F::enforced, "2024-09-30"), Finding::unknown);
  EXPECT_EQ(finding(tables, "CA", F::know_your_customer, "2025-12-31"), Finding::yes);
  EXPECT_EQ(finding(tables, "IN", F::know_your_customer, "2025-01-23"), Finding::yes);
  EXPECT_EQ(finding(tables, "VN", F::analogue_law, "2024-09-30"), Finding::unknown);
}

TEST(Reference, EveryForeignCountryOfTheRegisterHasAllFieldsFromTheStart) {
  std::map<Country, std::set<GovernanceField>> fields;
  const Date start = Date::of(2018, 10, 1).value();
  for (const GovernanceRow& row : reference().governance)
    if (row.from <= start) fields[row.country].insert(row.field);
  EXPECT_EQ(fields.size(), 44u);
  EXPECT_FALSE(fields.contains(country("US")));
  for (const auto& [where, have] : fields) EXPECT_EQ(have.size(), 4u) << where.code();
}

TEST(Reference, EveryFindingSaysWhereItComesFrom) {
  for (const GovernanceRow& row : reference().governance) {
    if (row.value == Finding::unknown) continue;
    const auto says = [&row](std::string_view text) {
      return row.evidence.find(text) != std::string::npos;
    };
    // An address, a named paper or testimony, or a plain word that it is not sourced.
    EXPECT_TRUE(says("/") || says("doi ") || says("Frydl (2025)") || says("assumption:") ||
                says("commonly stated"))
        << row.country.code() << " " << name(row.field) << ": " << row.evidence;
  }
}

TEST(Reference, PrecursorSharesOfAFinisherMakeOne) {
  std::map<Country, double> sums;
  for (const ShareRow& row : reference().precursors) sums[row.from] += ours(row.share);
  ASSERT_EQ(sums.size(), 2u);
  for (const auto& [finisher, sum] : sums) EXPECT_NEAR(sum, 1, 1e-12) << finisher.code();
}

// The publishers' own files, read as published through a dataset.toml that names them.
class PublishersFiles : public testing::Test {
 protected:
  void SetUp() override {
    const char* set = std::getenv("SETPOINT_SHARED");
    const fs::path shared = set != nullptr ? fs::path(set) : fs::path(SETPOINT_ROOT) / "../shared";
    data_ = shared / "data";
    if (!fs::is_directory(data_))
      GTEST_SKIP() << "the publishers' files are not here: set SETPOINT_SHARED to their folder";
    std::string pattern = (fs::temp_directory_path() / "setpoint-reference-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override {
    if (!folder_.empty()) fs::remove_all(folder_);
  }

  struct File {
    std::string_view path;
    std::string_view retrieved;
  };

  Tables read(std::string_view kind, std::string_view format, const std::vector<File>& files) {
    std::ofstream toml(folder_ / "dataset.toml");
    toml << "name = \"as published\"\n";
    int number = 0;
    for (const File& file : files) {
      const std::string link = "file" + std::to_string(++number) + ".csv";
      fs::create_symlink(fs::canonical(data_ / file.path), folder_ / link);
      toml << "[[table]]\nkind = \"" << kind << "\"\nformat = \"" << format << "\"\npath = \""
           << link << "\"\nsource = \"the publisher\"\nretrieved = " << file.retrieved << "\n";
    }
    toml.close();
    const auto tables = read_dataset(folder_);
    if (!tables) throw std::runtime_error(all_texts(tables.faults()));
    return *tables;
  }

  static void expect_same(const Cells& shipped, const Cells& published, double tolerance) {
    ASSERT_FALSE(shipped.empty());
    for (const auto& [key, value] : shipped) {
      const auto found = published.find(key);
      if (found == published.end())
        EXPECT_EQ(value, 0) << key << " is shipped and not in the publisher's files";
      else
        EXPECT_NEAR(value, found->second, tolerance) << key;
    }
    for (const auto& [key, value] : published)
      EXPECT_TRUE(shipped.contains(key) || value == 0) << key << " is not shipped";
  }

 private:
  fs::path data_;
  fs::path folder_;
};

TEST_F(PublishersFiles, GiveTheShippedSeizures) {
  const Tables published = read("seizures", "cbp-nationwide-drugs",
                                {{"cbp/nationwide-drugs-fy19-fy22.csv", "2022-10-31"},
                                 {"cbp/nationwide-drugs-fy20-fy23.csv", "2023-10-31"},
                                 {"cbp/nationwide-drugs-fy23-fy26-apr.csv", "2026-04-30"}});
  expect_same(by_stream(reference()), within(by_stream(published), "2018Q4", "2025Q3"), 1e-6);
}

TEST_F(PublishersFiles, GiveTheShippedDeaths) {
  const Tables published =
      read("deaths", "cdc-vsrr",
           {{"cdc/vsrr_synthetic_opioids_T40.4_state_month_2015-01_2026-01.csv", "2026-01-31"}});
  expect_same(by_region(reference()), within(by_region(published), "2018Q3", "2025Q4"), 0);
}

TEST_F(PublishersFiles, GiveTheShippedCrossings) {
  const Tables published =
      read("crossings", "bts-border-crossing",
           {{"bts/Border_Crossing_Entry_Data_2017-01_2025-02.csv", "2025-02-28"}});
  expect_same(by_channel(reference()), within(by_channel(published), "2018Q4", "2024Q4"), 0);
}

TEST_F(PublishersFiles, GiveTheShippedImports) {
  const Tables published =
      read("imports", "census-imports",
           {{"trade/census_country_monthly_goods_trade_1985-01_2024-06.csv", "2024-06-30"}});
  // A cent: the publisher's millions are decimal fractions, which doubles only approximate.
  expect_same(by_partner(reference()), within(by_partner(published), "2018Q4", "2024Q2"), 0.01);
}

}  // namespace
}  // namespace setpoint
