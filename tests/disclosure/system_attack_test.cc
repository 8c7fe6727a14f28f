// The attack on a linear system gives what trying every whole solution gives.
#include "setpoint/disclosure/system_attack.h"

#include <gtest/gtest.h>

#include <numeric>

#include "disclosure/enumerate.h"
#include "setpoint/disclosure/linear_program.h"

namespace setpoint::test {
namespace {

std::vector<std::uint32_t> all_of(const LinearSystem& system) {
  std::vector<std::uint32_t> all(system.variables());
  std::iota(all.begin(), all.end(), 0U);
  return all;
}

AttackEffort exactly() {
  AttackEffort effort;
  effort.exact = true;
  return effort;
}

// Random rows through a random point, factors 1 and -1 (and 2 at times), bounds about the point.
LinearSystem random_system(std::uint64_t seed, bool odd_factors) {
  Choices choices(seed);
  LinearSystem system;
  const auto n = static_cast<std::uint32_t>(4 + choices.below(4));
  std::vector<std::int64_t> point;
  for (std::uint32_t v = 0; v < n; ++v) {
    point.push_back(choices.below(6));
    const std::int64_t low = std::max<std::int64_t>(0, point[v] - choices.below(4));
    const std::int64_t high = point[v] + choices.below(4);
    (void)system.add_variable(low, high);
  }
  const std::int64_t rows = 1 + choices.below(4);
  for (std::int64_t r = 0; r < rows; ++r) {
    Row row;
    for (std::uint32_t v = 0; v < n; ++v) {
      const std::int64_t kind = choices.below(4);
      if (kind > 1) continue;
      std::int32_t factor = kind == 0 ? 1 : -1;
      if (odd_factors && choices.below(3) == 0) factor *= 2;
      row.terms.push_back({v, factor});
      row.right += factor * point[v];
    }
    if (!row.terms.empty()) system.add_row(std::move(row));
  }
  return system;
}

TEST(SystemAttack, RangesAreThoseOfAllSolutions) {
  std::size_t recovered = 0;
  std::size_t programs = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    const LinearSystem system = random_system(seed, seed % 2 == 0);
    const Enumerated truth = enumerate(system, kNoLimit);
    ASSERT_GT(truth.solutions, 0U);
    const SystemAttack found = attack(system, all_of(system), exactly());
    ASSERT_TRUE(found.possible);
    programs += found.programs;
    for (const Range& range : found.ranges) {
      EXPECT_EQ(range.low, truth.low[range.variable]) << seed << " " << range.variable;
      EXPECT_EQ(range.high, truth.high[range.variable]) << seed << " " << range.variable;
      EXPECT_EQ(range.seen_low, range.low);
      EXPECT_EQ(range.seen_high, range.high);
      if (range.outcome == Hiding::recovered) ++recovered;
    }
  }
  // The cases are neither all open nor all shut, and some need the solver.
  EXPECT_GT(recovered, 100U);
  EXPECT_GT(programs, 100U);
}

// Two solutions of the equations over the reals, none in whole numbers between: x + y, y + z and
// x + z of an odd sum.
TEST(SystemAttack, WholeNumbersAreFewerThanFractions) {
  LinearSystem system;
  for (int k = 0; k < 4; ++k) (void)system.add_variable(0, 1);
  system.add_row({{{0, 1}, {1, 1}, {3, 1}}, 2});
  system.add_row({{{1, 1}, {2, 1}, {3, 1}}, 2});
  system.add_row({{{0, 1}, {2, 1}, {3, 1}}, 2});
  // Fractions allow x = y = z = d/2 down to 1/2; whole numbers force d = 1, and two of three... of
  // which no two may be 1 and 0: all sums are 2 - d.
  const Enumerated truth = enumerate(system, 1);
  const SystemAttack found = attack(system, all_of(system), exactly());
  for (const Range& range : found.ranges) {
    EXPECT_EQ(range.low, truth.low[range.variable]);
    EXPECT_EQ(range.high, truth.high[range.variable]);
  }
}

TEST(SystemAttack, AContradictionIsSaid) {
  LinearSystem system;
  for (int k = 0; k < 3; ++k) (void)system.add_variable(0, 10);
  // x + y = 4, y + z = 4, x + z = 5: half a death.
  system.add_row({{{0, 1}, {1, 1}}, 4});
  system.add_row({{{1, 1}, {2, 1}}, 4});
  system.add_row({{{0, 1}, {2, 1}}, 5});
  EXPECT_FALSE(attack(system, all_of(system), exactly()).possible);
}

// A bound that Clp finds is proved in integers: for every variable of random systems, no solution
// lies beyond it.
TEST(LinearProgramBounds, AreNeverTighterThanTheTruth) {
  std::size_t tight = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const LinearSystem system = random_system(seed, true);
    const Enumerated truth = enumerate(system, kNoLimit);
    for (const auto& part : components(system, system.bounds())) {
      LinearProgram program(system, system.bounds(), part);
      for (std::size_t k = 0; k < part.size(); ++k) {
        const auto most = program.best(k, 1);
        const auto least = program.best(k, -1);
        ASSERT_TRUE(most && least) << seed;
        ASSERT_TRUE(most->bound && least->bound) << seed;
        EXPECT_GE(*most->bound, truth.high[part[k]]);
        EXPECT_LE(*least->bound, truth.low[part[k]]);
        if (*most->bound == truth.high[part[k]]) ++tight;
      }
    }
  }
  EXPECT_GT(tight, 800U);
}

TEST(Tighten, LeavesEverySolution) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const LinearSystem system = random_system(seed, true);
    const Enumerated truth = enumerate(system, kNoLimit);
    ValueBounds bounds = system.bounds();
    ASSERT_TRUE(tighten(system, bounds));
    for (std::size_t v = 0; v < bounds.size(); ++v) {
      EXPECT_LE(bounds.low[v], truth.low[v]);
      EXPECT_GE(bounds.high[v], truth.high[v]);
    }
    const auto point = complete(system, system.bounds());
    ASSERT_TRUE(point.has_value()) << seed;
    EXPECT_TRUE(system.holds(*point, system.bounds()));
  }
}

}  // namespace
}  // namespace setpoint::test
