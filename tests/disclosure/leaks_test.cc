// Leaks planted by hand are found, each by its kind.
#include <gtest/gtest.h>

#include "setpoint/disclosure/attack.h"

namespace setpoint::test {
namespace {

class Publication {
 public:
  std::uint32_t shown(const std::string& key, std::int64_t count) {
    return add(key, count, Showing::shown);
  }
  std::uint32_t withheld(const std::string& key) {
    const std::uint32_t at = add(key, std::nullopt, Showing::withheld);
    cells_[at].small = true;
    return at;
  }
  std::uint32_t hidden(const std::string& key) {
    const std::uint32_t at = add(key, std::nullopt, Showing::hidden);
    cells_[at].offered = false;
    return at;
  }
  CountCell& cell(std::uint32_t at) { return cells_[at]; }
  void sum(std::uint32_t total, std::vector<std::uint32_t> parts, bool all = true) {
    relations_.push_back({total, std::move(parts), all});
  }
  // Keys of what the attack finds, with how.
  [[nodiscard]] std::vector<std::string> leaks(
      const SuppressionRule& rule = SuppressionRule{}) const {
    const auto tables = CountTables::build(cells_, relations_);
    EXPECT_TRUE(tables.ok());
    std::vector<Showing> showing(cells_.size());
    for (std::size_t at = 0; at < cells_.size(); ++at)
      showing[*tables->find(cells_[at].key)] = showing_[at];
    std::vector<std::string> found;
    for (const Leak& leak : attack(*tables, showing, {}, rule).leaks)
      found.push_back(tables->cells()[leak.cell].key +
                      (leak.outcome == Hiding::recovered ? " recovered"
                       : leak.outcome == Hiding::narrow  ? " narrow"
                                                         : " undecided"));
    return found;
  }

 private:
  std::uint32_t add(const std::string& key, std::optional<std::int64_t> count, Showing showing) {
    CountCell cell;
    cell.key = key;
    cell.count = count;
    cells_.push_back(cell);
    showing_.push_back(showing);
    return static_cast<std::uint32_t>(cells_.size() - 1);
  }
  std::vector<CountCell> cells_;
  std::vector<Relation> relations_;
  std::vector<Showing> showing_;
};

using Found = std::vector<std::string>;

TEST(Leaks, ASingleWithheldCountInARow) {
  Publication made;
  const auto total = made.shown("state", 42);
  made.sum(total, {made.shown("a", 30), made.withheld("b"), made.shown("c", 10)});
  EXPECT_EQ(made.leaks(), Found{"b recovered"});
}

TEST(Leaks, TwoThatSumToNothing) {
  Publication made;
  const auto total = made.shown("state", 40);
  made.sum(total,
           {made.shown("a", 30), made.withheld("b"), made.shown("c", 10), made.withheld("d")});
  EXPECT_EQ(made.leaks(), (Found{"b recovered", "d recovered"}));
}

TEST(Leaks, TwoThatSumToLittle) {
  Publication made;
  const auto total = made.shown("state", 42);
  made.sum(total,
           {made.shown("a", 30), made.withheld("b"), made.shown("c", 10), made.withheld("d")});
  EXPECT_EQ(made.leaks(), (Found{"b narrow", "d narrow"}));
}

TEST(Leaks, TwoThatSumToEnoughAreNone) {
  Publication made;
  const auto total = made.shown("state", 47);
  made.sum(total,
           {made.shown("a", 30), made.withheld("b"), made.shown("c", 10), made.withheld("d")});
  EXPECT_EQ(made.leaks(), Found{});
}

// No row or column has a single withheld count, and yet: rows 1 and 2 less columns 1 and 2 leave
// one cell.
TEST(Leaks, RowsLessColumns) {
  Publication made;
  const auto r1 = made.shown("row1", 50);
  const auto r2 = made.shown("row2", 50);
  const auto c1 = made.shown("column1", 40);
  const auto c2 = made.shown("column2", 53);
  const auto a = made.withheld("a11");
  const auto b = made.withheld("a12");
  const auto c = made.withheld("a21");
  const auto d = made.withheld("a22");
  const auto e = made.withheld("a13");
  const auto column3 = made.withheld("column3");
  made.sum(r1, {a, b, e});
  made.sum(r2, {c, d});
  made.sum(c1, {a, c});
  made.sum(c2, {b, d});
  made.sum(column3, {e, made.shown("a33", 30)});
  // e = row1 + row2 - column1 - column2 = 7.
  EXPECT_EQ(made.leaks(), (Found{"a13 recovered", "column3 recovered"}));
}

TEST(Leaks, TwelveMonthSumsWhoseDifferenceIsAMonth) {
  Publication made;
  std::vector<std::uint32_t> months;
  for (int k = 0; k < 13; ++k)
    months.push_back(k == 0 ? made.shown("m00", 14)
                     : k == 12
                         ? made.withheld("m12")
                         : made.hidden("m" + std::string(k < 10 ? "0" : "") + std::to_string(k)));
  const auto first = made.shown("12 months to December", 150);
  const auto second = made.shown("12 months to January", 141);
  made.sum(first, {months.begin(), months.begin() + 12});
  made.sum(second, {months.begin() + 1, months.end()});
  // m12 = 14 + 141 - 150 = 5.
  EXPECT_EQ(made.leaks(), Found{"m12 recovered"});
}

// Both months are unknown, but their difference is 9 of at most... : the earlier one is at least 9.
TEST(Leaks, AMonthThatIsInNoTable) {
  Publication made;
  std::vector<std::uint32_t> months;
  for (int k = 0; k < 12; ++k)
    months.push_back(made.hidden("m" + std::string(k < 10 ? "0" : "") + std::to_string(k)));
  const auto eleven = made.shown("11 months", 146);
  const auto all = made.shown("12 months", 150);
  made.sum(all, months);
  made.sum(eleven, {months.begin(), months.end() - 1});
  EXPECT_EQ(made.leaks(), Found{"m11 recovered"});
}

TEST(Leaks, AnAreaLessItsCounties) {
  Publication made;
  const auto state = made.shown("state", 100);
  const auto a = made.shown("a", 40);
  const auto b = made.withheld("b");
  const auto c = made.withheld("c");
  const auto d = made.shown("d", 44);
  made.sum(state, {a, b, c, d});
  EXPECT_EQ(made.leaks(), Found{});
  const auto area = made.shown("area", 48);
  made.sum(area, {a, b});
  EXPECT_EQ(made.leaks(), (Found{"b recovered", "c recovered"}));
}

TEST(Leaks, TwoReleasesThatHideDifferentCounts) {
  Publication made;
  const auto state = made.shown("state", 100);
  const auto a = made.withheld("a");
  const auto b = made.withheld("b");
  made.sum(state, {a, b, made.shown("c", 60)});
  EXPECT_EQ(made.leaks(), Found{});
  made.cell(b).earlier = 34;
  EXPECT_EQ(made.leaks(), (Found{"a recovered", "b recovered"}));
}

TEST(Leaks, ACauseIsPartOfAnother) {
  Publication made;
  const auto all = made.shown("all drugs", 10);
  const auto opioids = made.withheld("opioids");
  const auto synthetic = made.withheld("synthetic");
  made.sum(all, {opioids}, false);
  made.sum(opioids, {synthetic}, false);
  EXPECT_EQ(made.leaks(), Found{});
  // Opioids are at least their part that is shown: between 10 and 10.
  Publication other;
  const auto drugs = other.shown("all drugs", 10);
  const auto part = other.withheld("opioids");
  other.sum(drugs, {part}, false);
  other.sum(part, {other.shown("synthetic", 10)}, false);
  EXPECT_EQ(other.leaks(), Found{"opioids recovered"});
}

// 7 of 61,234 people is 11.4 per 100,000, and no other whole count is.
TEST(Leaks, ARateThatIsRounded) {
  const auto counts = counts_of_rate(11.4, 1, 61234, 100000);
  ASSERT_TRUE(counts.has_value());
  EXPECT_EQ(counts->low, 7);
  EXPECT_EQ(counts->high, 7);
  // In a county of ten million, one decimal stands for ten counts.
  const auto wide = counts_of_rate(0.1, 1, 10000000, 100000);
  ASSERT_TRUE(wide.has_value());
  EXPECT_EQ(wide->low, 5);
  EXPECT_EQ(wide->high, 15);
  EXPECT_FALSE(counts_of_rate(11.4, 1, 100, 100000).has_value());

  Publication made;
  const auto at = made.withheld("county");
  EXPECT_EQ(made.leaks(), Found{});
  made.cell(at).low = counts->low;
  made.cell(at).high = counts->high;
  EXPECT_EQ(made.leaks(), Found{"county recovered"});
}

}  // namespace
}  // namespace setpoint::test
