#include "setpoint/core/uncertain.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace setpoint {
namespace {

std::vector<double> one_to(int n) {
  std::vector<double> x;
  for (int k = 1; k <= n; ++k) x.push_back(k);
  return x;
}

// R: quantile(1:10, c(0, .05, .25, .5, .95, 1), type = 7) is 1, 1.45, 3.25, 5.5, 9.55, 10.
TEST(SortedQuantile, AgreesWithR) {
  const auto x = one_to(10);
  EXPECT_DOUBLE_EQ(sorted_quantile(x, 0), 1);
  EXPECT_DOUBLE_EQ(sorted_quantile(x, 0.05), 1.45);
  EXPECT_DOUBLE_EQ(sorted_quantile(x, 0.25), 3.25);
  EXPECT_DOUBLE_EQ(sorted_quantile(x, 0.5), 5.5);
  EXPECT_DOUBLE_EQ(sorted_quantile(x, 0.95), 9.55);
  EXPECT_DOUBLE_EQ(sorted_quantile(x, 1), 10);
}

TEST(Uncertain, IntervalDoesNotDependOnTheOrderOfDraws) {
  auto draws = one_to(101);
  const auto sorted = Uncertain(51, draws).interval(0.90);
  std::reverse(draws.begin(), draws.end());
  const auto reversed = Uncertain(51, draws).interval(0.90);
  ASSERT_TRUE(sorted && reversed);
  EXPECT_NEAR(sorted->low, 6, 1e-12);
  EXPECT_NEAR(sorted->high, 96, 1e-12);
  EXPECT_EQ(*sorted, *reversed);
}

TEST(Uncertain, CertainHasItsPointAsInterval) {
  EXPECT_EQ(*Uncertain(3).interval(0.9), (Interval{3, 3}));
  EXPECT_EQ(Uncertain(3).standard_deviation(), 0);
}

TEST(Uncertain, LimitThatIsNotFiniteIsNoInterval) {
  auto draws = one_to(10);
  for (double& x : draws) x = std::numeric_limits<double>::infinity();
  EXPECT_FALSE(Uncertain(1, draws).interval(0.9).has_value());
  // One infinite draw of a hundred does not reach the 95 % limit.
  draws = one_to(100);
  draws.back() = std::numeric_limits<double>::infinity();
  ASSERT_TRUE(Uncertain(1, draws).interval(0.9).has_value());
}

TEST(Uncertain, MomentsOfDraws) {
  const Uncertain u(5, {2, 4, 4, 4, 5, 5, 7, 9});
  EXPECT_DOUBLE_EQ(u.mean(), 5);
  EXPECT_DOUBLE_EQ(u.standard_deviation(), std::sqrt(32.0 / 7.0));
}

TEST(Uncertain, ArithmeticIsDrawByDraw) {
  const Uncertain a(10, {1, 2, 3});
  const Uncertain b(2, {4, 5, 6});
  const Uncertain c(7);
  const auto draws = [](const Uncertain& u) {
    return std::vector<double>(u.draws().begin(), u.draws().end());
  };
  EXPECT_EQ((a + b).point(), 12);
  EXPECT_EQ(draws(a + b), (std::vector<double>{5, 7, 9}));
  EXPECT_EQ(draws(a - b), (std::vector<double>{-3, -3, -3}));
  EXPECT_EQ(draws(a * c), (std::vector<double>{7, 14, 21}));
  EXPECT_EQ(draws(b / a), (std::vector<double>{4, 2.5, 2}));
  EXPECT_TRUE((c + c).certain());
  // The same quantity subtracted from itself is nothing, in every draw.
  EXPECT_EQ(draws(a - a), (std::vector<double>{0, 0, 0}));
}

TEST(Uncertain, ShareOfNothingIsNothing) {
  const Uncertain none(0, {0, 0});
  EXPECT_EQ((none / none).point(), 0);
  EXPECT_EQ((none / none).draws()[1], 0);
}

}  // namespace
}  // namespace setpoint
