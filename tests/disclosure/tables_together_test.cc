// Counts of several tables and releases of one dataset: a reader has all of them.
#include <gtest/gtest.h>

#include "enumerate.h"
#include "setpoint/disclosure/attack.h"
#include "setpoint/disclosure/protect_deaths.h"
#include "setpoint/disclosure/protected_record.h"
#include "setpoint/disclosure/regional_counts.h"

namespace setpoint::test {
namespace {

CountKey key(const std::string& series, const std::string& place, Month ending = {2023, 12},
             int months = 12) {
  return {series, place, ending, months, Cause::all_drugs, {}};
}
CountRecord count(std::int64_t deaths) {
  CountRecord record;
  record.count = deaths;
  return record;
}
CountRecord small() {
  CountRecord record;
  record.not_shown = NotShown::small;
  return record;
}

// Of whom nothing is known but what is shown, every value is tried: each withheld count can be any
// of values `width` apart.
void expect_protected(const ProtectedDeaths& made, std::int64_t cap) {
  const SuppressionRule rule;
  EXPECT_TRUE(made.made.safe());
  const Enumerated all =
      enumerate(public_knowledge(made.bound.tables, made.made.showing, made.made.small, rule), cap);
  ASSERT_GT(all.solutions, 0U);
  for (std::size_t at = 0; at < made.made.showing.size(); ++at)
    if (made.made.showing[at] == Showing::withheld) {
      EXPECT_GE(all.high[at] - all.low[at], rule.width) << made.bound.tables.cells()[at].key;
    }
}

TEST(TablesTogether, AStateAndItsCountiesInTwoFiles) {
  const CountRecords records = {{key("state.csv", "DE"), count(60)},
                                {key("county.csv", "10001"), count(30)},
                                {key("county.csv", "10005"), count(29)},
                                {key("county.csv", "10003"), count(1)}};
  const auto made = protect_deaths(records, {}, SuppressionRule{});
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(made->bound.tables.relations().size(), 1U);
  EXPECT_EQ(made->made.secondary, 1U);
  expect_protected(*made, 60);
  const auto apart = protect_deaths(records, {}, SuppressionRule{}, {.series_apart = true});
  ASSERT_TRUE(apart.ok());
  EXPECT_TRUE(apart->bound.tables.relations().empty());
}

TEST(TablesTogether, MonthsAndTheirYearInTwoFiles) {
  CountRecords records = {{key("y.csv", "WV"), count(12 * 11 - 9)}};
  for (int month = 1; month <= 12; ++month)
    records.emplace(key("m.csv", "WV", {2023, month}, 1), count(month == 5 ? 2 : 11));
  const auto made = protect_deaths(records, {}, SuppressionRule{});
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(made->made.secondary, 1U);
  expect_protected(*made, 130);
}

// Two tables of two definitions: hardly a sum between them holds. Those that do bind.
TEST(TablesTogether, TablesThatContradictEachOtherBindWhereTheyAddUp) {
  CountRecords records;
  for (int month = 1; month <= 6; ++month) {
    const Month ending{2023, month};
    records.emplace(key("state.csv", "DE", ending, 1), count(month == 6 ? 60 : 40));
    for (const char* county : {"10001", "10003", "10005"})
      records.emplace(key("county.csv", county, ending, 1), count(20));
  }
  // A sum with a count that is not known to us would say that it is five.
  records.emplace(key("state.csv", "DE", {2023, 7}, 1), count(45));
  for (const char* county : {"10001", "10003"})
    records.emplace(key("county.csv", county, {2023, 7}, 1), count(20));
  records.emplace(key("county.csv", "10005", {2023, 7}, 1), small());
  const auto made = death_tables(records, {}, SuppressionRule{});
  ASSERT_TRUE(made.ok());
  ASSERT_EQ(made->tables.relations().size(), 1U);
  EXPECT_EQ(made->keys[made->tables.relations()[0].total].ending, (Month{2023, 6}));
  ASSERT_EQ(made->notes.size(), 1U);
  EXPECT_NE(made->notes[0].find("5 counts, 2023-01 to 2023-05"), std::string::npos)
      << made->notes[0];
}

// The same count in two tables is one count where they are equal.
TEST(TablesTogether, OneCountInTwoTables) {
  CountRecords records = {{key("a.csv", "10001"), count(30)}, {key("b.csv", "10001"), small()}};
  const auto made = death_tables(records, {}, SuppressionRule{}, {.only_small = false});
  ASSERT_TRUE(made.ok());
  const AttackReport found = attack(made->tables, made->showing, {}, SuppressionRule{});
  EXPECT_EQ(found.count(Hiding::recovered), 1U);
  records.at(key("b.csv", "10001")) = count(31);
  EXPECT_TRUE(death_tables(records, {}, SuppressionRule{})->tables.relations().empty());
}

TEST(TablesTogether, AgesThatAddUpAreAllThereAre) {
  CountRecords records = {{key("t", "DE"), count(62)}};
  for (const auto& [ages, deaths] : {std::pair{AgeGroup::from_15, 13},
                                     {AgeGroup::from_25, 20},
                                     {AgeGroup::from_35, 20},
                                     {AgeGroup::from_45, 9}}) {
    CountKey each = key("t", "DE");
    each.ages = ages;
    records.emplace(each, count(deaths));
  }
  const auto made = protect_deaths(records, {}, SuppressionRule{});
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(made->made.secondary, 1U);
  expect_protected(*made, 62);
}

TEST(TablesTogether, WithheldCountsThatCannotAllBeSmall) {
  CountRecords records;
  for (int month = 1; month <= 3; ++month) {
    records.emplace(key("t", "DE", {2023, month}, 1), count(60));
    for (const char* county : {"10001", "10003", "10005"})
      records.emplace(key("t", county, {2023, month}, 1), count(20));
  }
  records.at(key("t", "10001", {2023, 2}, 1)) = small();
  records.at(key("t", "10003", {2023, 2}, 1)) = small();
  const auto made = death_tables(records, {}, SuppressionRule{});
  ASSERT_TRUE(made.ok());
  ASSERT_EQ(made->not_small.size(), 1U);
  EXPECT_EQ(made->not_small[0], "DE, 2023-02, all-drugs, t");
  // Where no month is whole, a county may have no row.
  for (const int month : {1, 3}) records.erase(key("t", "10005", {2023, month}, 1));
  EXPECT_TRUE(death_tables(records, {}, SuppressionRule{})->not_small.empty());
}

RegionalTables record(const std::vector<std::vector<std::pair<std::string, double>>>& releases) {
  RegionalTables tables;
  for (std::uint32_t release = 0; release < releases.size(); ++release) {
    tables.sources.push_back({.kind = RegionalKind::deaths,
                              .format = "setpoint",
                              .path = std::string(1, static_cast<char>('a' + release)) + ".csv",
                              .source = "generated",
                              .retrieved = *Date::of(2024, 6, 1),
                              .note = "",
                              .sha256 = "",
                              .rows = releases[release].size()});
    tables.releases.push_back({release, *Date::of(2024, 6, 1), {2023, 12}});
    for (const auto& [place, deaths] : releases[release])
      tables.deaths.push_back({.release = release,
                               .place = *Place::parse(place),
                               .ending = {2023, 12},
                               .months = 12,
                               .cause = Cause::all_drugs,
                               .ages = {},
                               .reported = deaths,
                               .predicted = {},
                               .complete = {},
                               .pending = {},
                               .withheld = Withheld::no,
                               .at = {}});
  }
  return tables;
}

// A later release that has other places leaves those of the earlier one as they are.
TEST(TablesTogether, ALaterReleaseOfOtherPlaces) {
  const RegionalTables tables =
      record({{{"DE", 60}, {"10001", 30}, {"10003", 1}, {"10005", 29}}, {{"54039", 88}}});
  const std::vector<Level> counties = {Level::county};
  EXPECT_EQ(regional_counts(tables, counties, kCauses)->records.size(), 4U);
  const auto made = protected_record(tables, SuppressionRule{});
  ASSERT_TRUE(made.ok());
  int withheld = 0;
  for (const RegionalDeathRow& row : made->deaths) withheld += row.reported ? 0 : 1;
  EXPECT_EQ(withheld, 2);
}

// What an older release shows is seen too, where a nowcast is compared with what counts became.
TEST(TablesTogether, AnOlderReleaseIsProtectedInItself) {
  const RegionalTables tables = record({{{"DE", 60}, {"10001", 30}, {"10003", 1}, {"10005", 29}},
                                        {{"DE", 75}, {"10001", 31}, {"10003", 14}, {"10005", 30}}});
  const auto made = protected_record(tables, SuppressionRule{});
  ASSERT_TRUE(made.ok());
  int withheld = 0;
  for (const RegionalDeathRow& row : made->deaths)
    withheld += row.release == 0 && !row.reported ? 1 : 0;
  EXPECT_EQ(withheld, 2);
}

TEST(TablesTogether, ATotalBelowItsPartsIsNoted) {
  const auto made = protected_record(
      record({{{"DE", 40}, {"10001", 30}, {"10003", 1}, {"10005", 29}}}), SuppressionRule{});
  ASSERT_TRUE(made.ok());
  ASSERT_EQ(made->notes.size(), 2U);
  EXPECT_NE((made->notes[0] + made->notes[1]).find("DE, 12 months to 2023-12"), std::string::npos);
}

// Files whose names change from release to release, the state's and the counties' alike.
TEST(TablesTogether, TwoFilesThatChangeTheirNames) {
  Publication before;
  before.records = {{key("state-a", "DE"), count(60)}, {key("county-a", "10001"), count(30)}};
  Publication now;
  now.records = {{key("state-b", "DE"), count(60)},
                 {key("county-b", "10001"), small()},
                 {key("county-b", "10003"), small()}};
  const Publication both = combined({before, now});
  EXPECT_EQ(both.records.size(), 3U);
  EXPECT_EQ(both.records.at(key("county-b", "10001")).earlier, 30);
  EXPECT_EQ(both.records.at(key("state-b", "DE")).earlier, 60);
}

// An area's count is another one when it is the sum of other counties.
TEST(TablesTogether, AnAreaOfOtherCountiesIsAnotherCount) {
  Publication before;
  before.records = {{key("t", "APP"), count(70)}};
  before.areas = {{key("t", "APP"), {"54001", "54005"}}};
  Publication now;
  now.records = {{key("t", "APP"), count(90)}};
  now.areas = {{key("t", "APP"), {"54001", "54003", "54005"}}};
  const Publication both = combined({before, now});
  EXPECT_EQ(both.records.size(), 2U);
  EXPECT_FALSE(both.records.at(key("t", "APP")).earlier);
  EXPECT_EQ(both.areas.size(), 2U);
}

// Overlapping sums of twelve of which no month is in a table: whatever the months are, there are
// some, and they are found.
TEST(TablesTogether, OverlappingSumsHaveAWholeSolution) {
  Choices choices(7);
  const std::vector<std::string> counties = {"10001", "10003", "10005"};
  for (const int endings : {2, 3, 14, 24}) {
    CountRecords records;
    std::vector<std::vector<std::int64_t>> months(3);
    for (auto& each : months)
      for (int k = 0; k < endings + 11; ++k) each.push_back(choices.below(3));
    for (int k = 0; k < endings; ++k) {
      const Month ending{2020 + (k + 11) / 12, (k + 11) % 12 + 1};
      std::int64_t state = 0;
      for (std::size_t c = 0; c < 3; ++c) {
        std::int64_t sum = 0;
        for (int back = 0; back < 12; ++back) sum += months[c][static_cast<std::size_t>(k + back)];
        records.emplace(key("t", counties[c], ending), count(sum));
        state += sum;
      }
      records.emplace(key("t", "DE", ending), count(state));
    }
    const auto made = protect_deaths(records, {}, SuppressionRule{}, {.rolling = true});
    ASSERT_TRUE(made.ok()) << endings << made.faults().front().text();
    EXPECT_EQ(made->bound.overlapping, 0U);
    const auto plain = death_tables(records, {}, SuppressionRule{});
    EXPECT_EQ(plain->overlapping, records.size());
  }
}

}  // namespace
}  // namespace setpoint::test
