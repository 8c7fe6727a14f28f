#include "setpoint/warning/seizure_size.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "setpoint/core/distribution.h"

namespace setpoint::test {
namespace {

TEST(SeizureSize, OneLargestOfTenHasOneInTen) {
  // The latest month is the largest of ten: one order in ten has it last.
  const std::vector<double> past = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  Stream stream(Seed{1}, StreamName("size"), 0);
  const SizeChange change = size_change(past, std::vector<double>{100}, 99999, stream);
  EXPECT_EQ(change.recent, 100);
  EXPECT_EQ(change.past, 5);
  EXPECT_NEAR(change.p_rise, 0.1, 4 * std::sqrt(0.09 / 1e5));
  EXPECT_EQ(change.p_fall, 1);
}

TEST(SeizureSize, EqualSizesSayNothing) {
  Stream stream(Seed{1}, StreamName("size"), 0);
  const std::vector<double> same(12, 3.5);
  const SizeChange change = size_change(same, std::vector<double>(3, 3.5), 99, stream);
  EXPECT_EQ(change.p_rise, 1);
  EXPECT_EQ(change.p_fall, 1);
}

// Exact whatever the tail: log-normal sizes with a sigma of 2.
TEST(SeizureSize, FalseAlarmsAreAtMostTheLevel) {
  constexpr std::uint32_t kRuns = 1500;
  int rises = 0;
  for (std::uint32_t run = 0; run < kRuns; ++run) {
    Stream stream(Seed{4}, StreamName("sizes"), run);
    std::vector<double> all;
    for (int i = 0; i < 27; ++i) all.push_back(draw_lognormal(stream, 0, 2));
    const auto change =
        size_change(std::span(all).first(24), std::span(all).subspan(24), 199, stream);
    rises += change.p_rise <= 0.05 ? 1 : 0;
  }
  EXPECT_NEAR(rises / double{kRuns}, 0.05, 4 * std::sqrt(0.05 * 0.95 / kRuns));
}

}  // namespace
}  // namespace setpoint::test
