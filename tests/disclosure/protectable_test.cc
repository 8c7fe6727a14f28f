// What can be protected is protected: whole records of counties, months, years and causes, as
// states keep them, most of whose counts are small.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "disclosure/enumerate.h"
#include "setpoint/disclosure/protect_deaths.h"

namespace setpoint::test {
namespace {

CountRecord count_of(std::int64_t deaths) {
  CountRecord record;
  record.count = deaths;
  return record;
}

struct Record {
  CountRecords records;
  AreaParts areas;
};

// Deaths by month in some counties of a state, in an area of two of them, in the state, and in the
// twelve months; each cause is part of the one before.
Record generated(std::uint64_t seed) {
  Choices choices(seed);
  const std::array counties = {"54001", "54003", "54005", "54007"};
  const std::array causes = {Cause::all_drugs, Cause::opioids, Cause::synthetic_opioids};
  const auto places = static_cast<std::size_t>(choices.below(2)) + 3;
  Record made;
  const auto add = [&](const std::string& place, Month ending, int months, Cause cause,
                       std::int64_t deaths) {
    CountRecord& record = made.records[{"t", place, ending, months, cause, {}}];
    record.count = record.count.value_or(0) + deaths;
  };
  for (std::size_t place = 0; place < places; ++place) {
    const std::array<std::int64_t, 4> sizes = {2, 5, 12, 30};
    const std::int64_t size = sizes[static_cast<std::size_t>(choices.below(4))];
    for (int month = 1; month <= 12; ++month) {
      std::int64_t deaths = choices.below(size + 1);
      for (const Cause cause : causes) {
        for (const char* where : {counties[place], "WV", place < 2 ? "APP" : ""}) {
          if (*where == 0) continue;
          add(where, {2023, month}, 1, cause, deaths);
          add(where, {2023, 12}, 12, cause, deaths);
        }
        deaths = (deaths * (5 + choices.below(5)) + 5) / 10;
      }
    }
  }
  for (const auto& [key, record] : made.records)
    if (key.place == "APP") made.areas[key] = {counties[0], counties[1]};
  return made;
}

// The counts themselves, then what is left of each relation that is not a whole sum.
std::vector<std::int64_t> truth_of(const CountTables& tables) {
  std::vector<std::int64_t> truth;
  for (const CountCell& cell : tables.cells()) truth.push_back(*cell.count);
  for (const Relation& relation : tables.relations()) {
    if (relation.all) continue;
    std::int64_t left = truth[relation.total];
    for (const std::uint32_t part : relation.parts) left -= truth[part];
    truth.push_back(left);
  }
  return truth;
}

// Whether any pattern protects every small count. All are withheld; of two patterns the solutions
// of the one that withholds more are all those of the other and others, so what is narrow then is
// narrow in every pattern: if it is small there is none, else it must be shown, and so on.
bool can_be_protected(const ProtectedDeaths& made, const SuppressionRule& rule) {
  const std::vector<char>& small = made.made.small;
  std::vector<Showing> showing(small.size(), Showing::withheld);
  while (true) {
    const AttackReport found =
        attack(made.bound.tables, showing, small, rule, truth_of(made.bound.tables));
    if (found.leaks.empty()) return true;
    for (const Leak& leak : found.leaks) {
      if (small[leak.cell] != 0) {
        EXPECT_NE(leak.outcome, Hiding::undecided);
        return false;
      }
      showing[leak.cell] = Showing::shown;
    }
  }
}

TEST(Protectable, EveryRecordThatSomePatternProtects) {
  const SuppressionRule rule;
  std::size_t safe = 0;
  std::size_t shown = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const Record record = generated(seed);
    const auto made = protect_deaths(record.records, record.areas, rule);
    ASSERT_TRUE(made.ok()) << seed;
    const std::vector<Showing>& showing = made->made.showing;
    EXPECT_EQ(made->made.safe(), can_be_protected(*made, rule)) << seed;
    if (!made->made.safe()) continue;
    ++safe;
    // From nothing but the tables, as a reader would.
    const AttackReport again = attack(made->bound.tables, showing, made->made.small, rule);
    EXPECT_TRUE(again.possible);
    EXPECT_TRUE(again.leaks.empty()) << seed;
    shown += static_cast<std::size_t>(std::count(showing.begin(), showing.end(), Showing::shown));
  }
  EXPECT_GE(safe, 8U);
  // What protects them is not simply all of it.
  EXPECT_GT(shown, 100U);
}

// The sum of both was shown before: whatever is withheld now, neither can be more than it.
TEST(Protectable, WhatNoPatternProtectsIsNamedAsThat) {
  const auto key = [](const char* place) {
    return CountKey{"t", place, {2023, 12}, 12, Cause::all_drugs, {}};
  };
  CountRecords records = {{key("54001"), count_of(1)},
                          {key("54003"), count_of(2)},
                          {key("WV"), count_of(3)},
                          {key("AL"), count_of(40)},
                          {key("US"), count_of(43)}};
  records.at(key("WV")).earlier = 3;
  const auto made = protect_deaths(records, {}, SuppressionRule{});
  ASSERT_TRUE(made.ok());
  EXPECT_FALSE(made->made.safe());
  std::size_t always = 0;
  for (const Leak& leak : made->made.attack.leaks) {
    const std::string& place = made->bound.keys[leak.cell].place;
    EXPECT_EQ(leak.always, place == "54001" || place == "54003") << place;
    EXPECT_EQ(leak.before, place == "WV") << place;
    if (leak.always) ++always;
  }
  EXPECT_EQ(always, 2U);
}

}  // namespace
}  // namespace setpoint::test
