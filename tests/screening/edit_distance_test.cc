// The distance, bit-parallel or of one and two errors, against the table of the definition.
#include "setpoint/screening/edit_distance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "setpoint/screening/assignment.h"

namespace setpoint::test {
namespace {

std::size_t by_table(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min(
          {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[a.size()][b.size()];
}

// Every pair of words of up to five letters of an alphabet of two.
TEST(EditDistance, IsTheTablesOnEveryPairOfShortWords) {
  std::vector<std::string> words = {""};
  for (std::size_t k = 0; k < words.size() && words[k].size() < 5; ++k)
    for (const char letter : {'a', 'b'}) words.push_back(words[k] + letter);
  for (const std::string& a : words)
    for (const std::string& b : words)
      for (const std::size_t limit : {0U, 1U, 2U, 5U})
        ASSERT_EQ(edit_distance(a, b, limit), std::min(by_table(a, b), limit + 1)) << a << "/" << b;
}

TEST(EditDistance, IsTheTablesOnLongWords) {
  std::uint64_t state = 1;
  const auto next = [&state](std::uint64_t below) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return (state >> 33U) % below;
  };
  for (int run = 0; run < 2000; ++run) {
    std::string a;
    for (std::uint64_t k = next(kLongestWord + 1); k > 0; --k)
      a += static_cast<char>('a' + next(4));
    std::string b = a;
    for (std::uint64_t edits = next(6); edits > 0 && !b.empty(); --edits)
      b[next(b.size())] = static_cast<char>('a' + next(4));
    const std::size_t distance = by_table(a, b);
    for (const std::size_t limit : {1U, 2U, 8U})
      ASSERT_EQ(edit_distance(a, b, limit), std::min(distance, limit + 1)) << a << "/" << b;
  }
}

// Against every assignment there is.
TEST(Assignment, HasTheGreatestTotal) {
  std::uint64_t state = 7;
  const auto next = [&state] {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<double>((state >> 40U) % 100) / 100;
  };
  for (int run = 0; run < 500; ++run) {
    const std::size_t rows = 1 + static_cast<std::size_t>(next() * 5);
    const std::size_t columns = 1 + static_cast<std::size_t>(next() * 5);
    std::vector<double> gain(rows * columns);
    for (double& cell : gain) cell = std::max(0.0, next() - 0.4);
    double found = 0;
    std::vector<bool> used(columns, false);
    const auto assigned = best_assignment(gain, rows, columns);
    for (std::size_t i = 0; i < rows; ++i)
      if (assigned[i] != kUnassigned) {
        EXPECT_FALSE(used[assigned[i]]);
        used[assigned[i]] = true;
        found += gain[i * columns + assigned[i]];
      }
    // Rows in every order take the best free column or none: exhaustive by recursion.
    const auto best = [&](const auto& self, std::size_t row, unsigned taken) -> double {
      if (row == rows) return 0;
      double most = self(self, row + 1, taken);
      for (std::size_t j = 0; j < columns; ++j)
        if ((taken & (1U << j)) == 0)
          most = std::max(most, gain[row * columns + j] + self(self, row + 1, taken | (1U << j)));
      return most;
    };
    ASSERT_NEAR(found, best(best, 0, 0), 1e-12);
  }
}

}  // namespace
}  // namespace setpoint::test
