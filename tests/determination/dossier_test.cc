// Dossiers of small datasets whose answers are worked out by hand, and of the shipped one.
#include "setpoint/determination/dossier.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "setpoint/core/distribution.h"
#include "setpoint/core/random.h"
#include "setpoint/data/dataset.h"
#include "setpoint/determination/replay.h"
#include "support/dataset_folder.h"
#include "support/paths.h"
#include "support/tables_builder.h"

namespace setpoint {
namespace {

using test::country;
using test::quarter;
using test::TablesBuilder;

constexpr std::array kBefore = {"2022Q4", "2023Q1", "2023Q2", "2023Q3"};
constexpr std::array kNow = {"2023Q4", "2024Q1", "2024Q2", "2024Q3"};

// Nothing is uncertain: a movement is what the masses say.
Policy policy(std::vector<PolicyOverride> more = {}) {
  std::vector<PolicyOverride> set = {
      {"basis.internalisation", "0.001"},    {"basis.cost_per_death_usd", "10000000"},
      {"footprint.domestic_share", "0"},     {"lag.weights", "[1]"},
      {"default.interception.truck", "0.5"}, {"default.interception.vehicle", "0.5"}};
  set.insert(set.end(), more.begin(), more.end());
  return *Policy::read(std::nullopt, set);
}

// Powder by truck, 1 kg of it pure a quarter before from MX and CN alike; deaths halve.
TablesBuilder nation(double now_kg, double deaths_now = 500) {
  TablesBuilder tables;
  const auto quarter_of = [&](const char* q, double mx_kg, double deaths) {
    tables.deaths(q, Outcome::powder, 3, deaths);
    tables.imports(q, "MX", 1e9).imports(q, "CN", 1e9);
    tables.crossings(q, "MX", Channel::vehicle, 1e6);
    tables.seizure(q, "MX", Channel::truck, Outcome::powder, 10 * mx_kg, 0.1);
    tables.seizure(q, "CN", Channel::truck, Outcome::powder, 10, 0.1);
  };
  for (const auto* q : kBefore) quarter_of(q, 1, 1000);
  for (const auto* q : kNow) quarter_of(q, now_kg, deaths_now);
  tables.deficit("MX").deficit("CN");
  return tables;
}

struct Chain {
  Tables tables;
  Policy policy;
  DetermineOptions options;  // of the last
  Determination determination;
};

Chain chain_of(const Tables& tables, const Policy& with, std::uint32_t draws = 50) {
  DetermineOptions options{quarter("2023Q3"), Seed{1}, draws, 1, {}, {}};
  const auto before = determine(tables, with, options);
  if (!before) throw std::runtime_error(before.faults().front().text());
  options.previous = handed_on(*before);
  options.period = quarter("2024Q3");
  auto now = determine(tables, with, options);
  if (!now) throw std::runtime_error(now.faults().front().text());
  return {tables, with, options, *std::move(now)};
}

Dossier dossier_of(const Chain& chain, std::string_view code = "MX") {
  auto made =
      dossier(chain.tables, chain.policy, chain.options, chain.determination, country(code));
  if (!made) throw std::runtime_error(made.faults().front().text());
  return *std::move(made);
}

const OutcomeThen& powder(const RatesThen& rates) {
  return rates.outcomes.at(1);
}
const Flip& powder(const Dossier& dossier) {
  for (const Flip& flip : dossier.flips)
    if (flip.outcome == Outcome::powder) return flip;
  throw std::runtime_error("no flip of powder");
}

// The material change is 10 %: a certain flow that did not change is called improved below 0.9 of
// it and worsened above 1.1.
TEST(Dossier, ACertainFlowFlipsAtTheMaterialChange) {
  const Dossier d = dossier_of(chain_of(nation(1).tables(), policy()));
  EXPECT_EQ(powder(d.now).row, 3);
  const Flip& flip = powder(d);
  EXPECT_EQ(flip.action, "hold");
  ASSERT_TRUE(flip.flow_down.has_value());
  EXPECT_GE(flip.flow_down->factor, 0.89 - 1e-9);
  EXPECT_LE(flip.flow_down->factor, 0.90);
  EXPECT_EQ(flip.flow_down->then.row, 4);
  EXPECT_EQ(flip.flow_down->then.action, "lower");
  ASSERT_TRUE(flip.flow_up.has_value());
  EXPECT_GE(flip.flow_up->factor, 1.10);
  EXPECT_LE(flip.flow_up->factor, 1.11 + 1e-9);
  EXPECT_EQ(flip.flow_up->then.action, "raise");
  EXPECT_FALSE(flip.rests_on_deaths) << "row 3 does not ask for deaths";
  EXPECT_FALSE(flip.deaths_up.has_value());
  // Of no flow in either window nothing can be multiplied.
  for (const Flip& other : d.flips)
    if (other.outcome != Outcome::powder) {
      EXPECT_FALSE(other.flow_down || other.flow_up);
    }
}

// 4,000 deaths before; 2,000 f now have "fallen" while (2000 f - 3600) / sqrt(2 (4000 + 2000 f)) is
// at most the quantile of 0.1 * 2 / 10: of ten tests, the flow's fall is the first.
TEST(Dossier, DeathsFlipWhatRestsOnThem) {
  const Chain chain = chain_of(nation(0.5).tables(), policy());
  const Dossier d = dossier_of(chain);
  EXPECT_EQ(d.determination.tests, 10U);
  EXPECT_EQ(powder(d.now).row, 4);
  const Flip& flip = powder(d);
  EXPECT_TRUE(flip.rests_on_deaths);
  EXPECT_FALSE(flip.deaths_down.has_value()) << "fewer deaths fell too";
  ASSERT_TRUE(flip.deaths_up.has_value());
  const double f = flip.deaths_up->factor;
  const auto z = [](double at) { return (2000 * at - 3600) / std::sqrt(2 * (4000 + 2000 * at)); };
  EXPECT_GT(z(f), normal_quantile(0.02));
  EXPECT_LE(z(f - 0.0151), normal_quantile(0.02));
  EXPECT_EQ(flip.deaths_up->then.action, "hold");
  // The same by running it.
  const Rerun rerun(chain.tables, chain.policy, chain.options, chain.determination, country("MX"));
  EXPECT_EQ(powder(*rerun.with_deaths(f)).action, "hold");
  EXPECT_EQ(powder(*rerun.with_deaths(f - 0.0151)).action, "lower");
}

TEST(Dossier, NothingFlipsIsSaid) {
  const AtFactor same = [](double) -> Result<OutcomeThen> {
    OutcomeThen then;
    then.action = "hold";
    return then;
  };
  const auto none = nearest_flip("hold", kFlowUp, same);
  ASSERT_TRUE(none.ok());
  EXPECT_FALSE(none->has_value());
  // A band between 1.6 and 1.9 lies between two points of the grid; from 5 on it is found.
  std::set<double> asked;
  const AtFactor band = [&](double factor) -> Result<OutcomeThen> {
    asked.insert(factor);
    OutcomeThen then;
    then.action = (factor > 1.6 && factor < 1.9) || factor >= 5 ? "raise" : "hold";
    return then;
  };
  const auto found = nearest_flip("hold", kFlowUp, band);
  ASSERT_TRUE(found.ok() && found->has_value());
  EXPECT_GE((*found)->factor, 5);
  EXPECT_LE((*found)->factor, 5 * 1.01);
  EXPECT_LE(asked.size(), 12U) << "four of the grid and the halvings";
}

TEST(Dossier, RemediesOfGovernance) {
  TablesBuilder tables = nation(1);
  // In force within the window only: what remedies it must still replace it.
  tables.governance("MX", GovernanceField::enforced, Finding::no, "2024-02-01");
  tables.governance("MX", GovernanceField::know_your_customer, Finding::unknown);
  const Chain chain = chain_of(tables.tables(), policy());
  const Dossier d = dossier_of(chain);
  EXPECT_TRUE(d.now.liable);
  EXPECT_GT(d.now.charged.adjustment, 0);
  ASSERT_EQ(d.governance.size(), 4U) << "two deficits, both, an equivalent measure";
  EXPECT_EQ(d.governance[0].fields, std::vector{GovernanceField::analogue_law});
  EXPECT_EQ(d.governance[1].fields, std::vector{GovernanceField::enforced});
  for (const std::size_t one : {0U, 1U}) {
    EXPECT_TRUE(d.governance[one].then.liable) << "the other deficit is still on record";
    EXPECT_EQ(d.governance[one].then.charged, d.now.charged);
  }
  for (const std::size_t all : {2U, 3U}) {
    EXPECT_FALSE(d.governance[all].then.liable);
    EXPECT_EQ(d.governance[all].then.full, StandingRate());
    EXPECT_EQ(d.governance[all].then.charged, StandingRate());
  }
  EXPECT_EQ(d.governance[3].fields, std::vector{GovernanceField::equivalent});
}

// 10,000 dollars a death; MX and CN share 2,000 deaths in proportion to flow, x to 1.
TEST(Dossier, RemediesOfFlow) {
  const Dossier d = dossier_of(chain_of(nation(1).tables(), policy()));
  ASSERT_EQ(d.flow.size(), kFlowCuts.size());
  const double usd_a_death = 0.001 * 1e7;
  const double imports = 4e9;
  for (const FlowRemedy& remedy : d.flow) {
    const double x = 1 - remedy.cut;
    if (x == 0) {
      EXPECT_FALSE(remedy.then.liable);
      continue;
    }
    const double deaths = 2000 * x / (x + 1);
    EXPECT_NEAR(remedy.then.target.adjustment, usd_a_death * deaths / imports, 1e-12);
    EXPECT_NEAR(remedy.then.flow_share, x / (x + 1), 1e-12);
    // 1,000 of the 2,000 are its own; they fall alike, and the share of what is left is by flow.
    const double fewer = (2000 - 1000 * remedy.cut) * x / (x + 1);
    EXPECT_NEAR(remedy.with_deaths.target.adjustment, usd_a_death * fewer / imports, 1e-12);
    EXPECT_EQ(powder(remedy.then).action, remedy.cut > 0.1 + 1e-9 ? "lower" : "hold");
  }
}

TEST(Dossier, ChecksAreRunOnThisDetermination) {
  const Dossier d = dossier_of(chain_of(nation(1).tables(), policy()));
  std::set<std::string> names;
  for (const Check& check : d.audit) {
    EXPECT_TRUE(check.holds) << check.name << ": " << check.detail;
    names.insert(check.name);
  }
  EXPECT_EQ(names, (std::set<std::string>{"names permuted", "units changed", "one cell raised",
                                          "made again"}));
}

TEST(Dossier, OfWhoIsNotLiableItHasNoActions) {
  TablesBuilder tables = nation(1);
  for (const auto* q : kBefore) tables.seizure(q, "CA", Channel::truck, Outcome::powder, 10, 0.1);
  for (const auto* q : kNow) tables.seizure(q, "CA", Channel::truck, Outcome::powder, 10, 0.1);
  const Dossier d = dossier_of(chain_of(tables.tables(), policy()), "CA");
  EXPECT_FALSE(d.now.liable);
  EXPECT_TRUE(d.flips.empty());
  EXPECT_TRUE(d.holds.empty());
  EXPECT_TRUE(d.governance.empty());
}

TEST(Dossier, ACountryThatIsNotThereNamesTheLiable) {
  const Chain chain = chain_of(nation(1).tables(), policy());
  const auto made =
      dossier(chain.tables, chain.policy, chain.options, chain.determination, country("FR"));
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.faults().front().kind, FaultKind::usage);
  EXPECT_NE(made.faults().front().text().find("CN, MX"), std::string::npos);
}

// A quarter without evidence: which route, and what would make the windows alike.
TEST(Dossier, WindowsThatAreNotAlikeNameTheRoutes) {
  TablesBuilder tables;
  for (const auto* q : kBefore) {
    tables.deaths(q, Outcome::powder, 3, 1000).imports(q, "MX", 1e9);
    if (std::string_view(q) != "2023Q1")
      tables.seizure(q, "MX", Channel::truck, Outcome::powder, 10, 0.1);
  }
  for (const auto* q : kNow) {
    tables.deaths(q, Outcome::powder, 3, 1000).imports(q, "MX", 1e9);
    tables.seizure(q, "MX", Channel::truck, Outcome::powder, 10, 0.1);
  }
  tables.deficit("MX");
  const Dossier d = dossier_of(chain_of(tables.tables(), policy()));
  EXPECT_EQ(powder(d.now).row, 1);
  const auto hold = std::find_if(d.holds.begin(), d.holds.end(),
                                 [](const Hold& h) { return h.outcome == Outcome::powder; });
  ASSERT_NE(hold, d.holds.end());
  EXPECT_EQ(hold->reason, HoldReason::unlike);
  ASSERT_EQ(hold->gaps.size(), 1U);
  EXPECT_EQ(hold->gaps[0].seen, country("MX"));
  EXPECT_EQ(hold->gaps[0].channel, Channel::truck);
  EXPECT_EQ(hold->gaps[0].before, Tier::none);
  EXPECT_EQ(hold->gaps[0].now, Tier::default_);
  EXPECT_EQ(hold->gaps[0].unsampled.size(), 8U);
  for (const Hold& other : d.holds)
    if (other.outcome != Outcome::powder) {
      EXPECT_EQ(other.reason, HoldReason::no_flow);
    }
}

// z_0.9 + z_0.8 = 1.2815515655 + 0.8416212336.
TEST(Settling, ByHand) {
  constexpr double kZ = 1.2815515655446004 + 0.8416212335729143;
  const auto tests = [](double below, double above, double deviation) {
    return change_tests({below, deviation}, {above, deviation});
  };
  const Settling fall = settling(tests(-0.2, -0.3, 0.3), 0.9);
  EXPECT_EQ(fall.looks, Looks::fall);
  EXPECT_NEAR(fall.needed, 0.2 / kZ, 1e-12);
  EXPECT_NEAR(fall.times(), std::pow(0.3 * kZ / 0.2, 2), 1e-9);
  const Settling rise = settling(tests(0.3, 0.1, 0.3), 0.9);
  EXPECT_EQ(rise.looks, Looks::rise);
  EXPECT_NEAR(rise.needed, 0.1 / kZ, 1e-12);
  const Settling neither = settling(tests(0.04, -0.06, 0.3), 0.9);
  EXPECT_EQ(neither.looks, Looks::unchanged);
  EXPECT_NEAR(neither.needed, 0.04 / kZ, 1e-12) << "the nearer of the two binds";
  EXPECT_TRUE(std::isinf(settling(tests(0, -0.1, 0.3), 0.9).times()));
}

// With x = 1, y = 2 and a = 0.05 a deviation of 0.2 needs r = 0.2 * 1.1 / sqrt 2, and e / r^2
// finds: 112.3...
TEST(Settling, FindsByHand) {
  for (const Looks looks : {Looks::fall, Looks::rise}) {
    const Settling wanted{looks, -0.2, 0.3, 0.2};
    EXPECT_EQ(finds_needed(wanted, 2, 1, 30), 113);
    EXPECT_EQ(finds_needed(wanted, 2, 1, 500), 500) << "no fewer than movement.min_finds";
    EXPECT_EQ(finds_needed(wanted, 2, 0, 30), 30);
  }
}

// The delta method and 1 + cv^2 = e, by simulation: totals of n finds of a Poisson process whose
// masses are lognormal with sigma 1 give w- the deviation that was asked for.
TEST(Settling, FindsGiveTheDeviationWanted) {
  constexpr double kNeeded = 0.1;
  constexpr double kLater = 1.3;
  constexpr double kEarlier = 2;
  const Settling wanted{Looks::fall, -0.2, 0.3, kNeeded};
  const double finds = finds_needed(wanted, kEarlier, kLater, 1);
  constexpr int kRuns = 4000;
  double sum = 0;
  double squares = 0;
  for (std::uint32_t run = 0; run < kRuns; ++run) {
    Stream stream(Seed{7}, StreamName("finds"), run);
    const auto total = [&](double expected) {
      const std::uint64_t n = draw_poisson(stream, finds);
      double mass = 0;
      for (std::uint64_t k = 0; k < n; ++k) mass += draw_lognormal(stream, -0.5, 1);
      return expected * mass / finds;
    };
    const double now = total(kLater);
    const double before = total(kEarlier);
    const double s = std::log((now + kStart * before) / (0.9 * before + kStart * before));
    sum += s;
    squares += s * s;
  }
  const double mean = sum / kRuns;
  const double deviation = std::sqrt(squares / kRuns - mean * mean);
  // Monte Carlo error of a deviation from 4,000 runs: 1.1 %; the delta method's own is of order
  // r^2.
  EXPECT_NEAR(deviation, kNeeded, 0.05 * kNeeded);
}

// Two sampled years of trucks from Mexico, ten PSUs of 60 a quarter.
class SampledDossier : public testing::Test {
 protected:
  // finds: of the ten PSUs of a quarter; mass_g: of a find in the PSU.
  Tables tables(int finds_before, int finds_now, int mass_step) {
    std::string log =
        "period,port,channel,origin,stratum,psu,weight,selection,count,result,form,substance,"
        "mass_g,purity,pills,host\n";
    std::string strata = "period,stratum,psus\n";
    std::string deaths = "period,region,outcome,months,reported,predicted\n";
    std::string imports = "period,origin,value_usd\n";
    const auto add = [&](const std::string& q, int finds) {
      for (int psu = 0; psu < 10; ++psu) {
        const std::string p = ",s," + std::to_string(psu) + ",6,random,";
        log += q + ",2304,truck,MX" + p + "40,negative,,,,,,\n";
        if (psu < finds)
          log += q + ",2304,truck,MX" + p + "1,positive,powder,," +
                 std::to_string(1000 + psu * mass_step) + ",0.4,,\n";
      }
      strata += q + ",s,60\n";
      deaths += q + ",US,all,3,10000,\n";
      imports += q + ",MX,1e11\n";
    };
    for (const auto* q : kBefore) add(q, finds_before);
    for (const auto* q : kNow) add(q, finds_now);
    folder_.table("inspections", "setpoint", "log.csv", log)
        .table("strata", "setpoint", "strata.csv", strata)
        .table("deaths", "setpoint", "deaths.csv", deaths)
        .table("imports", "setpoint", "imports.csv", imports)
        .table("governance", "setpoint", "governance.csv",
               "country,field,value,from,evidence\nMX,enforced,no,2020-01-01,a test\n");
    auto read = folder_.read();
    if (!read) throw std::runtime_error(read.faults().front().text());
    return *std::move(read);
  }
  static const Hold& powder_of(const Dossier& d) {
    for (const Hold& hold : d.holds)
      if (hold.outcome == Outcome::powder) return hold;
    throw std::runtime_error("powder is not held");
  }

 private:
  test::DatasetFolder folder_;
};

TEST_F(SampledDossier, AHoldIsAPlanByStratum) {
  const Dossier d = dossier_of(chain_of(tables(5, 4, 900), policy(), 500));
  const Hold& hold = powder_of(d);
  EXPECT_EQ(hold.reason, HoldReason::undecided);
  EXPECT_EQ(hold.tier, Tier::sampled);
  EXPECT_FALSE(hold.finds_wanted.has_value());
  ASSERT_TRUE(hold.times.has_value());
  EXPECT_GT(*hold.times, 1);
  ASSERT_TRUE(hold.plan.has_value()) << hold.no_plan;
  EXPECT_EQ(hold.plan->pilot, quarter("2024Q3"));
  EXPECT_NEAR(*hold.plan->wanted_precision, *hold.plan->pilot_precision / std::sqrt(*hold.times),
              1e-12);
  ASSERT_EQ(hold.plan->strata.size(), 1U);
  EXPECT_GT(hold.plan->strata[0].psus, 10U);
  EXPECT_LE(hold.plan->strata[0].psus, 60U);
}

TEST_F(SampledDossier, AFallOnFewFindsAsksForTheRest) {
  const Dossier d = dossier_of(chain_of(tables(6, 1, 1), policy(), 500));
  const Hold& hold = powder_of(d);
  EXPECT_EQ(hold.reason, HoldReason::few_finds) << hold.why;
  EXPECT_EQ(hold.finds_before, 24U);
  EXPECT_NEAR(*hold.times, 30.0 / 24, 1e-12);
}

// The shipped dataset: every hold is an order, and the questions answer each other.
TEST(DossierOfTheRecord, Mexico) {
  const auto tables = read_dataset(std::string(SETPOINT_ROOT) + "/data/reference");
  ASSERT_TRUE(tables.ok());
  const auto with = Policy::read(std::nullopt, {});
  auto chain = replay(*tables, *with, {Seed{1}, 200, 0, quarter("2025Q3")});
  ASSERT_TRUE(chain.ok());
  DetermineOptions options{quarter("2025Q3"), Seed{1}, 200, 0, {}, {}};
  options.previous = handed_on((*chain)[chain->size() - 2]);
  const auto made = dossier(*tables, *with, options, std::move(chain->back()), country("MX"));
  ASSERT_TRUE(made.ok()) << made.faults().front().text();
  const Dossier& d = *made;
  for (const Check& check : d.audit) EXPECT_TRUE(check.holds) << check.name << check.detail;
  ASSERT_EQ(d.governance.size(), 5U);
  for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(d.governance[k].then.charged, d.now.charged);
  EXPECT_EQ(d.governance[3].then.charged, StandingRate());
  ASSERT_EQ(d.holds.size(), 3U);
  for (const Hold& hold : d.holds) {
    EXPECT_EQ(hold.reason, HoldReason::undecided);
    EXPECT_EQ(hold.tier, Tier::default_);
    EXPECT_GE(hold.finds_wanted.value_or(0), 30);
    double shares = 0;
    for (const ChannelShare& where : hold.where) shares += where.share;
    EXPECT_NEAR(shares, 1, 1e-12);
  }
  // Where it was held a lower flow lowers; the flips are where the bisection says.
  const Rerun rerun(*tables, *with, options, d.determination, country("MX"));
  for (const Flip& flip : d.flips) {
    ASSERT_TRUE(flip.flow_down.has_value());
    const auto nearer = rerun.with_flow(flip.outcome, flip.flow_down->factor + 0.0101);
    ASSERT_TRUE(nearer.ok());
    EXPECT_EQ(nearer->outcomes[static_cast<std::size_t>(flip.outcome)].action, flip.action);
  }
}

}  // namespace
}  // namespace setpoint
