// Estimates by domain from a log, read as a user's is: against R's survey package, closed forms
// where nothing was found, and identities.
#include "setpoint/sampling/flow_estimate.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "setpoint/sampling/proportion_interval.h"
#include "setpoint/sampling/total_interval.h"
#include "support/dataset_folder.h"
#include "support/paths.h"

namespace setpoint::test {
namespace {

using Json = nlohmann::json;

constexpr double kRelative = 1e-9;
const std::string kHeader =
    "period,port,channel,origin,stratum,psu,weight,selection,count,result,form,substance,mass_g,"
    "purity,pills,host\n";

Policy policy(std::vector<PolicyOverride> overrides = {}) {
  auto read = Policy::read(std::nullopt, overrides);
  EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.faults().front().text());
  return *std::move(read);
}

FlowEstimates estimate(const Tables& tables, const FlowGrouping& by,
                       std::vector<PolicyOverride> overrides = {}) {
  auto made = estimate_flows(tables, policy(std::move(overrides)), by);
  EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.faults().front().text());
  return *std::move(made);
}

void expect_close(double got, const Json& want, const std::string& what) {
  EXPECT_NEAR(got, want.get<double>(), kRelative * std::abs(want.get<double>())) << what;
}

class FlowEstimateOracle : public testing::Test {
 protected:
  void SetUp() override {
    const auto oracle = shared_folder() / "oracles" / "inspections";
    if (!std::filesystem::exists(oracle)) GTEST_SKIP() << "no independent answers at " << oracle;
    folder_.name("inspections", "setpoint", (oracle / "inspections.csv").string())
        .name("strata", "setpoint", (oracle / "strata.csv").string());
    auto read = folder_.read();
    ASSERT_TRUE(read.ok()) << read.faults().front().text();
    tables_ = *std::move(read);
    std::ifstream file(oracle / "answers.json");
    answers_ = Json::parse(file);
  }
  static void expect_totals(const FlowEstimate& row, const Json& answer) {
    const std::string at = answer.dump();
    expect_close(row.finds.value, answer["finds"], at);
    expect_close(row.gross_kg.value * 1000, answer["gross_g"], at);
    expect_close(row.pure_kg.value * 1000, answer["pure_g"], at);
    expect_close(row.pills.value, answer["pills"], at);
    expect_close(row.finds.standard_error, answer["se_finds"], at);
    expect_close(row.gross_kg.standard_error * 1000, answer["se_gross_g"], at);
    expect_close(row.pure_kg.standard_error * 1000, answer["se_pure_g"], at);
    expect_close(row.pills.standard_error, answer["se_pills"], at);
  }
  const FlowEstimate& row_for(const FlowEstimates& estimates, const Json& answer) {
    for (const FlowEstimate& row : estimates.rows) {
      const auto is = [&](const char* key, std::string_view value) {
        return !answer.contains(key) || answer[key].get<std::string>() == value;
      };
      if (is("origin", row.origin ? row.origin->code() : "") &&
          is("channel", row.channel ? name(*row.channel) : "") &&
          is("form", row.outcome ? name(*row.outcome) : ""))
        return row;
    }
    throw std::runtime_error("no row for " + answer.dump());
  }
  DatasetFolder folder_;
  Tables tables_;
  Json answers_;
};

TEST_F(FlowEstimateOracle, TotalsOfEveryCellOriginAndAll) {
  const auto cells = estimate(tables_, {.origin = true, .channel = true, .outcome = true});
  ASSERT_GT(answers_["cells"].size(), 8u);
  double finds = 0;
  for (const Json& answer : answers_["cells"]) expect_totals(row_for(cells, answer), answer);
  for (const FlowEstimate& row : cells.rows) finds += row.finds.value;
  const auto origins = estimate(tables_, {.origin = true});
  for (const Json& answer : answers_["origins"]) expect_totals(row_for(origins, answer), answer);
  const auto all = estimate(tables_, {});
  ASSERT_EQ(all.rows.size(), 1u);
  expect_totals(all.rows[0], answers_["all"]);
  expect_close(finds, answers_["all"]["finds"], "cells add up");
  EXPECT_EQ(all.degrees_of_freedom, answers_["degf"].get<std::uint64_t>());
  EXPECT_EQ(all.rows[0].degrees_of_freedom, all.degrees_of_freedom);
}

TEST_F(FlowEstimateOracle, IncidenceByChannel) {
  const auto channels = estimate(tables_, {.channel = true});
  for (const Json& answer : answers_["incidence_by_channel"]) {
    const FlowEstimate& row = row_for(channels, answer);
    expect_close(row.incidence.value, answer["incidence"], answer.dump());
    expect_close(row.incidence.standard_error, answer["se"], answer.dump());
    ASSERT_TRUE(row.incidence.interval.has_value());
    EXPECT_GT(row.incidence.interval->high, row.incidence.value);
    EXPECT_LE(row.incidence.interval->low, row.incidence.value);
  }
}

// n = 100 units in 6 PSUs of one stratum: 5 degrees of freedom.
std::string hundred_negatives() {
  std::string log = kHeader;
  for (int psu = 0; psu < 6; ++psu)
    log += "2025Q1,2304,truck,MX,s," + std::to_string(psu) + ",8,random," +
           (psu < 4 ? "17" : "16") + ",negative,,,,,,\n";
  return log;
}

TEST(FlowEstimate, NothingFoundIsNotZero) {
  DatasetFolder folder;
  folder.table("inspections", "setpoint", "log.csv", hundred_negatives())
      .table("strata", "setpoint", "strata.csv", "period,stratum,psus\n2025Q1,s,\n");
  const auto tables = folder.read();
  ASSERT_TRUE(tables.ok());
  const auto rows = estimate(*tables, {.origin = true, .channel = true, .outcome = true},
                             {{"movement.confidence", "0.95"}})
                        .rows;
  ASSERT_EQ(rows.size(), 3u);
  for (const FlowEstimate& row : rows) {
    EXPECT_EQ(row.units, 100u);
    EXPECT_EQ(row.found, 0u);
    EXPECT_TRUE(row.few_finds);
    EXPECT_EQ(row.degrees_of_freedom, 5u);
    ASSERT_TRUE(row.incidence.interval.has_value());
    EXPECT_EQ(row.incidence.interval->low, 0);
    // Model, section 1: n = 100, df = 5, two-sided 95 %.
    EXPECT_NEAR(row.incidence.interval->high, 0.0600349609939776, 1e-14);
    // A Poisson count of none has the limit -log(0.025), each find standing for 8 units.
    ASSERT_TRUE(row.finds.interval.has_value());
    EXPECT_NEAR(row.finds.interval->high, -8 * std::log(0.025), 1e-10);
    // Nothing in this log says how much a find weighs.
    EXPECT_FALSE(row.pure_kg.interval.has_value());
  }
}

// Finds in another channel say how large one could have been: their mean, 1.5 kg pure.
TEST(FlowEstimate, NothingFoundIsAsLargeAsAFindElsewhere) {
  DatasetFolder folder;
  folder
      .table("inspections", "setpoint", "log.csv",
             hundred_negatives() +
                 "2025Q1,JFK,mail,CN,m,1,2,random,1,positive,powder,,4000,0.5,,\n"
                 "2025Q1,JFK,mail,CN,m,1,9,random,1,positive,powder,,2000,0.5,,\n"
                 "2025Q1,JFK,mail,CN,m,2,2,random,9,negative,,,,,,\n")
      .table("strata", "setpoint", "strata.csv", "period,stratum,psus\n2025Q1,s,\n2025Q1,m,\n");
  const auto tables = folder.read();
  ASSERT_TRUE(tables.ok());
  const auto rows = estimate(*tables, {.origin = true, .outcome = true}).rows;
  for (const FlowEstimate& row : rows) {
    if (row.origin->code() != "MX") continue;
    ASSERT_EQ(row.pure_kg.interval.has_value(), row.outcome == Outcome::powder);
    if (row.pure_kg.interval) {
      EXPECT_NEAR(row.pure_kg.interval->high, 8 * 1.5 * -std::log(0.05), 1e-9);
    }
  }
}

// Two strata by hand: V = (1 - f) n / (n - 1) sum of squares about the mean, PSUs without a find
// at 0; and the intervals that rest on it.
TEST(FlowEstimate, IsWhatTheFormulaSays) {
  std::string log = kHeader;
  for (int psu = 0; psu < 4; ++psu)
    log += "2025Q1,2304,truck,MX,s," + std::to_string(psu) + ",5,random,20,negative,,,,,,\n";
  log += "2025Q1,2304,truck,MX,s,0,5,random,1,positive,powder,,1000,0.5,,\n";
  log += "2025Q1,2304,truck,MX,s,0,5,random,2,positive,powder,carfentanil,10,0.1,,\n";
  log += "2025Q1,2304,truck,MX,s,3,4,random,1,positive,pills,,110,0.02,1000,\n";
  log += "2025Q1,2304,truck,MX,s,3,1,targeted,1,positive,pills,,220,0.05,2000,\n";
  DatasetFolder folder;
  folder.table("inspections", "setpoint", "log.csv", log)
      .table("strata", "setpoint", "strata.csv", "period,stratum,psus\n2025Q1,s,16\n");
  const auto tables = folder.read();
  ASSERT_TRUE(tables.ok());
  const FlowEstimate all = estimate(*tables, {}).rows.at(0);
  // PSU totals of finds: 15, 0, 0, 4.
  const double mean = 19.0 / 4;
  const double squares = (15 - mean) * (15 - mean) + 2 * mean * mean + (4 - mean) * (4 - mean);
  const double variance = 0.75 * 4.0 / 3.0 * squares;
  EXPECT_DOUBLE_EQ(all.finds.value, 19);
  EXPECT_NEAR(all.finds.standard_error, std::sqrt(variance), 1e-12);
  EXPECT_EQ(all.found, 4u);
  EXPECT_DOUBLE_EQ(*all.design_effect, variance / (19.0 / 4 * 19));
  const auto limits = find_count_interval(4, 19.0 / 4, *all.design_effect, 0.9);
  EXPECT_NEAR(all.finds.interval->low, limits->low, 1e-12);
  EXPECT_NEAR(all.finds.interval->high, limits->high, 1e-12);
  // 5 * 0.5 kg, 2 * 5 * 1 g as potent as 100, 4 * 2.2 g.
  EXPECT_NEAR(all.pure_kg.value, 2.5 + 2 * 5 * 0.001 * 100 + 4 * 0.0022, 1e-12);
  EXPECT_NEAR(all.gross_kg.value, 5 + 0.1 + 0.44, 1e-12);
  EXPECT_DOUBLE_EQ(all.pills.value, 4000);
  const double a = 2.5 + 1;
  const double b = 0.0088;
  const double pure_mean = (a + b) / 4;
  const double pure_variance = 0.75 * 4 / 3 *
                               ((a - pure_mean) * (a - pure_mean) + 2 * pure_mean * pure_mean +
                                (b - pure_mean) * (b - pure_mean));
  EXPECT_NEAR(all.pure_kg.standard_error, std::sqrt(pure_variance), 1e-12);
  const auto gamma = fay_feuer_interval(a + b, pure_variance, 2.5, 0.9);
  EXPECT_NEAR(all.pure_kg.interval->high, gamma->high, 1e-9);
  EXPECT_NEAR(all.pure_kg.interval->low, gamma->low, 1e-9);
  // 80 negatives and 4 finds.
  EXPECT_EQ(all.units, 84u);
  EXPECT_DOUBLE_EQ(all.population, 80 * 5 + 5 + 10 + 4);
  EXPECT_DOUBLE_EQ(all.incidence.value, 19.0 / 419);
  EXPECT_EQ(all.intercepted.units, 1u);
  EXPECT_EQ(all.intercepted.finds, 1u);
  EXPECT_DOUBLE_EQ(all.intercepted.pure_kg, 0.011);
  EXPECT_DOUBLE_EQ(all.intercepted.pills, 2000);
}

// Handheld devices hardly see a find of low purity: what is seen stands for what is not.
TEST(FlowEstimate, SensitivityRaisesTheWeightOfAFind) {
  std::string log = kHeader;
  for (int psu = 0; psu < 3; ++psu)
    log += "2025Q1,2304,truck,MX,s," + std::to_string(psu) + ",5,random,20,negative,,,,,,\n";
  log += "2025Q1,2304,truck,MX,s,0,5,random,1,positive,powder,,1000,0.1,,\n";
  log += "2025Q1,2304,truck,MX,s,1,5,random,1,positive,powder,,1000,0.11,,\n";
  DatasetFolder folder;
  folder.table("inspections", "setpoint", "log.csv", log)
      .table("strata", "setpoint", "strata.csv", "period,stratum,psus\n2025Q1,s,16\n");
  const auto tables = folder.read();
  const auto none = estimate(*tables, {}).rows.at(0);
  EXPECT_DOUBLE_EQ(none.finds.value, 10);
  const auto low = estimate(*tables, {}, {{"sampling.sensitivity.truck.low_purity", "0.25"}});
  EXPECT_DOUBLE_EQ(low.rows.at(0).finds.value, 25);
  const auto both = estimate(*tables, {},
                             {{"sampling.sensitivity.truck.low_purity", "0.25"},
                              {"sampling.sensitivity.truck.high_purity", "0.5"},
                              {"sampling.sensitivity.mail.high_purity", "0.1"}});
  EXPECT_DOUBLE_EQ(both.rows.at(0).finds.value, 30);
  EXPECT_EQ(both.rows.at(0).found, 2u);
}

// One find in each of four PSUs is more even than chance: the design sees no variance at all.
TEST(FlowEstimate, VarianceOfIntervalsHasAFloor) {
  std::string log = kHeader;
  for (int psu = 0; psu < 4; ++psu) {
    log += "2025Q1,2304,truck,MX,s," + std::to_string(psu) + ",5,random,99,negative,,,,,,\n";
    log += "2025Q1,2304,truck,MX,s," + std::to_string(psu) +
           ",5,random,1,positive,powder,,1000,0.5,,\n";
  }
  DatasetFolder folder;
  folder.table("inspections", "setpoint", "log.csv", log)
      .table("strata", "setpoint", "strata.csv", "period,stratum,psus\n2025Q1,s,16\n");
  const auto tables = folder.read();
  const auto none = estimate(*tables, {}, {{"sampling.variance_floor", "none"}}).rows.at(0);
  EXPECT_EQ(none.finds.standard_error, 0);
  EXPECT_EQ(none.finds.interval, (Interval{20, 20}));
  const auto floored = estimate(*tables, {}).rows.at(0);
  EXPECT_EQ(floored.finds.standard_error, 0);
  // Four finds of a Poisson process, each standing for five units.
  const auto exact = find_count_interval(4, 5, 1, 0.9);
  EXPECT_NEAR(floored.finds.interval->low, exact->low, 1e-12);
  EXPECT_NEAR(floored.finds.interval->high, exact->high, 1e-12);
  const double p = 0.01;
  const auto incidence = korn_graubard({p, p * (1 - p) / 400, 400, 3}, 0.9);
  EXPECT_NEAR(floored.incidence.interval->low, incidence->low, 1e-12);
  EXPECT_NEAR(floored.incidence.interval->high, incidence->high, 1e-12);
  EXPECT_EQ(*floored.design_effect, 0);
}

TEST(FlowEstimate, CheckpointsStandApartAndQuartersAndPortsCanBeTold) {
  std::string log = kHeader;
  for (const auto* quarter : {"2024Q4", "2025Q1"})
    for (int psu = 0; psu < 2; ++psu) {
      const std::string p = std::to_string(psu);
      log += std::string(quarter) + ",2304,truck,MX,t," + p + ",5,random,20,negative,,,,,,\n";
      log += std::string(quarter) + ",CHK,checkpoint,MX,c," + p + ",5,random,20,negative,,,,,,\n";
      log += std::string(quarter) + ",CHK,checkpoint,MX,c," + p +
             ",5,random,1,positive,powder,,1000,0.5,,\n";
    }
  DatasetFolder folder;
  folder.table("inspections", "setpoint", "log.csv", log)
      .table("strata", "setpoint", "strata.csv",
             "period,stratum,psus\n2024Q4,t,\n2024Q4,c,\n2025Q1,t,\n2025Q1,c,\n");
  const auto tables = folder.read();
  ASSERT_TRUE(tables.ok());
  const auto all = estimate(*tables, {});
  ASSERT_EQ(all.rows.size(), 2u);
  EXPECT_FALSE(all.rows[0].interior);
  EXPECT_EQ(all.rows[0].finds.value, 0);
  EXPECT_TRUE(all.rows[1].interior);
  EXPECT_EQ(all.rows[1].finds.value, 20);
  const auto split = estimate(*tables, {.port = true, .period = true});
  ASSERT_EQ(split.rows.size(), 4u);
  EXPECT_EQ(split.rows[0].period->text(), "2024Q4");
  EXPECT_EQ(*split.rows[0].port, "2304");
  EXPECT_EQ(split.rows[1].finds.value, 10);
}

TEST(FlowEstimate, SinglePsusAndUnknownSubstancesAreRefused) {
  DatasetFolder folder;
  folder
      .table("inspections", "setpoint", "log.csv",
             kHeader + "2025Q1,2304,truck,MX,s,0,5,random,1,positive,powder,fentanil,10,0.1,,\n")
      .table("strata", "setpoint", "strata.csv", "period,stratum,psus\n2025Q1,s,16\n");
  const auto tables = folder.read();
  const auto single = estimate_flows(*tables, policy(), {});
  ASSERT_FALSE(single.ok());
  EXPECT_EQ(single.faults().front().text(),
            "strata with a single PSU: '2025Q1 s', expected two or more PSUs a stratum, or "
            "sampling.single_psu = certainty, adjust or average");
  const auto substance =
      estimate_flows(*tables, policy({{"sampling.single_psu", "certainty"}}), {});
  ASSERT_FALSE(substance.ok());
  EXPECT_EQ(substance.faults().front().text(),
            "log.csv:2: unknown substance 'fentanil', expected 'fentanyl' (known: fentanyl, "
            "carfentanil, acetylfentanyl, furanylfentanyl, para-fluorofentanyl, isotonitazene, "
            "protonitazene or metonitazene)");
}

TEST(FlowEstimate, CoverageDecidesTheTier) {
  DatasetFolder folder;
  folder.table("inspections", "setpoint", "log.csv", hundred_negatives())
      .table("strata", "setpoint", "strata.csv", "period,stratum,psus\n2025Q1,s,\n")
      .table("coverage", "setpoint", "coverage.csv",
             "period,origin,channel,share\n2025Q1,MX,truck,0.89\n");
  const auto tables = folder.read();
  ASSERT_TRUE(tables.ok());
  EXPECT_FALSE(estimate(*tables, {}).rows.at(0).covered);
  EXPECT_TRUE(estimate(*tables, {}, {{"evidence.coverage", "0.89"}}).rows.at(0).covered);
}

}  // namespace
}  // namespace setpoint::test
