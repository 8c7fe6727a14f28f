#include "setpoint/data/fixed_sum.h"

#include <gtest/gtest.h>

namespace setpoint {
namespace {

TEST(FixedSum, IsExactAndKnowsItsBounds) {
  const auto third = FixedSum::of(1.0 / 3.0, 3);
  ASSERT_TRUE(third.has_value());
  EXPECT_EQ(third->value(), 1.0);
  FixedSum sum;
  for (int n = 0; n < 10; ++n) sum.add(*FixedSum::of(0.1, 1));
  // Ten times the double nearest to 0.1, rounded once.
  EXPECT_EQ(sum.value(), 1.0);
  EXPECT_FALSE(FixedSum::of(0x1p62, 1).has_value());
  EXPECT_FALSE(FixedSum::of(0x1p-65, 1).has_value());
  EXPECT_FALSE(FixedSum::of(1e18, 5).has_value());
  FixedSum large = *FixedSum::of(4e18, 1);
  EXPECT_EQ(large.value(), 4e18);
  EXPECT_FALSE(large.overflown());
  large.add(large);
  EXPECT_TRUE(large.overflown());
  large.add(*third);
  EXPECT_TRUE(large.overflown());
  FixedSum many = *FixedSum::of(0.1, 1);
  many.multiply(10);
  EXPECT_EQ(many.value(), 1.0);
}

}  // namespace
}  // namespace setpoint
