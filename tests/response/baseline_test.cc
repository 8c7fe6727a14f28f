#include "setpoint/response/baseline.h"

#include <gtest/gtest.h>

#include "response/tables.h"

namespace setpoint {
namespace {

AllocationSettings settings() {
  AllocationSettings made;
  made.suppressed = 5;
  return made;
}

Baseline made(const RegionalTables& tables, Division by) {
  auto baseline = make_baseline(tables, by, Cause::synthetic_opioids, settings());
  EXPECT_TRUE(baseline.ok());
  return baseline ? *std::move(baseline) : Baseline{};
}

const BaselineRegion& region(const Baseline& baseline, std::string_view id) {
  static const BaselineRegion none;
  for (const BaselineRegion& each : baseline.regions)
    if (each.id == id) return each;
  ADD_FAILURE() << "no " << id;
  return none;
}

TEST(Baseline, AStateHasItsNewestCountPredictedWhereItIs) {
  const Baseline all = made(four_states(), Division::state);
  EXPECT_EQ(all.ending, "2026-01");
  EXPECT_EQ(all.deaths, 6600);
  EXPECT_EQ(all.people, 37e6);
  EXPECT_EQ(region(all, "WV").deaths, 1000);
  EXPECT_EQ(region(all, "WV").basis, Basis::count);
  // An older count moves with the nation: 3,750 x 6,600 / 8,250.
  EXPECT_DOUBLE_EQ(region(all, "OH").deaths, 3000);
  EXPECT_EQ(region(all, "OH").basis, Basis::moved);
  // The city is the state's.
  EXPECT_EQ(region(all, "NY").deaths, 1500);
}

TEST(Baseline, NothingIsSaidOfAWithheldCount) {
  const Baseline all = made(four_states(), Division::state);
  EXPECT_EQ(region(all, "VT").deaths, 5);
  EXPECT_EQ(region(all, "VT").basis, Basis::assumed);
  EXPECT_FALSE(region(all, "VT").shown().has_value());
  EXPECT_TRUE(region(all, "WV").shown().has_value());
  // What the nation has more than its states: 6,600 - 1,000 - 3,000 - 1,500 - 5.
  EXPECT_DOUBLE_EQ(region(all, "LA").deaths, 1095);
  EXPECT_FALSE(region(all, "LA").shown().has_value());
  // The answer is the same whatever the withheld count was: there is no column it could be in.
  RegionalTables other = four_states();
  other.deaths.back().ending = {2025, 12};
  EXPECT_EQ(region(made(other, Division::state), "VT").deaths, 5);
}

TEST(Baseline, TwelveMonthsAreSummedWhereThereIsNoCountOfAYear) {
  RegionalTables tables = four_states();
  for (int month = 2; month <= 12; ++month)
    tables.deaths.push_back(deaths("LA", {2025, month}, 100, std::nullopt, 1));
  EXPECT_EQ(region(made(tables, Division::state), "LA").basis, Basis::leftover);
  tables.deaths.push_back(deaths("LA", {2026, 1}, 50, std::nullopt, 1));
  const BaselineRegion la = region(made(tables, Division::state), "LA");
  EXPECT_EQ(la.basis, Basis::months);
  EXPECT_EQ(la.deaths, 1150);
}

// 54039 has 300 of 400 shown deaths of 1.9 million people; 54047 shows none and counts as 5.
TEST(Baseline, CountiesShareTheirStatesCount) {
  RegionalTables tables = four_states();
  tables.deaths.push_back(
      deaths("54039", {2018, 12}, 300, std::nullopt, 12, Withheld::no, Cause::all_drugs));
  tables.deaths.push_back(
      deaths("54011", {2018, 12}, 100, std::nullopt, 12, Withheld::no, Cause::all_drugs));
  const Baseline all = made(tables, Division::county);
  ASSERT_EQ(all.regions.size(), 4U);
  EXPECT_NEAR(region(all, "54039").deaths, 1000 * 300 / 405.0, 1e-9);
  EXPECT_NEAR(region(all, "54011").deaths, 1000 * 100 / 405.0, 1e-9);
  EXPECT_NEAR(region(all, "54047").deaths, 1000 * 5 / 405.0, 1e-9);
  EXPECT_EQ(region(all, "54047").basis, Basis::assumed);
  EXPECT_FALSE(region(all, "54047").shown().has_value());
  EXPECT_EQ(region(all, "54039").basis, Basis::part);
  // The only county of its state, with no count: all of it, but not shown.
  EXPECT_NEAR(region(all, "39049").deaths, 3000, 1e-9);
  EXPECT_FALSE(region(all, "39049").shown().has_value());
}

// Of the state's own month and cause a county's count stays as published, and what is left of the
// state's is shared by those that show none: 1,000 - 400 - 300 by 5 and 5.
TEST(Baseline, ACountysPublishedCountStaysAsPublished) {
  RegionalTables tables = four_states();
  const Month now{2026, 1};
  tables.deaths.push_back(deaths("54039", now, 400));
  tables.deaths.push_back(deaths("54011", now, 300));
  tables.deaths.push_back(
      deaths("54047", now, std::nullopt, std::nullopt, 12, Withheld::suppressed));
  tables.population.push_back(people("54001", 2e5));
  const Baseline all = made(tables, Division::county);
  EXPECT_EQ(region(all, "54039").deaths, 400);
  EXPECT_EQ(region(all, "54011").deaths, 300);
  EXPECT_NEAR(region(all, "54047").deaths, 150, 1e-9);
  EXPECT_NEAR(region(all, "54001").deaths, 150, 1e-9);
  EXPECT_FALSE(region(all, "54047").shown().has_value());
}

// A count of another cause and month moves as its state's of then: 60 of 240 is a quarter of 1,000.
TEST(Baseline, ACountysOlderCountMovesAsItsStates) {
  RegionalTables tables = four_states();
  const auto then = [&](const char* place, double count) {
    tables.deaths.push_back(
        deaths(place, {2018, 12}, count, std::nullopt, 12, Withheld::no, Cause::all_drugs));
  };
  then("WV", 240);
  then("54039", 60);
  then("54011", 120);
  const Baseline all = made(tables, Division::county);
  EXPECT_NEAR(region(all, "54039").deaths, 250, 1e-9);
  EXPECT_NEAR(region(all, "54011").deaths, 500, 1e-9);
  EXPECT_NEAR(region(all, "54047").deaths, 250, 1e-9);
  // New York's counts of then may have its city apart.
  then("NY", 300);
  then("YC", 100);
  then("36061", 40);
  tables.population.push_back(people("36061", 1.6e6));
  EXPECT_NEAR(region(made(tables, Division::county), "36061").deaths, 1500 * 40 / 400.0, 1e-9);
}

TEST(Baseline, AnAreaIsItsVerifiedCounties) {
  RegionalTables tables = four_states();
  tables.deaths.push_back(
      deaths("54039", {2018, 12}, 300, std::nullopt, 12, Withheld::no, Cause::all_drugs));
  tables.deaths.push_back(
      deaths("54011", {2018, 12}, 100, std::nullopt, 12, Withheld::no, Cause::all_drugs));
  tables.designated_counties = {{"APP", *Place::parse("54039"), "2007", "P150", {}},
                                {"APP", *Place::parse("54011"), "2007", "P150", {}},
                                {"OHI", *Place::parse("54011"), "2007", "P150", {}}};
  tables.area_states = {{"APP", "Appalachia", *Place::parse("WV"), "", {}}};
  const Baseline all = made(tables, Division::area);
  ASSERT_EQ(all.regions.size(), 2U);
  EXPECT_EQ(all.regions[0].name, "Appalachia");
  // A county of two areas is shared by them.
  EXPECT_NEAR(all.regions[0].deaths, 1000 * 350 / 405.0, 1e-9);
  EXPECT_NEAR(all.regions[1].deaths, 1000 * 50 / 405.0, 1e-9);
  EXPECT_EQ(all.regions[0].people, 1.2e6 + 0.35e6);
}

TEST(Baseline, SaysWhatIsMissing) {
  RegionalTables tables = four_states();
  tables.deaths.clear();
  EXPECT_FALSE(make_baseline(tables, Division::state, Cause::heroin, settings()).ok());
  tables = four_states();
  tables.population.clear();
  EXPECT_FALSE(make_baseline(tables, Division::state, Cause::synthetic_opioids, settings()).ok());
}

}  // namespace
}  // namespace setpoint
