#include "setpoint/flow/default_tier.h"

#include <gtest/gtest.h>

#include "setpoint/flow/window.h"
#include "support/tables_builder.h"

namespace setpoint {
namespace {

using test::country;
using test::quarter;
using test::TablesBuilder;

Policy policy(std::string_view toml = "name = \"test\"\nversion = \"1\"\n") {
  auto read = Policy::parse(toml, "test.toml", {});
  EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.faults().front().text());
  return *std::move(read);
}

// Every uncertain parameter at a round number, so that answers are computed by hand.
constexpr std::string_view kRound = R"(
name = "round numbers"
version = "1"
[default.interception.truck]
value = 0.2
unit = "1"
from = 2000-01-01
standing = "choice"
source = "a test"
reason = "round"
[default.interception.checkpoint]
value = 0.5
unit = "1"
from = 2000-01-01
standing = "choice"
source = "a test"
reason = "round"
[default.purity.pills]
value = 0.02
unit = "1"
from = 2000-01-01
standing = "choice"
source = "a test"
reason = "round"
[default.purity.powder]
value = 0.1
unit = "1"
from = 2000-01-01
standing = "choice"
source = "a test"
reason = "round"
[default.outcome_share]
value = { pills = 0.25, powder = 0.75 }
unit = "share"
from = 2000-01-01
standing = "choice"
source = "a test"
reason = "round"
[default.channel_share.southwest-ports]
value = { truck = 0.4, checkpoint = 0.6 }
unit = "share"
from = 2000-01-01
standing = "choice"
source = "a test"
reason = "round"
[default.origin_share.southwest-ports]
value = { MX = 0.9, CN = 0.1 }
unit = "share"
from = 2000-01-01
standing = "choice"
source = "a test"
reason = "round"
)";

class DefaultTierTest : public ::testing::Test {
 protected:
  ObservedFlows run(const TablesBuilder& builder, const std::set<Quarter>& quarters) {
    rows_.emplace(builder.tables(), trace_);
    parameters_.emplace(policy_, trace_);
    return default_tier(*rows_, *parameters_, quarters);
  }
  static double kg(const ObservedFlows& flows, std::string_view when, const FlowKey& key) {
    return flows.through.at(quarter(when)).at(key).point().value();
  }
  Policy policy_ = policy(kRound);
  Trace trace_;
  std::optional<TracedRows> rows_;
  std::optional<TracedParameters> parameters_;
};

// 100 kg of 10 % powder seized by trucks of which one in five is caught: 10 kg pure, 40 came
// through.
TEST_F(DefaultTierTest, SeizedTimesPurityTimesOdds) {
  TablesBuilder tables;
  tables.seizure("2024Q1", "MX", Channel::truck, Outcome::powder, 100);
  const auto flows = run(tables, {quarter("2024Q1")});
  EXPECT_NEAR(kg(flows, "2024Q1", {country("MX"), Channel::truck, Outcome::powder}), 40, 1e-12);
  EXPECT_NEAR(flows.seized.at(quarter("2024Q1")).point().value(), 10, 1e-13);
}

TEST_F(DefaultTierTest, PurityOfTheRowIsUsedWhereGiven) {
  TablesBuilder tables;
  tables.seizure("2024Q1", "MX", Channel::truck, Outcome::powder, 100, 0.5);
  const auto flows = run(tables, {quarter("2024Q1")});
  EXPECT_NEAR(kg(flows, "2024Q1", {country("MX"), Channel::truck, Outcome::powder}), 200, 1e-11);
}

// A mix that is a quarter pills by pure mass: per kg pure, 0.25/0.02 + 0.75/0.1 = 20 kg gross, so
// the mix is 5 % pure.
TEST_F(DefaultTierTest, MixWithoutOutcomeIsSplitByPureMass) {
  TablesBuilder tables;
  tables.seizure("2024Q1", "MX", Channel::truck, std::nullopt, 100);
  const auto flows = run(tables, {quarter("2024Q1")});
  EXPECT_NEAR(kg(flows, "2024Q1", {country("MX"), Channel::truck, Outcome::pills}), 5, 1e-12);
  EXPECT_NEAR(kg(flows, "2024Q1", {country("MX"), Channel::truck, Outcome::powder}), 15, 1e-12);
}

TEST_F(DefaultTierTest, RegionalSeizuresAreSplitOverChannelsOutcomesAndCountries) {
  TablesBuilder tables;
  tables.regional("2024Q1", SeizureStream::southwest_ports, 60);
  tables.regional("2024Q1", SeizureStream::southwest_ports, 40);
  const auto flows = run(tables, {quarter("2024Q1")});
  // 100 kg gross, 5 kg pure, 2 kg of it in trucks, times 4 that came through.
  EXPECT_NEAR(kg(flows, "2024Q1", {country("MX"), Channel::truck, Outcome::pills}),
              2 * 0.25 * 0.9 * 4, 1e-12);
  EXPECT_NEAR(kg(flows, "2024Q1", {country("CN"), Channel::truck, Outcome::powder}),
              2 * 0.75 * 0.1 * 4, 1e-12);
  // A checkpoint is estimated, and is not seized on entry.
  EXPECT_NEAR(kg(flows, "2024Q1", {country("MX"), Channel::checkpoint, Outcome::pills}),
              3 * 0.25 * 0.9 * 1, 1e-12);
  EXPECT_NEAR(flows.seized.at(quarter("2024Q1")).point().value(), 2, 1e-13);
}

TEST_F(DefaultTierTest, QuartersWithoutATableHaveNoEvidence) {
  TablesBuilder tables;
  tables.seizure("2024Q1", "MX", Channel::truck, Outcome::powder, 100);
  const auto flows = run(tables, {quarter("2023Q4"), quarter("2024Q1")});
  EXPECT_EQ(flows.quarters, std::set<Quarter>{quarter("2024Q1")});
}

TEST_F(DefaultTierTest, WindowSumsScaleToTheWindowAndKeepCheckpointsBeside) {
  TablesBuilder tables;
  tables.seizure("2024Q1", "MX", Channel::truck, Outcome::powder, 100);
  tables.seizure("2024Q2", "MX", Channel::truck, Outcome::powder, 50);
  tables.seizure("2024Q2", "MX", Channel::checkpoint, Outcome::powder, 10);
  const auto flows = run(tables, {quarter("2024Q1"), quarter("2024Q2")});
  const FlowKey key{country("MX"), Channel::truck, Outcome::powder};
  const auto half = sum_over_window(trace_, flows, {}, {quarter("2024Q1"), quarter("2024Q2")});
  EXPECT_FALSE(half.incomplete);
  EXPECT_NEAR(half.flows.at(key).mass.point().value(), 60, 1e-12);
  const auto year = sum_over_window(trace_, flows, {}, {quarter("2023Q3"), quarter("2024Q2")});
  EXPECT_TRUE(year.incomplete);
  EXPECT_EQ(year.default_quarters, 2);
  EXPECT_NEAR(year.flows.at(key).mass.point().value(), 120, 1e-12);
  EXPECT_EQ(year.flows.size(), 1u);
  EXPECT_EQ(year.checkpoint.size(), 1u);
}

// The yearly part of interception is another number each fiscal year, the common part is not.
TEST_F(DefaultTierTest, InterceptionIsOneDrawAFiscalYear) {
  policy_ = policy();  // the shipped one, with distributions
  TablesBuilder tables;
  for (const auto* when : {"2023Q3", "2023Q4", "2024Q1"})
    tables.seizure(when, "MX", Channel::truck, Outcome::powder, 100, 0.1);
  const auto flows = run(tables, {quarter("2023Q3"), quarter("2023Q4"), quarter("2024Q1")});
  const FlowKey key{country("MX"), Channel::truck, Outcome::powder};
  std::vector<NodeId> wanted;
  for (const auto* when : {"2023Q3", "2023Q4", "2024Q1"})
    wanted.push_back(flows.through.at(quarter(when)).at(key).id());
  const auto draws = evaluate(trace_, wanted, Seed{1}, 500, 1);
  int same_year = 0;
  int other_year = 0;
  for (std::size_t r = 0; r < 500; ++r) {
    same_year += draws[1].draws()[r] == draws[2].draws()[r];
    other_year += draws[0].draws()[r] == draws[1].draws()[r];
  }
  EXPECT_EQ(same_year, 500);
  EXPECT_EQ(other_year, 0);
}

}  // namespace
}  // namespace setpoint
