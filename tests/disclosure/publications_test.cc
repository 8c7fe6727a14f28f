// The regional record as counts, and published tables read back.
#include <gtest/gtest.h>

#include "setpoint/disclosure/attack.h"
#include "setpoint/disclosure/regional_counts.h"
#include "support/regional_folder.h"

namespace setpoint::test {
namespace {

const std::string kHead = "place,ending,months,cause,age,series,deaths,withheld\n";

TEST(RegionalCounts, AnAreaIsTheSumOfWhatIsShown) {
  const RegionalTables tables = [] {
    RegionalTables made;
    made.sources.push_back({});
    made.sources[0].path = "t.csv";
    made.releases.push_back({});
    made.releases[0].table = 0;
    const auto add = [&](const char* place, std::optional<double> deaths) {
      made.deaths.push_back({.release = 0,
                             .place = *Place::parse(place),
                             .ending = {2020, 12},
                             .months = 12,
                             .cause = Cause::synthetic_opioids,
                             .ages = {},
                             .reported = deaths,
                             .predicted = {},
                             .complete = {},
                             .pending = {},
                             .withheld = deaths ? Withheld::no : Withheld::suppressed,
                             .at = {}});
    };
    add("54001", 40);
    add("54003", {});
    add("54005", 30);
    add("WV", 75);
    for (const char* county : {"54001", "54003", "54005"}) {
      made.designated_counties.push_back(
          {.area = "APP", .county = *Place::parse(county), .from = {}, .evidence = {}, .at = {}});
    }
    return made;
  }();
  const auto made = regional_counts(tables, kLevels, kCauses);
  ASSERT_TRUE(made.ok()) << made.faults().front().text();
  ASSERT_EQ(made->areas.size(), 1U);
  const auto& [key, counties] = *made->areas.begin();
  EXPECT_EQ(key.place, "APP");
  EXPECT_EQ(counties, (std::vector<std::string>{"54001", "54005"}));
  EXPECT_EQ(made->records.at(key).count, 70);
  EXPECT_EQ(made->records.size(), 5U);
  const std::vector<Level> states = {Level::state};
  EXPECT_EQ(regional_counts(tables, states, kCauses)->records.size(), 1U);
  const std::vector<Cause> heroin = {Cause::heroin};
  EXPECT_TRUE(regional_counts(tables, kLevels, heroin)->records.empty());
}

class PublicationFolder : public ::testing::Test {
 protected:
  Result<Publication> read() { return read_publication(folder_.path()); }
  void expect_fault(const std::string& table, const std::string& part) {
    folder_.write("deaths-county.csv", table);
    const auto made = read();
    ASSERT_FALSE(made.ok()) << table;
    EXPECT_NE(made.faults().front().text().find(part), std::string::npos)
        << made.faults().front().text();
  }
  DatasetFolder folder_;
};

TEST_F(PublicationFolder, IsReadAsWritten) {
  folder_.write("deaths-state.csv", kHead + "WV,2020-12,12,synthetic-opioids,,t,75,\n");
  folder_.write("deaths-county.csv", kHead +
                                         "54001,2020-12,12,synthetic-opioids,,t,40,\n"
                                         "54003,2020-12,12,synthetic-opioids,,t,,suppressed\n"
                                         "54005,2020-12,12,synthetic-opioids,,t,,unknown\n");
  folder_.write("area-parts.csv",
                "area,ending,months,cause,age,series,county\n"
                "APP,2020-12,12,synthetic-opioids,,t,54001\n");
  folder_.write("suppression.json", R"({"rule": {"publisher": "cms"}})");
  const auto made = read();
  ASSERT_TRUE(made.ok()) << made.faults().front().text();
  EXPECT_EQ(made->rule, "cms");
  EXPECT_EQ(made->records.size(), 4U);
  CountKey key{"t", "54001", {2020, 12}, 12, Cause::synthetic_opioids, {}};
  EXPECT_EQ(made->records.at(key).count, 40);
  key.place = "54003";
  EXPECT_EQ(made->records.at(key).not_shown, NotShown::small);
  key.place = "54005";
  EXPECT_EQ(made->records.at(key).not_shown, NotShown::other);
  EXPECT_EQ(made->areas.size(), 1U);
}

// A rate beside a withheld count bounds it.
TEST_F(PublicationFolder, ARateTellsTheCount) {
  folder_.write("deaths-county.csv",
                "place,ending,months,cause,age,series,deaths,withheld,rate,population\n"
                "54003,2020-12,12,synthetic-opioids,,t,,suppressed,11.4,61234\n");
  const auto made = read();
  ASSERT_TRUE(made.ok()) << made.faults().front().text();
  EXPECT_EQ(made->records.begin()->second.low, 7);
  EXPECT_EQ(made->records.begin()->second.high, 7);
}

TEST_F(PublicationFolder, WhatIsWrongIsSaid) {
  EXPECT_FALSE(read().ok());  // no table at all
  const std::string row = "54003,2020-12,12,synthetic-opioids,,t,";
  expect_fault(kHead + row + ",\n", "no count, and no word why");
  expect_fault(kHead + row + "7,suppressed\n", "shown and withheld");
  expect_fault(kHead + row + "1.5,\n", "1.5");
  expect_fault(kHead + row + "-1,\n", "-1");
  expect_fault(kHead + row + "12,\n" + row + "13,\n", "a second row");
  expect_fault(kHead + "5400,2020-12,12,synthetic-opioids,,t,12,\n", "'5400'");
  expect_fault(kHead + "54003,2020-13,12,synthetic-opioids,,t,12,\n", "2020-13");
  expect_fault(kHead + "54003,2020-12,7,synthetic-opioids,,t,12,\n", "'7'");
  expect_fault(kHead + "54003,2020-12,12,tedium,,t,12,\n", "'tedium'");
  expect_fault(kHead + "54003,2020-12\n", "deaths-county.csv:2");
  expect_fault("place,ending,months,cause,age,series,deaths,withheld,mood\n", "mood");
  folder_.write("deaths-county.csv", kHead + row + "12,\n");
  ASSERT_TRUE(read().ok());
  folder_.write("suppression.json", "{");
  EXPECT_FALSE(read().ok());
}

// What an earlier release showed is known, whatever the newest withholds.
TEST(Combined, AnEarlierReleaseStaysKnown) {
  const CountKey key{"t", "54003", {2020, 12}, 12, Cause::synthetic_opioids, {}};
  Publication first;
  first.records[key].count = 7;
  Publication second;
  second.records[key].not_shown = NotShown::small;
  const Publication both = combined({first, second});
  EXPECT_EQ(both.records.at(key).earlier, 7);
  const auto tables = death_tables(both.records, both.areas, SuppressionRule{});
  ASSERT_TRUE(tables.ok());
  const AttackReport found = attack(tables->tables, tables->showing, {}, SuppressionRule{});
  ASSERT_EQ(found.leaks.size(), 1U);
  EXPECT_TRUE(found.leaks[0].before);
  EXPECT_TRUE(combined({second}).records.at(key).earlier == std::nullopt);
}

// CDC WONDER by state and year, 1999 to 2016, against its own national counts: 210 state-years are
// suppressed. In no year is it a single state, so none is recovered outright; five, in the two
// years with two and three suppressed states, have fewer possible values than six.
TEST(PublishedByWonder, NationalCountsNarrowFiveStates) {
  if (!std::filesystem::exists(shared_data()))
    GTEST_SKIP() << "the publishers' files are not here: set SETPOINT_SHARED to their folder";
  DatasetFolder folder;
  for (const char* of : {"state", "national"})
    folder.name(
        "regional_deaths", "cdc-wonder",
        (shared_data() / "cdc" / ("wonder_mcd_T40.4_" + std::string(of) + "_year_1999-2016.tsv"))
            .string());
  const auto counts = regional_counts(regional_tables(folder.path()), kLevels, kCauses);
  ASSERT_TRUE(counts.ok());
  const SuppressionRule rule;
  const auto tables = death_tables(counts->records, counts->areas, rule, {.rolling = true});
  ASSERT_TRUE(tables.ok());
  std::vector<char> small;
  for (const CountCell& cell : tables->tables.cells()) small.push_back(cell.small ? 1 : 0);
  const AttackReport found = attack(tables->tables, tables->showing, small, rule);
  EXPECT_EQ(found.withheld, 210U);
  std::vector<std::string> cells;
  for (const Leak& leak : found.leaks) {
    EXPECT_EQ(leak.outcome, Hiding::narrow);
    cells.push_back(tables->keys[leak.cell].place + " " + tables->keys[leak.cell].ending.text());
  }
  EXPECT_EQ(cells, (std::vector<std::string>{"AK 2016-12", "HI 2014-12", "HI 2016-12", "SD 2014-12",
                                             "WY 2016-12"}));
}

}  // namespace
}  // namespace setpoint::test
