#include "setpoint/warning/count_series.h"

#include <gtest/gtest.h>

namespace setpoint::test {
namespace {

Result<CountSeries> read(std::string_view text) {
  MemoryBytes bytes(text);
  return read_count_series(bytes, "series.csv");
}
std::string fault(std::string_view text) {
  const auto series = read(text);
  return series.ok() ? "" : series.faults().front().text();
}

TEST(CountSeries, PeriodsOfEveryLength) {
  const auto months = read("period,count,population\n2023-12,4,100\n2024-01,0,101.5\n");
  ASSERT_TRUE(months.ok());
  EXPECT_EQ(months->frequency, 12U);
  EXPECT_EQ(months->counts, (std::vector<double>{4, 0}));
  EXPECT_EQ(months->populations, (std::vector<double>{100, 101.5}));
  EXPECT_EQ(read("period,count\n2023Q4,4\n2024Q1,1\n")->frequency, 4U);
  EXPECT_EQ(read("period,count\n2023H2,4\n2024H1,1\n")->frequency, 2U);
  EXPECT_EQ(read("period,count\n2023,4\n2024,1\n")->frequency, 1U);
}

TEST(CountSeries, EveryFaultHasItsPlace) {
  EXPECT_EQ(fault("period,deaths\n2024,1\n").rfind("series.csv:1:1: ", 0), 0U);
  EXPECT_EQ(fault("period,count\n2024-13,1\n").rfind("series.csv:2:1: ", 0), 0U);
  EXPECT_EQ(fault("period,count\n24,1\n").rfind("series.csv:2:1: ", 0), 0U);
  EXPECT_EQ(fault("period,count\n2024-01,1\n2024-03,1\n").rfind("series.csv:3:1: ", 0), 0U);
  EXPECT_EQ(fault("period,count\n2024-01,1\n2024Q1,1\n").rfind("series.csv:3:1: ", 0), 0U);
  EXPECT_EQ(fault("period,count\n2024-01,1.5\n").rfind("series.csv:2:9: ", 0), 0U);
  EXPECT_EQ(fault("period,count,population\n2024-01,1,0\n").rfind("series.csv:2:11: ", 0), 0U);
  EXPECT_NE(fault("period,count\n"), "");
  EXPECT_NE(fault(""), "");
}

}  // namespace
}  // namespace setpoint::test
