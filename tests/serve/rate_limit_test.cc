#include "setpoint/serve/rate_limit.h"

#include <gtest/gtest.h>

namespace setpoint {
namespace {

using namespace std::chrono_literals;

TEST(RateLimit, ABurstThenSoManyASecond) {
  RateLimit limit(2, 3);
  const auto t = RateLimit::Clock::time_point{} + 1h;
  for (int k = 0; k < 3; ++k) EXPECT_TRUE(limit.take("a", t));
  EXPECT_FALSE(limit.take("a", t));
  EXPECT_FALSE(limit.take("a", t + 499ms));
  EXPECT_TRUE(limit.take("a", t + 1s));
  EXPECT_TRUE(limit.take("a", t + 1s));
  EXPECT_FALSE(limit.take("a", t + 1s));
  // Never more than the burst, however long nobody asked.
  for (int k = 0; k < 3; ++k) EXPECT_TRUE(limit.take("a", t + 1h));
  EXPECT_FALSE(limit.take("a", t + 1h));
}

TEST(RateLimit, OneAddressDoesNotSpendAnothers) {
  RateLimit limit(1, 1);
  const auto t = RateLimit::Clock::time_point{} + 1h;
  EXPECT_TRUE(limit.take("a", t));
  EXPECT_FALSE(limit.take("a", t));
  EXPECT_TRUE(limit.take("b", t));
}

TEST(RateLimit, ManyAddressesDoNotFillTheMemory) {
  RateLimit limit(1, 2);
  auto t = RateLimit::Clock::time_point{} + 1h;
  int let_in = 0;
  for (int k = 0; k < 100000; ++k) let_in += limit.take(std::to_string(k), t) ? 1 : 0;
  EXPECT_EQ(let_in, 4096);  // as many as are remembered; the rest wait
  // Their buckets are full again: they are forgotten, and others get in.
  EXPECT_TRUE(limit.take("late", t + 10s));
}

}  // namespace
}  // namespace setpoint
