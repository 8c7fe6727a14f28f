#include "setpoint/core/decimal.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace setpoint {
namespace {

TEST(Shortest, IsWhatAReaderExpects) {
  EXPECT_EQ(shortest(0), "0");
  EXPECT_EQ(shortest(0.1), "0.1");
  EXPECT_EQ(shortest(-2.5), "-2.5");
  EXPECT_EQ(shortest(100000), "100000");
  EXPECT_EQ(shortest(27022.85), "27022.85");
  EXPECT_EQ(shortest(123456789012), "123456789012");
  EXPECT_EQ(shortest(1e22), "1e22");
  EXPECT_EQ(shortest(0.0001), "0.0001");
  EXPECT_EQ(shortest(0.00001), "1e-05");
  EXPECT_EQ(shortest(5e-324), "5e-324");
}

TEST(Shortest, ReadsBackAsTheSameDouble) {
  // Every bit pattern is as likely as another: all magnitudes, and the denormals.
  std::uint64_t state = 88172645463325252U;
  int tried = 0;
  while (tried < 20000) {
    state ^= state << 13U;
    state ^= state >> 7U;
    state ^= state << 17U;
    const double value = std::bit_cast<double>(state);
    if (!std::isfinite(value)) continue;
    ++tried;
    const auto back = parse_number(shortest(value));
    ASSERT_TRUE(back) << shortest(value);
    ASSERT_EQ(std::bit_cast<std::uint64_t>(*back), state) << shortest(value);
  }
}

TEST(Grouped, SeparatesThousandsAndRoundsHalvesAway) {
  EXPECT_EQ(grouped(1234.5, 2), "1,234.50");
  EXPECT_EQ(grouped(179055107, 0), "179,055,107");
  EXPECT_EQ(grouped(999.5, 0), "1,000");
  EXPECT_EQ(grouped(999999.995, 2), "1,000,000.00");
  EXPECT_EQ(grouped(0.5, 0), "1");
  EXPECT_EQ(grouped(-0.5, 0), "-1");
  EXPECT_EQ(grouped(1.005, 2), "1.01");
  EXPECT_EQ(grouped(-0.001, 2), "0.00");
  EXPECT_EQ(grouped(100, 0), "100");
  EXPECT_EQ(grouped(-1234, 1), "-1,234.0");
}

TEST(RoundHalfUp, FindsTheHalfOnTheDecimalText) {
  // The double nearest to 0.00125 lies below the half of 0.0001.
  EXPECT_EQ(round_half_up(0.00125, 0.0001), 0.0013);
  EXPECT_EQ(round_half_up(0.00124999, 0.0001), 0.0012);
  EXPECT_EQ(round_half_up(2.125, 0.25), 2.25);
  EXPECT_EQ(round_half_up(2.12, 0.25), 2.0);
  EXPECT_EQ(round_half_up(-0.00125, 0.0001), -0.0012);
  EXPECT_EQ(round_half_up(-0.5, 1), 0);
  EXPECT_FALSE(std::signbit(round_half_up(-0.5, 1)));
  EXPECT_EQ(round_half_up(123456789012345, 1), 123456789012345);
  EXPECT_EQ(round_half_up(0, 0.05), 0);
}

TEST(RoundHalfUp, IsIdempotentAndPrintsWithTheUnitsDecimals) {
  for (int n = 0; n < 20000; ++n) {
    const double rounded = round_half_up(n * 0.0001, 0.0001);
    EXPECT_EQ(round_half_up(rounded, 0.0001), rounded);
    EXPECT_LE(shortest(rounded).size(), 6U) << shortest(rounded);
  }
}

TEST(ParseNumber, TakesFiniteDecimalsOnly) {
  EXPECT_EQ(parse_number("0.19"), 0.19);
  EXPECT_EQ(parse_number("-3"), -3);
  EXPECT_EQ(parse_number("2.2046226e-05"), 2.2046226e-05);
  EXPECT_EQ(parse_number("1E3"), 1000);
  for (const char* text : {"", "-", "+1", " 1", "1 ", "1,234", "0x10", "inf", "-inf", "nan", "NaN",
                           "infinity", "1e999", "-1e999", "--1", "1.2.3", "1e", ".", "e5"})
    EXPECT_FALSE(parse_number(text)) << text;
}

}  // namespace
}  // namespace setpoint
