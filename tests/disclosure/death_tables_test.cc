// Which sums are taken to hold between counts of deaths.
#include "setpoint/disclosure/death_tables.h"

#include <gtest/gtest.h>

#include "setpoint/disclosure/attack.h"
#include "setpoint/disclosure/protect.h"

namespace setpoint::test {
namespace {

constexpr Cause kCause = Cause::synthetic_opioids;

CountKey key(const std::string& place, Month ending = {2020, 12}, int months = 12,
             Cause cause = kCause) {
  return {"t", place, ending, months, cause, {}};
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

DeathTables made_of(const CountRecords& records, const AreaParts& areas = {}) {
  auto made = death_tables(records, areas, SuppressionRule{}, {.rolling = true});
  EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.faults().front().text());
  return made.ok() ? *std::move(made) : DeathTables{};
}

// "total = part + part" or "total >= part", each by place and ending, as the tables have them.
std::vector<std::string> sums(const DeathTables& made) {
  std::vector<std::string> all;
  const auto named = [&](std::uint32_t at) {
    const CountKey& each = made.keys[at];
    return each.place + (each.months == 1 ? " " + each.ending.text() : "") +
           (each.cause == kCause ? "" : " " + std::string(name(each.cause)));
  };
  for (const Relation& relation : made.tables.relations()) {
    std::string text = named(relation.total) + (relation.all ? " =" : " >=");
    for (const std::uint32_t part : relation.parts) text += " " + named(part);
    all.push_back(text);
  }
  return all;
}

using Lines = std::vector<std::string>;

// Counties that are not there as rows may have deaths: nothing is taken for their whole sum unless
// the numbers allow it.
TEST(DeathTables, CountiesThatAreNotListed) {
  // 40 + 50 of 100: the rest died in a county without a row. The parts are some of the whole.
  const DeathTables some =
      made_of({{key("WV"), count(100)}, {key("54001"), count(40)}, {key("54003"), count(50)}});
  EXPECT_EQ(sums(some), Lines{"WV >= 54001 54003"});
  ASSERT_EQ(some.notes.size(), 1U);
  EXPECT_NE(some.notes[0].find("do not add up to it"), std::string::npos);
  // With a withheld one the ten left over may be two counties' or more: it is 0 to 9, not 9.
  const DeathTables open = made_of({{key("WV"), count(100)},
                                    {key("54001"), count(40)},
                                    {key("54003"), count(50)},
                                    {key("54005"), small()}});
  EXPECT_EQ(sums(open), Lines{"WV >= 54001 54003 54005"});
  EXPECT_TRUE(attack(open.tables, open.showing, {}, SuppressionRule{}).leaks.empty());
  // 99 with one: that one is nine, if the table is complete. A reader may take it so.
  const DeathTables whole = made_of({{key("WV"), count(99)},
                                     {key("54001"), count(40)},
                                     {key("54003"), count(50)},
                                     {key("54005"), small()}});
  EXPECT_EQ(sums(whole), Lines{"WV = 54001 54003 54005"});
  EXPECT_EQ(attack(whole.tables, whole.showing, {}, SuppressionRule{}).count(Hiding::recovered),
            1U);
}

TEST(DeathTables, PartsThatExceedTheirTotalAreNotItsParts) {
  const DeathTables made = made_of({{key("WV"), count(80)}, {key("54001"), count(90)}});
  EXPECT_TRUE(made.tables.relations().empty());
  ASSERT_EQ(made.notes.size(), 1U);
  EXPECT_NE(made.notes[0].find("exceed"), std::string::npos);
}

TEST(DeathTables, NewYorkCityIsApart) {
  const DeathTables made = made_of({{key("NY"), count(30)},
                                    {key("YC"), count(20)},
                                    {key("36001"), count(30)},
                                    {key("36005"), count(20)},
                                    {key("PR"), count(90)},
                                    {key("US"), count(50)}});
  // Of two states the nation is no whole sum unless they add up to it; Puerto Rico is not in it.
  EXPECT_EQ(sums(made), (Lines{"NY = 36001", "US = NY YC", "YC = 36005"}));
  const DeathTables some =
      made_of({{key("NY"), count(30)}, {key("YC"), count(20)}, {key("US"), count(99)}});
  EXPECT_EQ(sums(some), Lines{"US >= NY YC"});
}

TEST(DeathTables, MonthsBehindSumsOfTwelve) {
  // One sum alone says nothing of months.
  EXPECT_TRUE(sums(made_of({{key("WV"), count(100)}})).empty());
  // Two that overlap share eleven months that are in no table.
  const DeathTables two = made_of({{key("WV"), count(100)}, {key("WV", {2021, 1}), count(120)}});
  EXPECT_EQ(two.tables.relations().size(), 2U);
  EXPECT_EQ(two.tables.cells().size(), 2U + 13U);
  std::size_t listed = 0;
  for (const char each : two.listed) listed += each != 0 ? 1U : 0U;
  EXPECT_EQ(listed, 2U);
  EXPECT_TRUE(attack(two.tables, two.showing, {}, SuppressionRule{}).leaks.empty());
  // December's 12-month sum, January's and January 2020 give January 2021: 5 = 11 + 94 - 100.
  const DeathTables month = made_of({{key("WV"), count(100)},
                                     {key("WV", {2021, 1}), count(94)},
                                     {key("WV", {2020, 1}, 1), count(11)},
                                     {key("WV", {2021, 1}, 1), small()}});
  const AttackReport found = attack(month.tables, month.showing, {}, SuppressionRule{});
  ASSERT_EQ(found.leaks.size(), 1U);
  EXPECT_EQ(month.keys[found.leaks[0].cell].ending, (Month{2021, 1}));
  EXPECT_EQ(found.leaks[0].outcome, Hiding::recovered);
}

TEST(DeathTables, CausesThatOverlapAreNoWholeSum) {
  const DeathTables made = made_of({{key("WV", {2020, 12}, 12, Cause::all_drugs), count(100)},
                                    {key("WV", {2020, 12}, 12, Cause::opioids), count(80)},
                                    {key("WV", {2020, 12}, 12, Cause::heroin), count(60)},
                                    {key("WV"), count(70)}});
  EXPECT_EQ(made.tables.relations().size(), 3U);
  for (const Relation& each : made.tables.relations()) EXPECT_FALSE(each.all);
}

TEST(DeathTables, AnAreaIsTheSumOfItsCounties) {
  const AreaParts parts = {{key("APP"), {"54001", "54003"}}};
  const CountRecords records = {
      {key("APP"), count(47)}, {key("54001"), count(40)}, {key("54003"), small()}};
  const DeathTables made = made_of(records, parts);
  EXPECT_EQ(sums(made), Lines{"APP = 54001 54003"});
  const AttackReport found = attack(made.tables, made.showing, {}, SuppressionRule{});
  ASSERT_EQ(found.leaks.size(), 1U);
  EXPECT_EQ(made.keys[found.leaks[0].cell].place, "54003");
}

TEST(DeathTables, LevelsByPlace) {
  EXPECT_EQ(level_of("US"), Level::nation);
  EXPECT_EQ(level_of("WV"), Level::state);
  EXPECT_EQ(level_of("YC"), Level::state);
  EXPECT_EQ(level_of("54039"), Level::county);
  EXPECT_EQ(level_of("APP"), Level::area);
  for (const char* none : {"", "wv", "AP", "5403", "app", "99999999"})
    EXPECT_NE(level_of(none), Level::state) << none;
}

}  // namespace
}  // namespace setpoint::test
