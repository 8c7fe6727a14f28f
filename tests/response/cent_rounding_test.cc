#include "setpoint/response/cent_rounding.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "response/problems.h"
#include "setpoint/response/allocation_solver.h"

namespace setpoint {
namespace {

TEST(PartsOf, SumToTheTotalByLargestRemainders) {
  EXPECT_EQ(parts_of(100, {1, 1, 1}), (std::vector<std::int64_t>{34, 33, 33}));
  EXPECT_EQ(parts_of(10, {0.55, 0.30, 0.15}), (std::vector<std::int64_t>{6, 3, 1}));
  EXPECT_EQ(parts_of(1, {1, 3}), (std::vector<std::int64_t>{0, 1}));
  EXPECT_EQ(parts_of(3, {0, 0}), (std::vector<std::int64_t>{2, 1}));
  EXPECT_EQ(parts_of(0, {2, 5}), (std::vector<std::int64_t>{0, 0}));
}

TEST(CentRounding, KeepsTheTotalAndIsWithinACent) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const AllocationProblem problem = random_problem(9, 4, 10, 12'345.67, seed);
    const auto optimum = solve_allocation(problem, 1);
    ASSERT_TRUE(optimum.ok());
    const auto cents = round_to_cents(problem, optimum->x, 1'234'567);
    ASSERT_TRUE(cents.ok());
    std::int64_t sum = 0;
    for (std::size_t r = 0; r < 9; ++r)
      for (std::size_t i = 0; i < 4; ++i) {
        sum += (*cents)[r][i];
        EXPECT_LT(std::abs(static_cast<double>((*cents)[r][i]) - 100 * optimum->x[r][i]), 1.002);
      }
    EXPECT_EQ(sum, 1'234'567);
  }
}

// Many cells with half a cent each: largest remainders alone would break the bounds of columns.
TEST(CentRounding, KeepsBoundsOfRegionsAndInterventions) {
  AllocationProblem problem = random_problem(4, 2, 1, 0.04, 1);
  const Spending x(4, std::vector<double>(2, 0.005));
  problem.national[0] = {0.02, 0.02};
  problem.national[1] = {0.02, 0.02};
  for (RegionTerms& terms : problem.regions) terms.total = {0.01, 0.01};
  const auto cents = round_to_cents(problem, x, 4);
  ASSERT_TRUE(cents.ok());
  std::int64_t first = 0;
  for (const auto& row : *cents) {
    EXPECT_EQ(row[0] + row[1], 1);
    first += row[0];
  }
  EXPECT_EQ(first, 2);
}

TEST(CentRounding, SaysWhenNoRoundingKeepsTheBounds) {
  AllocationProblem problem = random_problem(1, 2, 1, 0.01, 1);
  problem.regions[0].cells[0] = {0.01, 0.01};
  problem.regions[0].cells[1] = {0.01, 0.01};
  EXPECT_FALSE(round_to_cents(problem, {{0.01, 0.01}}, 1).ok());
}

}  // namespace
}  // namespace setpoint
