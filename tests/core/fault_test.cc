#include "setpoint/core/fault.h"

#include <gtest/gtest.h>

namespace setpoint {
namespace {

TEST(Fault, IsOneLineWithPlaceAndExpectation) {
  const Fault fault{FaultKind::data, {"deaths.csv", 12, 5}, "unknown region 'TT'", "US"};
  EXPECT_EQ(fault.text(), "deaths.csv:12:5: unknown region 'TT', expected US");
}

TEST(Fault, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ((Fault{FaultKind::data, {"a.csv", 3, 0}, "x", ""}).text(), "a.csv:3: x");
  EXPECT_EQ((Fault{FaultKind::data, {"a.csv", 0, 7}, "x", "y"}).text(), "a.csv: x, expected y");
  EXPECT_EQ((Fault{FaultKind::usage, {}, "x", ""}).text(), "x");
}

TEST(Fault, StaysOneLineWhateverTheInputHeld) {
  const Fault fault{FaultKind::data, {"a\nb", 1, 1}, "line\r\nbreak\tand\x01", "\n"};
  EXPECT_EQ(fault.text().find_first_of("\r\n\t\x01"), std::string::npos);
}

TEST(Fault, TheGravestDecidesTheExitStatus) {
  const auto of = [](FaultKind kind) { return Fault{kind, {}, "", ""}; };
  EXPECT_EQ(exit_status({}), 0);
  EXPECT_EQ(exit_status({of(FaultKind::data), of(FaultKind::policy)}), 1);
  EXPECT_EQ(exit_status({of(FaultKind::usage), of(FaultKind::data)}), 2);
  EXPECT_EQ(exit_status({of(FaultKind::data), of(FaultKind::machine), of(FaultKind::usage)}), 3);
}

TEST(Result, HoldsAValueOrFaults) {
  const Result<int> good = 7;
  ASSERT_TRUE(good.ok());
  EXPECT_EQ(*good, 7);
  const Result<int> bad = Fault{FaultKind::data, {}, "x", ""};
  EXPECT_FALSE(bad);
  EXPECT_EQ(bad.faults().size(), 1U);
  EXPECT_THROW((void)bad.value(), std::bad_variant_access);
}

}  // namespace
}  // namespace setpoint
