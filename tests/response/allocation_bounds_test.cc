#include "setpoint/response/allocation_bounds.h"

#include <gtest/gtest.h>

#include "response/problems.h"

namespace setpoint {
namespace {

const std::vector<std::string> kRegions = {"A", "B", "C"};
const std::vector<std::string> kInterventions = {"x", "y"};

AllocationProblem problem() {
  return random_problem(3, 2, 5, 1000, 1);
}

Faults faults_of(const std::vector<std::pair<bool, std::string>>& texts, AllocationProblem of) {
  std::vector<BoundRequest> requests;
  for (const auto& [floor, text] : texts) {
    auto parsed = parse_bound(floor, text);
    if (!parsed) return parsed.faults();
    requests.push_back(*parsed);
  }
  const auto done = set_bounds(of, kRegions, kInterventions, requests);
  return done ? Faults{} : done.faults();
}

TEST(AllocationBounds, AreReadInDollarsToTheCent) {
  const auto region = parse_bound(true, "region:WV=1e6");
  ASSERT_TRUE(region.ok());
  EXPECT_EQ(region->region, "WV");
  EXPECT_EQ(region->cents, 100'000'000);
  const auto cell = parse_bound(false, "cell:54039/naloxone=12.34");
  ASSERT_TRUE(cell.ok());
  EXPECT_EQ(cell->region, "54039");
  EXPECT_EQ(cell->intervention, "naloxone");
  EXPECT_EQ(cell->cents, 1234);
  EXPECT_EQ(cell->text(), "cap cell:54039/naloxone");
  for (const char* bad : {"WV=1", "region:WV", "region:=1", "cell:WV=1", "region:WV=-1",
                          "region:WV=x", "region:WV=1e14", "place:WV=1", "cell:/x=1"})
    EXPECT_EQ(parse_bound(true, bad).ok(), false) << bad;
}

TEST(AllocationBounds, ConflictsAreNamed) {
  const auto conflict = [](std::vector<std::pair<bool, std::string>> texts) {
    const Faults faults = faults_of(texts, problem());
    EXPECT_FALSE(faults.empty());
    for (const Fault& fault : faults) EXPECT_EQ(fault.kind, FaultKind::usage);
    return faults.empty() ? std::string() : faults.front().what;
  };
  EXPECT_NE(conflict({{true, "region:Z=1"}}).find("no region 'Z'"), std::string::npos);
  EXPECT_NE(conflict({{true, "intervention:z=1"}}).find("no intervention 'z'"), std::string::npos);
  EXPECT_NE(conflict({{true, "region:A=1"}, {true, "region:A=2"}}).find("twice"),
            std::string::npos);
  EXPECT_NE(conflict({{true, "region:A=2"}, {false, "region:A=1"}}).find("above the cap"),
            std::string::npos);
  EXPECT_NE(conflict({{true, "region:A=600"}, {true, "region:B=600"}}).find("the budget is"),
            std::string::npos);
  EXPECT_NE(
      conflict({{true, "intervention:x=600"}, {true, "intervention:y=600"}}).find("the budget is"),
      std::string::npos);
  EXPECT_NE(conflict({{true, "cell:A/x=50"}, {false, "region:A=40"}}).find("its cap is"),
            std::string::npos);
  EXPECT_NE(conflict({{false, "cell:A/x=5"}, {false, "cell:A/y=5"}, {true, "region:A=11"}})
                .find("can use only"),
            std::string::npos);
  // No two of these conflict; all of them do: A and B may take x only, 100 of it in all.
  EXPECT_NE(conflict({{false, "cell:A/y=0"},
                      {false, "cell:B/y=0"},
                      {true, "region:A=80"},
                      {true, "region:B=80"},
                      {false, "intervention:x=100"}})
                .find("cannot be met together"),
            std::string::npos);
}

TEST(AllocationBounds, WhatFitsIsSet) {
  AllocationProblem of = problem();
  const auto floor = parse_bound(true, "region:B=100");
  const auto cap = parse_bound(false, "intervention:y=50.5");
  ASSERT_TRUE(set_bounds(of, kRegions, kInterventions, {*floor, *cap}).ok());
  EXPECT_EQ(of.regions[1].total.low, 100);
  EXPECT_EQ(of.national[1].high, 50.5);
}

// The objective does not care where money goes that averts nothing: by units, to the cent.
TEST(AllocationBounds, FloorsOfTheIdleGoByUnits) {
  AllocationProblem of = problem();
  std::fill(of.interventions[1].effect.begin(), of.interventions[1].effect.end(), 0.0);
  for (std::size_t r = 0; r < 3; ++r) of.regions[r].units[1] = static_cast<double>(r + 1);
  ASSERT_TRUE(
      set_bounds(of, kRegions, kInterventions, {*parse_bound(true, "intervention:y=60")}).ok());
  EXPECT_EQ(of.regions[0].cells[1].low, 10);
  EXPECT_EQ(of.regions[1].cells[1].low, 20);
  EXPECT_EQ(of.regions[2].cells[1].low, 30);
}

// "5e-3" is half a cent; what is written with two decimals is taken, however large.
TEST(Amounts, AreWholeCents) {
  for (const char* none : {"5e-3", "0.001", "1.005", "999999.999", "1e-9", "0.1234"}) {
    const auto cents = parse_cents(none, "--budget");
    ASSERT_FALSE(cents.ok()) << none;
    EXPECT_EQ(cents.faults().front().kind, FaultKind::usage);
    EXPECT_NE(cents.faults().front().text().find("no whole number of cents"), std::string::npos);
  }
  EXPECT_EQ(parse_cents("0.01", "").value(), 1);
  EXPECT_EQ(parse_cents("1e-2", "").value(), 1);
  EXPECT_EQ(parse_cents("0.29", "").value(), 29);
  EXPECT_EQ(parse_cents("9999999999999.99", "").value(), 999'999'999'999'999);
  EXPECT_EQ(parse_cents("1e13", "").value(), 1'000'000'000'000'000);
  for (std::int64_t cents = 1; cents < 1'000'000'000'000'000; cents = cents * 7 + 3) {
    const std::string text = std::to_string(cents / 100) + "." + std::to_string(cents / 10 % 10) +
                             std::to_string(cents % 10);
    EXPECT_EQ(parse_cents(text, "").value(), cents) << text;
  }
  for (const char* none : {"-1", "1e14", "", "ten", "1,000"})
    EXPECT_FALSE(parse_cents(none, "--budget").ok()) << none;
}

}  // namespace
}  // namespace setpoint
