// What is protected stays hidden: every whole solution of what a reader knows is tried.
#include "setpoint/disclosure/protect.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "disclosure/enumerate.h"

namespace setpoint::test {
namespace {

CountTables tables_of(Cube cube) {
  auto made = CountTables::build(std::move(cube.cells), std::move(cube.relations));
  EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.faults().front().text());
  return *std::move(made);
}

Protected protected_of(const CountTables& tables, const SuppressionRule& rule) {
  auto made = protect(tables, rule);
  EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.faults().front().text());
  return *std::move(made);
}

std::vector<std::string> withheld(const CountTables& tables, const Protected& made) {
  std::vector<std::string> keys;
  for (std::size_t at = 0; at < made.showing.size(); ++at)
    if (made.showing[at] == Showing::withheld) keys.push_back(tables.cells()[at].key);
  return keys;
}

SuppressionRule narrow_rule(std::int64_t width) {
  SuppressionRule rule;
  rule.width = width;
  return rule;
}

// One small count among four with a total: another one must go, and the cheapest is the least that
// leaves room: with 20 and 12 beside it, the 12 could be no less than 10.
TEST(Protect, ASingleSmallCountNeedsASecond) {
  std::vector<std::int64_t> values = {4, 20, 12, 90};
  std::size_t next = 0;
  const CountTables tables = tables_of(cube({4}, [&] { return values[next++]; }));
  const Protected made = protected_of(tables, narrow_rule(5));
  EXPECT_TRUE(made.safe());
  EXPECT_EQ(made.primary, 1U);
  EXPECT_EQ(made.secondary, 1U);
  // From 4 to 6 and from 4 to 0, against 12 from 10 to 16: seven values.
  EXPECT_EQ(withheld(tables, made), (std::vector<std::string>{"a", "c"}));
}

TEST(Protect, NothingSmallNothingWithheld) {
  std::int64_t next = 10;
  const CountTables tables = tables_of(cube({3, 3}, [&] { return next++; }));
  const Protected made = protected_of(tables, narrow_rule(5));
  EXPECT_TRUE(made.safe());
  EXPECT_EQ(made.primary + made.secondary, 0U);
  EXPECT_EQ(made.weight_lost, 0);
}

// Every withheld count of what protect() returns has, by enumeration, whole values `width` apart.
void expect_hidden(const CountTables& tables, const Protected& made, const SuppressionRule& rule,
                   std::uint64_t seed) {
  LinearSystem system = public_knowledge(tables, made.showing, made.small, rule);
  // Without it the ends of totals are too many to try; that it loses no solution is tested.
  ValueBounds tightened = system.bounds();
  ASSERT_TRUE(tighten(system, tightened));
  system.bounds() = tightened;
  const Enumerated truth = enumerate(system, kNoLimit);
  ASSERT_GT(truth.solutions, 0U);
  for (std::size_t at = 0; at < made.showing.size(); ++at) {
    if (made.showing[at] != Showing::withheld) continue;
    EXPECT_GE(truth.high[at] - truth.low[at], rule.width)
        << "seed " << seed << " " << tables.cells()[at].key;
  }
}

TEST(Protect, RandomTablesOfTwoDimensions) {
  std::size_t secondary = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Choices choices(seed);
    const CountTables tables = tables_of(cube({3, 3}, [&] {
      return choices.below(3) == 0 ? choices.below(10) : 10 + choices.below(12);
    }));
    const SuppressionRule rule = narrow_rule(2);
    const Protected made = protected_of(tables, rule);
    ASSERT_TRUE(made.safe()) << seed;
    secondary += made.secondary;
    expect_hidden(tables, made, rule, seed);
  }
  EXPECT_GT(secondary, 100U);
}

TEST(Protect, RandomTablesOfThreeDimensions) {
  std::size_t secondary = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Choices choices(seed);
    const CountTables tables = tables_of(cube({2, 2, 2}, [&] {
      return choices.below(4) == 0 ? choices.below(10) : 10 + choices.below(9);
    }));
    const SuppressionRule rule = narrow_rule(1);
    const Protected made = protected_of(tables, rule);
    ASSERT_TRUE(made.safe()) << seed;
    secondary += made.secondary;
    expect_hidden(tables, made, rule, seed);
  }
  EXPECT_GT(secondary, 40U);
}

// The same cells and relations in any order: the same cells are withheld.
TEST(Protect, OrderDoesNotMatter) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Choices choices(seed);
    const Cube made = cube(
        {4, 5}, [&] { return choices.below(3) == 0 ? choices.below(10) : 10 + choices.below(40); });
    Cube shuffled;
    std::vector<std::uint32_t> to(made.cells.size());
    std::vector<std::uint32_t> from(made.cells.size());
    for (std::uint32_t k = 0; k < from.size(); ++k) from[k] = k;
    for (std::size_t k = from.size(); k > 1; --k)
      std::swap(from[k - 1],
                from[static_cast<std::size_t>(choices.below(static_cast<std::int64_t>(k)))]);
    for (std::uint32_t k = 0; k < from.size(); ++k) {
      to[from[k]] = k;
      shuffled.cells.push_back(made.cells[from[k]]);
    }
    for (Relation relation : made.relations) {
      relation.total = to[relation.total];
      for (std::uint32_t& part : relation.parts) part = to[part];
      std::reverse(relation.parts.begin(), relation.parts.end());
      shuffled.relations.insert(shuffled.relations.begin(), relation);
    }
    const CountTables one = tables_of(made);
    const CountTables other = tables_of(shuffled);
    const SuppressionRule rule;
    EXPECT_EQ(withheld(one, protected_of(one, rule)), withheld(other, protected_of(other, rule)));
  }
}

// More is withheld, never less, when the values must lie farther apart by the rule's own measure:
// every pattern that is safe at a width is safe at any smaller one.
TEST(Protect, WhatIsSafeIsSafeForLess) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Choices choices(seed);
    const CountTables tables = tables_of(cube({4, 4}, [&] {
      return choices.below(3) == 0 ? choices.below(10) : 10 + choices.below(30);
    }));
    const Protected made = protected_of(tables, narrow_rule(6));
    ASSERT_TRUE(made.safe());
    for (std::int64_t width = 5; width >= 1; --width) {
      const AttackReport again = attack(tables, made.showing, made.small, narrow_rule(width));
      EXPECT_TRUE(again.leaks.empty());
    }
    // And for a reader who knows less.
    SuppressionRule unknowing = narrow_rule(6);
    unknowing.reader_knows_small = false;
    EXPECT_TRUE(attack(tables, made.showing, {}, unknowing).leaks.empty());
  }
}

// Against the least that could have been withheld, by trying every set of cells.
TEST(Protect, IsNearTheOptimumWhereThatCanBeFound) {
  std::int64_t ours = 0;
  std::int64_t least = 0;
  std::size_t optimal = 0;
  std::size_t instances = 0;
  SuppressionRule rule = narrow_rule(2);
  rule.weight = Weight::equal;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Choices choices(seed);
    const CountTables tables = tables_of(cube({2, 3}, [&] {
      return choices.below(4) == 0 ? choices.below(10) : 10 + choices.below(12);
    }));
    const Protected made = protected_of(tables, rule);
    ASSERT_TRUE(made.safe());
    if (made.primary == 0) continue;
    ++instances;
    std::vector<std::uint32_t> shown;
    std::vector<Showing> base(made.showing.size(), Showing::shown);
    for (std::uint32_t at = 0; at < base.size(); ++at)
      if (made.small[at] != 0)
        base[at] = Showing::withheld;
      else
        shown.push_back(at);
    std::size_t best = made.secondary;
    for (std::uint32_t set = 0; set < (1U << shown.size()); ++set) {
      const auto size = static_cast<std::size_t>(__builtin_popcount(set));
      if (size >= best) continue;
      auto showing = base;
      for (std::size_t k = 0; k < shown.size(); ++k)
        if ((set >> k & 1U) != 0) showing[shown[k]] = Showing::withheld;
      if (attack(tables, showing, made.small, rule).leaks.empty()) best = size;
    }
    ours += static_cast<std::int64_t>(made.secondary);
    least += static_cast<std::int64_t>(best);
    if (best == made.secondary) ++optimal;
  }
  RecordProperty("withheld", static_cast<int>(ours));
  RecordProperty("least", static_cast<int>(least));
  std::printf("optimum on %zu of %zu, %lld withheld against %lld\n", optimal, instances,
              static_cast<long long>(ours), static_cast<long long>(least));
  EXPECT_LE(static_cast<double>(ours), 1.15 * static_cast<double>(least));
}

TEST(Protect, CannotHideWhatWasShownBefore) {
  std::vector<std::int64_t> values = {4, 20, 12, 90};
  std::size_t next = 0;
  Cube made = cube({4}, [&] { return values[next++]; });
  made.cells[0].earlier = 4;
  const CountTables tables = tables_of(made);
  const Protected result = protected_of(tables, narrow_rule(5));
  EXPECT_FALSE(result.safe());
  ASSERT_EQ(result.attack.leaks.size(), 1U);
  EXPECT_EQ(tables.cells()[result.attack.leaks[0].cell].key, "a");
  EXPECT_TRUE(result.attack.leaks[0].before);
  EXPECT_EQ(result.attack.leaks[0].outcome, Hiding::recovered);
}

// Shown before, so no use as a complement now: another cell is taken.
TEST(Protect, AnEarlierReleaseIsKnown) {
  std::vector<std::int64_t> values = {4, 20, 12, 90};
  std::size_t next = 0;
  Cube made = cube({4}, [&] { return values[next++]; });
  made.cells[2].earlier = 12;
  const CountTables tables = tables_of(made);
  const Protected result = protected_of(tables, narrow_rule(5));
  EXPECT_TRUE(result.safe());
  EXPECT_EQ(withheld(tables, result), (std::vector<std::string>{"a", "b"}));
}

TEST(MayBeShown, CountiesOfAState) {
  const std::vector<PlacedCount> counts = {{"WV", 126, ""},
                                           {"54001", 4, "WV"},
                                           {"54003", 20, "WV"},
                                           {"54005", 12, "WV"},
                                           {"54007", 90, "WV"}};
  const auto shown = may_be_shown(counts, narrow_rule(5));
  ASSERT_TRUE(shown.ok()) << shown.faults().front().text();
  EXPECT_EQ(*shown, (std::vector<bool>{true, false, true, false, true}));
  const auto wrong = may_be_shown({{"54001", 4, "WV"}}, SuppressionRule{});
  EXPECT_FALSE(wrong.ok());
}

}  // namespace
}  // namespace setpoint::test
