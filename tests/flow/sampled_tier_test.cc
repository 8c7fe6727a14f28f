// The sampled tier: point values are the weighted sums, draws have the variance of the design, and
// it speaks only where its frames cover.
#include "setpoint/flow/sampled_tier.h"

#include <gtest/gtest.h>

#include <cmath>

#include "setpoint/flow/window.h"
#include "setpoint/sampling/flow_estimate.h"
#include "support/dataset_folder.h"
#include "support/tables_builder.h"

namespace setpoint::test {
namespace {

const std::string kHeader =
    "period,port,channel,origin,stratum,psu,weight,selection,count,result,form,substance,mass_g,"
    "purity,pills,host\n";

Policy policy(std::vector<PolicyOverride> overrides = {}) {
  auto read = Policy::read(std::nullopt, overrides);
  EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.faults().front().text());
  return *std::move(read);
}

std::string row(std::string_view period, std::string_view channel, std::string_view origin, int psu,
                std::string_view rest) {
  return std::string(period) + ",2304," + std::string(channel) + "," + std::string(origin) + "," +
         std::string(channel) + "," + std::to_string(psu) + ",5,random," + std::string(rest) + "\n";
}

std::string find(double grams, double purity, std::string_view outcome = "powder") {
  return "1,positive," + std::string(outcome) + ",," + std::to_string(grams) + "," +
         std::to_string(purity) + ",,";
}

constexpr std::string_view kNothing = "20,negative,,,,,,";

// Trucks of 20 PSUs in each quarter; six finds from Mexico, two of them in one PSU, and one from
// Canada in a PSU that has one from Mexico too.
class SampledTierTest : public testing::Test {
 protected:
  Tables read(const std::string& log, const std::string& coverage = "") {
    std::string strata = "period,stratum,psus\n";
    for (const auto* quarter : {"2024Q1", "2024Q2", "2024Q3", "2024Q4"})
      for (const auto* channel : {"truck", "mail"})
        if (log.find(std::string(quarter) + ",2304," + channel) != std::string::npos)
          strata += std::string(quarter) + "," + channel + ",50\n";
    DatasetFolder folder;
    folder.table("inspections", "setpoint", "log.csv", kHeader + log)
        .table("strata", "setpoint", "strata.csv", strata);
    if (!coverage.empty())
      folder.table("coverage", "setpoint", "coverage.csv",
                   "period,origin,channel,share\n" + coverage);
    auto tables = folder.read();
    EXPECT_TRUE(tables.ok()) << (tables.ok() ? "" : tables.faults().front().text());
    return *std::move(tables);
  }
  static std::string quarter_log(std::string_view quarter) {
    std::string log;
    for (int psu = 0; psu < 20; ++psu) {
      log += row(quarter, "truck", "MX", psu, kNothing);
      log += row(quarter, "truck", "CA", psu, kNothing);
    }
    for (const int psu : {1, 3, 3, 7, 8, 15})
      log += row(quarter, "truck", "MX", psu, find(1000 + 100 * psu, 0.5));
    log += row(quarter, "truck", "CA", 7, find(500, 0.2));
    return log;
  }
  SampledFlows run(const Tables& tables, const Policy& policy, std::set<Quarter> quarters) {
    rows_.emplace(tables, trace_);
    parameters_.emplace(policy, trace_);
    return sampled_tier(*rows_, *parameters_, quarters);
  }

  Trace trace_;
  std::optional<TracedRows> rows_;
  std::optional<TracedParameters> parameters_;
};

TEST_F(SampledTierTest, PointsAreWeightedSums) {
  const Tables tables = read(quarter_log("2024Q1"));
  const Policy own = policy();
  const SampledFlows flows = run(tables, own, {quarter("2024Q1")});
  const auto& cells = flows.through.at(quarter("2024Q1"));
  ASSERT_EQ(cells.size(), 2u);
  const auto& mexico = cells.at({country("MX"), Channel::truck, Outcome::powder});
  EXPECT_NEAR(mexico.mass.point().value(), 5 * 0.5 * (1.1 + 1.3 + 1.3 + 1.7 + 1.8 + 2.5), 1e-12);
  EXPECT_EQ(mexico.finds, 6u);
  EXPECT_NEAR(cells.at({country("CA"), Channel::truck, Outcome::powder}).mass.point().value(), 0.5,
              1e-12);
}

// The Rao-Wu bootstrap has the design's variance where PSUs were inspected whole: 20 of 50, so
// that a unit weighs 2.5. Where units weigh 5, as here, they are a sample too, and draws have the
// variance without the first stage's correction, 1 / (1 - 20 / 50) times the design's. With R draws
// the relative error of a standard deviation is about 1 / sqrt(2 R), 0.5 % here; four are allowed.
TEST_F(SampledTierTest, DrawsHaveTheVarianceOfTheDesign) {
  constexpr std::uint32_t kDraws = 20000;
  for (const bool whole : {true, false}) {
    std::string log = quarter_log("2024Q1");
    for (std::size_t at = 0; whole && (at = log.find(",5,random", at)) != std::string::npos;)
      log.replace(at, 3, ",2.5,");
    const double factor = whole ? 1 : 1 / std::sqrt(1 - 20.0 / 50);
    const Tables tables = read(log);
    const Policy own = policy();
    const SampledFlows flows = run(tables, own, {quarter("2024Q1")});
    const auto& cells = flows.through.at(quarter("2024Q1"));
    const auto estimates = estimate_flows(tables, own, {.origin = true, .outcome = true});
    ASSERT_TRUE(estimates.ok());
    std::vector<NodeId> wanted;
    std::vector<double> expected;
    for (const FlowEstimate& e : estimates->rows) {
      const auto cell = cells.find({*e.origin, Channel::truck, *e.outcome});
      if (cell == cells.end()) continue;
      wanted.push_back(cell->second.mass.id());
      expected.push_back(factor * e.pure_kg.standard_error);
    }
    ASSERT_EQ(wanted.size(), 2u);
    const auto both = combined<Mass>(trace_, Operation::sum, {wanted[0], wanted[1]});
    wanted.push_back(both.id());
    const auto all = estimate_flows(tables, own, {});
    expected.push_back(factor * all->rows.at(0).pure_kg.standard_error);
    const auto draws = evaluate(trace_, wanted, Seed{5}, kDraws, 0);
    for (std::size_t n = 0; n < wanted.size(); ++n) {
      EXPECT_NEAR(draws[n].standard_deviation() / expected[n], 1, 0.02) << n;
      EXPECT_NEAR(draws[n].mean(), draws[n].point(), 4 * expected[n] / std::sqrt(kDraws)) << n;
    }
    // The PSU that they share moves both: the variance of the sum is not the sum of the variances.
    const double apart = expected[0] * expected[0] + expected[1] * expected[1];
    EXPECT_GT(expected[2] * expected[2], apart * 1.01);
  }
}

TEST_F(SampledTierTest, OneBlockOrManyAndAnyThreadsGiveTheSameDraws) {
  const Tables tables = read(quarter_log("2024Q1") + quarter_log("2024Q2"));
  const Policy own = policy();
  const SampledFlows flows = run(tables, own, {quarter("2024Q1"), quarter("2024Q2")});
  std::vector<NodeId> wanted;
  for (const auto& [quarter, cells] : flows.through)
    for (const auto& [key, cell] : cells) wanted.push_back(cell.mass.id());
  const auto one = evaluate(trace_, wanted, Seed{5}, 500, 1);
  const auto two = evaluate(trace_, wanted, Seed{5}, 500, 2);
  const auto few = evaluate(trace_, wanted, Seed{5}, 100, 1);
  for (std::size_t n = 0; n < wanted.size(); ++n)
    for (std::size_t r = 0; r < 500; ++r) {
      ASSERT_EQ(one[n].draws()[r], two[n].draws()[r]);
      if (r < 100) {
        ASSERT_EQ(one[n].draws()[r], few[n].draws()[r]);
      }
    }
  // Quarters are samples of their own.
  std::size_t same = 0;
  for (std::size_t r = 0; r < 500; ++r) same += one[0].draws()[r] == one[2].draws()[r] ? 1U : 0U;
  EXPECT_LT(same, 400u);
}

// What happens in another quarter, or to the country's name, is nothing to a PSU's draws.
TEST_F(SampledTierTest, DrawsDependOnThePositionInTheDesignAlone) {
  const Policy own = policy();
  const auto draws_of = [&](const std::string& log, std::string_view origin) {
    Trace trace;
    const Tables tables = read(log);
    TracedRows rows(tables, trace);
    TracedParameters parameters(own, trace);
    const auto flows = sampled_tier(rows, parameters, {quarter("2024Q2")});
    const auto& cell =
        flows.through.at(quarter("2024Q2")).at({country(origin), Channel::truck, Outcome::powder});
    const std::vector<NodeId> wanted = {cell.mass.id()};
    const auto result = evaluate(trace, wanted, Seed{5}, 50, 1);
    return std::vector<double>(result[0].draws().begin(), result[0].draws().end());
  };
  const std::string log = quarter_log("2024Q2");
  std::string renamed = log;
  for (std::size_t at = 0; (at = renamed.find(",MX,", at)) != std::string::npos; ++at)
    renamed.replace(at, 4, ",DE,");
  const auto expected = draws_of(log, "MX");
  EXPECT_EQ(draws_of(quarter_log("2024Q1") + log, "MX"), expected);
  EXPECT_EQ(draws_of(renamed, "DE"), expected);
}

TEST_F(SampledTierTest, SensitivityAndPotencyAreDrawn) {
  std::string log;
  for (int psu = 0; psu < 5; ++psu) log += row("2024Q1", "truck", "MX", psu, kNothing);
  log += row("2024Q1", "truck", "MX", 2, "1,positive,powder,carfentanil,10,0.5,,");
  const Tables tables = read(log);
  const Policy own = policy({{"sampling.sensitivity.truck.high_purity", "0.5"}});
  const SampledFlows flows = run(tables, own, {quarter("2024Q1")});
  const auto& cell =
      flows.through.at(quarter("2024Q1")).at({country("MX"), Channel::truck, Outcome::powder});
  EXPECT_NEAR(cell.mass.point().value(), 5 * 0.01 * 0.5 * 100 / 0.5, 1e-12);
}

class ChosenTier : public SampledTierTest {
 protected:
  WindowSum sum(const Tables& tables, const ObservedFlows& by_default, const Window& window) {
    const Policy own = policy();
    std::set<Quarter> quarters;
    for (Quarter q = window.first; q <= window.last; q = q + 1) quarters.insert(q);
    return sum_over_window(trace_, by_default, run(tables, own, quarters), window);
  }
  ObservedFlows default_of(std::initializer_list<std::string_view> quarters) {
    ObservedFlows flows;
    for (const std::string_view text : quarters) {
      flows.quarters.insert(quarter(text));
      for (const auto* code : {"MX", "CN"})
        flows.through[quarter(text)].emplace(FlowKey{country(code), Channel::truck, Outcome::pills},
                                             constant<Mass>(trace_, 7, "by default"));
    }
    return flows;
  }
  const FlowKey mexico_{country("MX"), Channel::truck, Outcome::powder};
  const FlowKey mexican_pills_{country("MX"), Channel::truck, Outcome::pills};
  const FlowKey china_{country("CN"), Channel::truck, Outcome::pills};
  const double quarter_kg_ = 5 * 0.5 * (1.1 + 1.3 + 1.3 + 1.7 + 1.8 + 2.5);
};

TEST_F(ChosenTier, SampledWhereEveryQuarterIsCovered) {
  const Tables tables = read(quarter_log("2024Q1") + quarter_log("2024Q2"));
  const auto seen =
      sum(tables, default_of({"2024Q1", "2024Q2"}), {quarter("2024Q1"), quarter("2024Q2")});
  EXPECT_FALSE(seen.incomplete);
  EXPECT_NEAR(seen.flows.at(mexico_).mass.point().value(), 2 * quarter_kg_, 1e-12);
  EXPECT_EQ(seen.flows.at(mexico_).grounds.tier(), Tier::sampled);
  EXPECT_EQ(seen.flows.at(mexico_).grounds.finds, 12u);
  // Nobody found pills: there are none, whatever the default tier would say.
  EXPECT_FALSE(seen.flows.contains(mexican_pills_));
  // China was not sampled, and stays with the default.
  EXPECT_EQ(seen.flows.at(china_).grounds.tier(), Tier::default_);
  EXPECT_EQ(seen.flows.at(china_).mass.point().value(), 14);
}

TEST_F(ChosenTier, DefaultWhereAQuarterIsNotSampledOrNotCovered) {
  const auto window = Window{quarter("2024Q1"), quarter("2024Q2")};
  const auto missing = sum(read(quarter_log("2024Q1")), default_of({"2024Q1", "2024Q2"}), window);
  EXPECT_FALSE(missing.flows.contains(mexico_));
  EXPECT_EQ(missing.flows.at(mexican_pills_).mass.point().value(), 14);
  const auto uncovered =
      sum(read(quarter_log("2024Q1") + quarter_log("2024Q2"), "2024Q2,MX,truck,0.5\n"),
          default_of({"2024Q1", "2024Q2"}), window);
  EXPECT_FALSE(uncovered.flows.contains(mexico_));
  EXPECT_EQ(uncovered.flows.at(mexican_pills_).grounds.tier(), Tier::default_);
  const FlowKey canada{country("CA"), Channel::truck, Outcome::powder};
  EXPECT_EQ(uncovered.flows.at(canada).grounds.tier(), Tier::sampled);
}

TEST_F(ChosenTier, WithoutADefaultWhatIsSampledIsScaled) {
  const auto seen = sum(read(quarter_log("2024Q1")), {}, {quarter("2024Q1"), quarter("2024Q4")});
  EXPECT_TRUE(seen.incomplete);
  EXPECT_TRUE(seen.flows.at(mexico_).grounds.incomplete);
  EXPECT_NEAR(seen.flows.at(mexico_).mass.point().value(), 4 * quarter_kg_, 1e-12);
}

}  // namespace
}  // namespace setpoint::test
