// Whole determinations of small datasets whose answers are worked out by hand.
#include "setpoint/determination/determine.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/tables_builder.h"

namespace setpoint {
namespace {

using test::country;
using test::quarter;
using test::TablesBuilder;

constexpr std::array kYear = {"2023Q4", "2024Q1", "2024Q2", "2024Q3"};

Policy policy(std::vector<PolicyOverride> more = {}) {
  std::vector<PolicyOverride> set = {
      {"basis.internalisation", "0.01"},     {"basis.cost_per_death_usd", "10000000"},
      {"footprint.domestic_share", "0"},     {"lag.weights", "[1]"},
      {"default.interception.truck", "0.5"}, {"default.interception.vehicle", "0.5"}};
  set.insert(set.end(), more.begin(), more.end());
  return *Policy::read(std::nullopt, set);
}

// 250 powder deaths a quarter; the quarter's seizures are the caller's.
TablesBuilder nation() {
  TablesBuilder tables;
  for (const auto* q : kYear) {
    tables.deaths(q, Outcome::powder, 3, 250);
    tables.imports(q, "MX", 1e9).imports(q, "CN", 1e9);
    tables.crossings(q, "MX", Channel::vehicle, 1e6);
  }
  tables.deficit("MX").deficit("CN");
  return tables;
}

Result<Determination> run(const TablesBuilder& tables, const Policy& with) {
  return determine(tables.tables(), with, {quarter("2024Q3"), Seed{1}, 50, 1});
}

const CountryResult* find(const Determination& d, std::string_view code) {
  for (const CountryResult& c : d.countries)
    if (c.country == country(code)) return &c;
  return nullptr;
}

bool says(const std::vector<std::string>& lines, std::string_view part) {
  return std::any_of(lines.begin(), lines.end(),
                     [&](const std::string& line) { return line.find(part) != line.npos; });
}

void expect_checks(const Determination& d) {
  for (const Check& check : d.checks) EXPECT_TRUE(check.holds) << check.name << check.detail;
}

// MX sends 3 of 4 kg by truck and vehicle alike, CN 1 by truck. 1,000 deaths, 100,000 dollars each:
// MX owes 75 million, half on goods of 4 billion and half on 4 million entries.
TEST(Determine, ByHand) {
  TablesBuilder tables = nation();
  for (const auto* q : kYear) {
    tables.seizure(q, "MX", Channel::truck, Outcome::powder, 15, 0.1);
    tables.seizure(q, "MX", Channel::vehicle, Outcome::powder, 15, 0.1);
    tables.seizure(q, "CN", Channel::truck, Outcome::powder, 10, 0.1);
  }
  const auto d = run(tables, policy());
  ASSERT_TRUE(d.ok()) << d.faults().front().text();
  expect_checks(*d);
  const CountryResult& mx = *find(*d, "MX");
  EXPECT_TRUE(mx.liable);
  EXPECT_NEAR(mx.footprint.value, 750, 1e-9);
  EXPECT_NEAR(mx.adjustment.target.value, 37.5e6 / 4e9, 1e-15);
  EXPECT_NEAR(mx.toll.target.value, 37.5e6 / 4e6, 1e-11);
  // One step from no rate: 0.25 percentage points and 5 dollars; a quarter of it is charged.
  EXPECT_NEAR(mx.adjustment.full.value, 0.0025, 1e-15);
  EXPECT_NEAR(mx.adjustment.charged.value, 0.0006, 1e-15);  // 0.000625 to 0.01 percentage point
  EXPECT_NEAR(mx.toll.full.value, 5, 1e-12);
  EXPECT_NEAR(mx.toll.charged.value, 1.25, 1e-12);
  const CountryResult& cn = *find(*d, "CN");
  EXPECT_NEAR(cn.adjustment.target.value, 25e6 / 4e9, 1e-15);
  EXPECT_EQ(cn.toll.target.value, 0);
  EXPECT_NEAR(d->uncollected_usd.value, 0, 1e-6);
}

TEST(Determine, ACountrySeenOnlyBeforeTheWindowKeepsItsDeaths) {
  TablesBuilder tables = nation();
  tables.seizure("2023Q3", "BR", Channel::truck, Outcome::powder, 10, 0.1);
  for (const auto* q : kYear) tables.seizure(q, "MX", Channel::truck, Outcome::powder, 10, 0.1);
  const auto d = run(tables, policy({{"lag.weights", "[0.5, 0.5]"}}));
  ASSERT_TRUE(d.ok()) << d.faults().front().text();
  expect_checks(*d);
  const CountryResult* br = find(*d, "BR");
  ASSERT_NE(br, nullptr);
  // Lagged flows: MX 0.5 * 4 + 0.5 * 3, BR 0.5 * 1 kg.
  EXPECT_NEAR(br->footprint.value, 1000 * 0.5 / 4, 1e-9);
  EXPECT_FALSE(br->liable);
  EXPECT_TRUE(says(br->reasons, "before the window"));
  EXPECT_NEAR(d->uncollected_usd.value, 1e5 * 125, 1e-4);
}

TEST(Determine, DeathsTogetherInOneQuarterAndByOutcomeInOthers) {
  TablesBuilder tables;
  for (const auto* q : kYear) {
    tables.seizure(q, "MX", Channel::truck, std::nullopt, 10, 0.1).imports(q, "MX", 1e9);
    if (std::string_view(q) == "2024Q1") {
      tables.deaths(q, std::nullopt, 3, 1000);
      continue;
    }
    for (const Outcome outcome : kOutcomes) tables.deaths(q, outcome, 3, 100);
  }
  const auto d = run(
      tables, policy({{"deaths.outcome_share", "{pills = 0.1, powder = 0.7, adulterant = 0.2}"}}));
  ASSERT_TRUE(d.ok()) << d.faults().front().text();
  expect_checks(*d);
  EXPECT_EQ(d->deaths_predicted, 1900);
  EXPECT_FALSE(d->outcome_deaths_observed);
  EXPECT_NEAR(d->deaths_by_outcome[0].national.value, 400, 1e-9);
  EXPECT_NEAR(d->deaths_by_outcome[1].national.value, 1000, 1e-9);
}

TEST(Determine, AnOutcomeWithoutDeathsOnRecordInAQuarterIsNotZero) {
  TablesBuilder tables = nation();
  for (const auto* q : kYear) tables.seizure(q, "MX", Channel::truck, Outcome::powder, 10, 0.1);
  tables.deaths("2023Q4", Outcome::pills, 3, 20);  // and in no other quarter
  const auto d = run(tables, policy());
  ASSERT_FALSE(d.ok());
  EXPECT_NE(d.faults().front().text().find("no national deaths"), std::string::npos);
}

TEST(Determine, AMissingQuarterOfAPartnerIsSaid) {
  TablesBuilder tables = nation();
  for (const auto* q : kYear) tables.seizure(q, "MX", Channel::truck, Outcome::powder, 10, 0.1);
  tables.imports("2024Q1", "DE", 1e9);
  const auto d = run(tables, policy());
  ASSERT_TRUE(d.ok());
  EXPECT_TRUE(says(find(*d, "DE")->reasons, "2023Q4, 2024Q2, 2024Q3"));
  EXPECT_FALSE(says(find(*d, "MX")->reasons, "counted as none"));
}

TEST(Determine, AnIncompleteWindowIsScaledAndMarked) {
  TablesBuilder tables = nation();
  tables.seizure("2023Q4", "MX", Channel::truck, Outcome::powder, 10, 0.1);
  tables.seizure("2024Q2", "MX", Channel::truck, Outcome::powder, 10, 0.1);
  const auto d = run(tables, policy());
  ASSERT_TRUE(d.ok());
  expect_checks(*d);
  const CountryResult& mx = *find(*d, "MX");
  EXPECT_TRUE(mx.incomplete);
  EXPECT_NEAR(mx.flow_kg.value, 4, 1e-12) << "2 kg in two quarters of four";
  EXPECT_NEAR(d->seized_kg.value, 4, 1e-12);
}

TEST(Determine, ALagWithoutEvidenceIsDroppedAndSaid) {
  TablesBuilder tables = nation();
  tables.seizure("2020Q1", "MX", Channel::truck, Outcome::powder, 10, 0.1);
  for (const auto* q : kYear) tables.seizure(q, "MX", Channel::truck, Outcome::powder, 10, 0.1);
  const auto d = run(tables, policy({{"lag.weights", "[0.5, 0, 0, 0, 0.5]"}}));
  ASSERT_TRUE(d.ok());
  EXPECT_EQ(d->lags_used, std::vector<int>{0});
  EXPECT_EQ(d->lags_dropped, std::vector<int>{4});
  EXPECT_TRUE(says(d->notes, "lags of 4"));
}

TEST(Determine, AFloorRaisesNoRateWhereNoneStands) {
  TablesBuilder tables = nation();
  for (const auto* q : kYear) tables.seizure(q, "CN", Channel::truck, Outcome::powder, 10, 0.1);
  const auto d = run(tables, policy({{"rule.floor_toll", "4"}}));
  ASSERT_TRUE(d.ok());
  EXPECT_EQ(find(*d, "CN")->toll.charged.value, 0) << "nobody's entries to fall on";
}

TEST(Determine, PathsSideBySide) {
  TablesBuilder tables = nation();
  for (const auto* q : kYear) tables.seizure(q, "CN", Channel::truck, Outcome::powder, 10, 0.1);
  tables.regulation("CN", 0.0004, 0.5);
  const std::vector<PolicyOverride> rho = {{"basis.regulation_cost_us", "0.0006"}};
  const auto without = run(tables, policy(rho));
  ASSERT_TRUE(without.ok());
  const CountryResult& cn = *find(*without, "CN");
  EXPECT_NEAR(cn.by_path[1]->value, 0.0006 - 0.5 * 0.0004, 1e-15);
  EXPECT_FALSE(cn.by_path[2].has_value()) << "no evidence of a subsidy";
  for (const SubsidyElement element : {SubsidyElement::financial_contribution,
                                       SubsidyElement::benefit, SubsidyElement::specificity})
    tables.subsidy("CN", element, Finding::yes);
  const auto with = run(tables, policy(rho));
  EXPECT_NEAR(find(*with, "CN")->by_path[2]->value, 0.0004, 1e-15);
  // On its own path the determination rests on it, has no toll and no revenue target.
  std::vector<PolicyOverride> compliance = rho;
  compliance.push_back({"basis.path", "compliance"});
  const auto on = run(tables, policy(compliance));
  expect_checks(*on);
  EXPECT_NEAR(find(*on, "CN")->adjustment.target.value, 0.0004, 1e-15);
  EXPECT_EQ(find(*on, "CN")->toll.target.value, 0);
  EXPECT_FALSE(on->revenue_target_usd.has_value());
}

TEST(Determine, WindowsOfOtherLengthsScaleWhatIsAYear) {
  TablesBuilder tables = nation();
  for (const auto* q : kYear) tables.seizure(q, "MX", Channel::truck, Outcome::powder, 10, 0.1);
  const std::vector<PolicyOverride> set = {{"basis.revenue_target_usd", "4000000"},
                                           {"window.quarters", "1"},
                                           {"lag.weights", "[1]"},
                                           {"footprint.domestic_share", "0"}};
  const auto d = run(tables, *Policy::read(std::nullopt, set));
  ASSERT_TRUE(d.ok()) << d.faults().front().text();
  EXPECT_NEAR(find(*d, "MX")->liability_usd.value, 1e6, 1e-6) << "a quarter of 4 million a year";
  EXPECT_NEAR(*d->revenue_target_usd, 1e6, 1e-9);
  EXPECT_NEAR(d->ceiling_kg, 2500, 1e-9);
}

TEST(Determine, WhatTheDataDoNotCoverIsSaid) {
  TablesBuilder tables = nation();
  for (const auto* q : kYear) tables.seizure(q, "MX", Channel::truck, Outcome::powder, 10, 0.1);
  const auto early = determine(tables.tables(), policy(), {quarter("2019Q3"), Seed{1}, 10, 1});
  ASSERT_FALSE(early.ok());
  EXPECT_NE(early.faults().front().text().find("no evidence of flow"), std::string::npos);
  const auto baseline = run(tables, policy({{"window.baseline", "2019Q3"}}));
  ASSERT_FALSE(baseline.ok());
  EXPECT_EQ(baseline.faults().front().kind, FaultKind::policy);
}

}  // namespace
}  // namespace setpoint
