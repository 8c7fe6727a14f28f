#include "setpoint/footprint/footprint.h"

#include <gtest/gtest.h>

#include "support/tables_builder.h"

namespace setpoint {
namespace {

using test::country;
using test::quarter;
using test::TablesBuilder;

class FootprintTest : public ::testing::Test {
 protected:
  FootprintTest() : policy_(*Policy::parse("name = \"t\"\nversion = \"1\"\n", "t.toml", {})) {}

  NationalDeaths deaths(const TablesBuilder& tables, Window window) {
    rows_.emplace(tables.tables(), trace_);
    parameters_.emplace(policy_, trace_);
    EXPECT_TRUE(deaths_cover(tables.tables(), window));
    return national_deaths(*rows_, *parameters_, window);
  }
  static double of(const NationalDeaths& d, Outcome outcome) {
    for (const auto& [key, value] : d.by_outcome)
      if (key == outcome) return value.point().value();
    return -1;
  }
  void set(std::string_view key, std::string_view value) {
    const PolicyOverride o{std::string(key), std::string(value)};
    policy_ = *Policy::parse("name = \"t\"\nversion = \"1\"\n", "t.toml", {&o, 1});
  }
  // Every quarter from one to the end of the window.
  std::set<Quarter> from(std::string_view first) const {
    std::set<Quarter> all;
    for (Quarter q = quarter(first); q <= window_.last; q = q + 1) all.insert(q);
    return all;
  }
  Liabilities flow(std::vector<std::tuple<std::string, Outcome, double>> parts) {
    Liabilities l;
    for (const auto& [code, outcome, kg] : parts)
      l[{country(code), outcome}].channels.emplace(Channel::truck,
                                                   constant<Mass>(trace_, kg, "flow"));
    return l;
  }
  const Window window_{quarter("2023Q4"), quarter("2024Q3")};
  Policy policy_;
  Trace trace_;
  std::optional<TracedRows> rows_;
  std::optional<TracedParameters> parameters_;
};

TEST_F(FootprintTest, QuarterlyDeathsByOutcomeAreSummedPredictedFirst) {
  TablesBuilder tables;
  for (const auto* q : {"2023Q4", "2024Q1", "2024Q2", "2024Q3"}) {
    tables.deaths(q, Outcome::pills, 3, 100, 110);
    tables.deaths(q, Outcome::powder, 3, 1000);
  }
  const auto d = deaths(tables, window_);
  EXPECT_EQ(of(d, Outcome::pills), 440);
  EXPECT_EQ(of(d, Outcome::powder), 4000);
  EXPECT_EQ(of(d, Outcome::adulterant), 0);
  EXPECT_EQ(d.predicted.value(), 4440);
  EXPECT_EQ(d.reported.value(), 4400);
  EXPECT_TRUE(d.outcomes_observed);
}

TEST_F(FootprintTest, TwelveMonthDeathsServeAFourQuarterWindowOnly) {
  TablesBuilder tables;
  tables.deaths("2024Q3", std::nullopt, 12, 77201, 77839);
  EXPECT_FALSE(deaths_cover(tables.tables(), {quarter("2024Q2"), quarter("2024Q3")}));
  set("deaths.outcome_share", "{pills = 0.1, powder = 0.7, adulterant = 0.2}");
  const auto d = deaths(tables, window_);
  EXPECT_NEAR(of(d, Outcome::pills), 7783.9, 1e-9);
  EXPECT_NEAR(of(d, Outcome::powder), 0.7 * 77839, 1e-9);
  EXPECT_EQ(d.reported.value(), 77201);
  EXPECT_FALSE(d.outcomes_observed);
}

TEST_F(FootprintTest, AMissingQuarterIsNotCovered) {
  TablesBuilder tables;
  tables.deaths("2023Q4", std::nullopt, 3, 1).deaths("2024Q1", std::nullopt, 3, 1);
  tables.deaths("2024Q3", std::nullopt, 3, 1);
  EXPECT_FALSE(deaths_cover(tables.tables(), window_));
}

TEST_F(FootprintTest, LagsThatReachBeforeTheEvidenceAreDroppedAndTheRestRenormalised) {
  TablesBuilder tables;
  rows_.emplace(tables.tables(), trace_);
  set("lag.weights", "[0.6, 0.3, 0.1]");
  parameters_.emplace(policy_, trace_);
  const auto all = usable_lags(*parameters_, window_, from("2023Q2"), window_.last);
  ASSERT_EQ(all.used.size(), 3u);
  EXPECT_TRUE(all.dropped.empty());
  EXPECT_EQ(all.used[2].second.point().value(), 0.1);
  const auto some = usable_lags(*parameters_, window_, from("2023Q3"), window_.last);
  ASSERT_EQ(some.used.size(), 2u);
  EXPECT_EQ(some.dropped, std::vector<int>{2});
  EXPECT_NEAR(some.used[0].second.point().value(), 0.6 / 0.9, 1e-15);
  const auto none = usable_lags(*parameters_, window_, from("2023Q4"), window_.last);
  ASSERT_EQ(none.used.size(), 1u);
  EXPECT_NEAR(none.used[0].second.point().value(), 1, 1e-15);
}

// 1,000 deaths, 1 % domestic; lagged flows of MX 80, 60 and CN 20, 40 at weights 0.6, 0.4.
TEST_F(FootprintTest, SharesOfLaggedFlow) {
  TablesBuilder tables;
  for (const auto* q : {"2023Q4", "2024Q1", "2024Q2", "2024Q3"})
    tables.deaths(q, Outcome::powder, 3, 250);
  set("footprint.domestic_share", "0.01");
  const auto d = deaths(tables, window_);
  Lags lags;
  lags.used = {{0, constant<Pure>(trace_, 0.6, "k0")}, {1, constant<Pure>(trace_, 0.4, "k1")}};
  const auto result = footprint(*parameters_, d, lags,
                                {flow({{"MX", Outcome::powder, 80}, {"CN", Outcome::powder, 20}}),
                                 flow({{"MX", Outcome::powder, 60}, {"CN", Outcome::powder, 40}})},
                                window_.last);
  const auto& powder = result[1];
  EXPECT_NEAR(powder.by_country.at(country("MX")).point().value(), 990 * 0.72, 1e-10);
  EXPECT_NEAR(powder.by_country.at(country("CN")).point().value(), 990 * 0.28, 1e-10);
  EXPECT_NEAR(powder.domestic.point().value(), 10, 1e-12);
  EXPECT_EQ(powder.unattributed.point().value(), 0);
}

TEST_F(FootprintTest, DeathsWithoutAnyFlowAreUnattributed) {
  TablesBuilder tables;
  for (const auto* q : {"2023Q4", "2024Q1", "2024Q2", "2024Q3"})
    tables.deaths(q, Outcome::adulterant, 3, 100);
  set("footprint.domestic_share", "0.01");
  const auto d = deaths(tables, window_);
  Lags lags;
  lags.used = {{0, constant<Pure>(trace_, 1, "k0")}};
  const auto result =
      footprint(*parameters_, d, lags, {flow({{"MX", Outcome::powder, 80}})}, window_.last);
  EXPECT_NEAR(result[2].unattributed.point().value(), 396, 1e-12);
  EXPECT_NEAR(result[2].domestic.point().value(), 4, 1e-12);
  EXPECT_EQ(result[2].attributed.point().value(), 0);
}

}  // namespace
}  // namespace setpoint
