// Determinations on the sampled tier: which figures carry which interval, and what is refused.
#include <gtest/gtest.h>

#include "setpoint/determination/determine.h"
#include "setpoint/sampling/flow_estimate.h"
#include "support/dataset_folder.h"

namespace setpoint::test {
namespace {

constexpr std::array kQuarters = {"2024Q1", "2024Q2", "2024Q3", "2024Q4"};

// Trucks from Mexico and Canada, ten PSUs a quarter; powder found on Mexican ones alone.
class SampledDetermination : public testing::Test {
 protected:
  SampledDetermination() {
    std::string log =
        "period,port,channel,origin,stratum,psu,weight,selection,count,result,form,substance,"
        "mass_g,purity,pills,host\n";
    std::string strata = "period,stratum,psus\n";
    std::string deaths = "period,region,outcome,months,reported,predicted\n";
    std::string imports = "period,origin,value_usd\n";
    for (const std::string quarter : kQuarters) {
      for (int psu = 0; psu < 10; ++psu) {
        const std::string p = "," + std::to_string(psu) + ",5,random,";
        log += quarter + ",2304,truck,MX,s" + p + "40,negative,,,,,,\n";
        log += quarter + ",2304,truck,CA,s" + p + "40,negative,,,,,,\n";
        if (psu % 3 == 0)
          log += quarter + ",2304,truck,MX,s" + p + "1,positive,powder,," +
                 std::to_string(1000 + psu * 700) + ",0.4,,\n";
      }
      strata += quarter + ",s,60\n";
      deaths += quarter + ",US,all,3,10000,\n";
      imports += quarter + ",MX,1e11\n" + quarter + ",CA,1e11\n";
    }
    folder_.table("inspections", "setpoint", "log.csv", log)
        .table("strata", "setpoint", "strata.csv", strata)
        .table("deaths", "setpoint", "deaths.csv", deaths)
        .table("imports", "setpoint", "imports.csv", imports)
        .table("governance", "setpoint", "governance.csv",
               "country,field,value,from,evidence\nMX,enforced,no,2020-01-01,a test\n");
  }
  Result<Determination> determine_with(std::vector<PolicyOverride> overrides = {}) {
    auto tables = folder_.read();
    EXPECT_TRUE(tables.ok()) << (tables.ok() ? "" : tables.faults().front().text());
    tables_ = *std::move(tables);
    policy_ = *Policy::read(std::nullopt, overrides);
    DetermineOptions options;
    options.draws = 500;
    return determine(tables_, *policy_, options);
  }
  static const CountryResult& of(const Determination& d, std::string_view code) {
    for (const CountryResult& c : d.countries)
      if (c.country.code() == code) return c;
    throw std::runtime_error("no such country");
  }
  DatasetFolder folder_;
  Tables tables_;
  std::optional<Policy> policy_;
};

TEST_F(SampledDetermination, FlowsCarryTheIntervalOfTheEstimate) {
  const auto made = determine_with();
  ASSERT_TRUE(made.ok()) << made.faults().front().text();
  const auto rows = estimate_flows(tables_, *policy_, {.origin = true, .outcome = true});
  ASSERT_TRUE(rows.ok());
  std::size_t compared = 0;
  for (const FlowEstimate& row : rows->rows)
    for (const OutcomeResult& o : of(*made, row.origin->code()).outcomes)
      if (o.outcome == *row.outcome) {
        EXPECT_NEAR(o.flow_kg.value, row.pure_kg.value, 1e-12 * row.pure_kg.value);
        EXPECT_EQ(o.flow_kg.interval, row.pure_kg.interval);
        EXPECT_TRUE(o.few_finds);
        ++compared;
      }
  EXPECT_EQ(compared, 6u);
  // Nothing found in Canada's trucks is not zero.
  const OutcomeResult& powder = of(*made, "CA").outcomes[1];
  EXPECT_EQ(powder.flow_kg.value, 0);
  ASSERT_TRUE(powder.flow_kg.interval.has_value());
  EXPECT_GT(powder.flow_kg.interval->high, 0);
  EXPECT_EQ(of(*made, "CA").evidence, Tier::sampled);
  // The sum of all that was found is one thing, its draws another: those go on to deaths and rates.
  const auto& mexico = of(*made, "MX");
  EXPECT_GT(mexico.adjustment.target.interval->high, mexico.adjustment.target.value);
}

TEST_F(SampledDetermination, FlowsThatAreMovedKeepTheirDraws) {
  folder_.table("routing", "setpoint", "routing.csv", "seen,source,share\nMX,MX,0.9\nMX,CN,0.1\n");
  const auto made = determine_with();
  ASSERT_TRUE(made.ok()) << made.faults().front().text();
  const auto rows = estimate_flows(tables_, *policy_, {.origin = true});
  const auto& mexico = of(*made, "MX");
  EXPECT_NEAR(mexico.flow_kg.value, 0.9 * rows->rows.back().pure_kg.value, 1e-9);
  EXPECT_NE(mexico.flow_kg.interval, rows->rows.back().pure_kg.interval);
  EXPECT_EQ(of(*made, "CN").evidence, Tier::sampled);
}

TEST_F(SampledDetermination, StrataOfOnePsuAreRefusedUnlessThePolicyTreatsThem) {
  std::string log =
      "period,port,channel,origin,stratum,psu,weight,selection,count,result,form,substance,mass_g,"
      "purity,pills,host\n";
  for (const std::string quarter : kQuarters)
    log += quarter + ",2304,truck,MX,s,0,5,random,40,positive,powder,,1000,0.5,,\n";
  folder_.write("log.csv", log);
  const auto made = determine_with();
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(
      made.faults().front().text(),
      "strata with a single PSU: '2024Q1 s', '2024Q2 s', '2024Q3 s', '2024Q4 s', expected two "
      "or more PSUs a stratum, or sampling.single_psu = certainty, adjust or average");
  EXPECT_TRUE(determine_with({{"sampling.single_psu", "certainty"}}).ok());
}

}  // namespace
}  // namespace setpoint::test
