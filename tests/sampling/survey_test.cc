// The answers of R's survey package (Lumley 2004) to its own example samples.
#include <gtest/gtest.h>

#include "sampling/survey_table.h"
#include "setpoint/sampling/calibration.h"
#include "setpoint/sampling/proportion_interval.h"
#include "setpoint/sampling/replicates.h"

namespace setpoint::test {
namespace {

constexpr double kRelative = 1e-9;
constexpr double kLogitRelative = 1e-8;  // R's logistic fit stops short of its own answer

class Survey : public testing::Test {
 protected:
  void SetUp() override {
    SKIP_WITHOUT_ORACLES("survey");
    answers_ = answers("survey");
  }

  static SurveyTable table(const std::string& name) {
    return SurveyTable(oracles("survey") / (name + ".csv"));
  }
  static DesignColumns strat_columns(const SurveyTable& t) {
    return {.stages = {{.stratum = t.text("stype"), .population = t.populations("fpc")}},
            .weights = t.numbers("pw")};
  }
  static Design strat(const SurveyTable& t) { return value_of(Design::of(strat_columns(t))); }
  static Design clus1(const SurveyTable& t) {
    return value_of(
        Design::of({.stages = {{.cluster = t.text("dnum"), .population = t.populations("fpc")}},
                    .weights = t.numbers("pw")}));
  }
  static Design clus2(const SurveyTable& t) {
    return value_of(
        Design::of({.stages = {{.cluster = t.text("dnum"), .population = t.populations("fpc1")},
                               {.cluster = t.text("snum"), .population = t.populations("fpc2")}}}));
  }

  void expect(const std::string& name, const Estimate& actual, std::size_t i = 0) const {
    const auto& answer = answers_.at(name);
    expect_near_relative(actual.value, answer.at("estimate")[i], kRelative, name);
    expect_near_relative(actual.standard_error(), answer.at("se")[i], kRelative, name + " se");
  }

  nlohmann::json answers_;
};

Estimate total(const Design& design, const std::vector<double>& y, const Domain& domain = {}) {
  return value_of(estimate_total(design, y, domain));
}
Estimate mean(const Design& design, const std::vector<double>& y, const Domain& domain = {}) {
  return value_of(estimate_mean(design, y, domain));
}

TEST_F(Survey, Stratified) {
  const auto t = table("apistrat");
  const Design design = strat(t);
  expect("strat_total_enroll", total(design, t.numbers("enroll")));
  expect("strat_mean_api00", mean(design, t.numbers("api00")));
  expect("strat_ratio_apistu_enroll",
         value_of(estimate_ratio(design, t.numbers("api.stu"), t.numbers("enroll"))));
  EXPECT_EQ(degrees_of_freedom(design), 197U);

  auto columns = strat_columns(t);
  columns.stages.front().population.clear();
  expect("strat_nofpc_total_enroll", total(value_of(Design::of(columns)), t.numbers("enroll")));

  // The same corrections, given as fractions.
  auto fractions = strat_columns(t);
  fractions.population_as = PopulationAs::fractions;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    const double sampled = t.text("stype")[row] == "E" ? 100 : 50;
    fractions.stages.front().population[row] = sampled / std::stod(t.text("fpc")[row]);
  }
  expect("strat_total_enroll", total(value_of(Design::of(fractions)), t.numbers("enroll")));
}

TEST_F(Survey, Domains) {
  const auto t = table("apistrat");
  const Design design = strat(t);
  const std::vector<std::string> values{"No", "Yes"};
  for (std::size_t i = 0; i < values.size(); ++i) {
    expect("strat_domain_total_enroll_by_awards",
           total(design, t.numbers("enroll"), t.where("awards", values[i])), i);
    expect("strat_domain_mean_api00_by_schwide",
           mean(design, t.numbers("api00"), t.where("sch.wide", values[i])), i);
  }
  const auto c = table("apiclus1");
  const std::vector<std::string> types{"E", "H", "M"};
  for (std::size_t i = 0; i < types.size(); ++i) {
    expect("clus1_domain_total_by_stype",
           total(clus1(c), c.numbers("enroll"), c.where("stype", types[i])), i);
  }
}

TEST_F(Survey, ClustersOfOneAndTwoStages) {
  const auto t = table("apiclus1");
  expect("clus1_total_enroll", total(clus1(t), t.numbers("enroll")));
  expect("clus1_mean_api00", mean(clus1(t), t.numbers("api00")));
  EXPECT_EQ(degrees_of_freedom(clus1(t)), 14U);
  const Estimate enroll = mean(clus1(t), t.numbers("enroll"));
  expect("clus1_deff_mean_enroll", enroll);
  expect_near_relative(enroll.design_effect.value(),
                       answers_.at("clus1_deff_mean_enroll").at("deff")[0], kRelative, "deff");

  const auto two = table("apiclus2");
  Domain recorded;
  for (const auto& cell : two.text("enroll")) recorded.push_back(cell.empty() ? 0 : 1);
  expect("clus2_total_enroll_na_rm", total(clus2(two), two.numbers("enroll"), recorded));
  expect("clus2_mean_api00", mean(clus2(two), two.numbers("api00")));
}

const std::map<std::string, double> kTypes{{"E", 4421}, {"H", 755}, {"M", 1018}};

TEST_F(Survey, Calibrations) {
  const auto t = table("apiclus1");
  const Design design = clus1(t);
  const auto enroll = t.numbers("enroll");
  const Margin types{t.text("stype"), kTypes};
  expect("clus1_poststrat_total_enroll", total(value_of(post_stratify(design, types)), enroll));

  const std::vector<Margin> margins{types, {t.text("sch.wide"), {{"No", 1072}, {"Yes", 5122}}}};
  expect("clus1_rake_total_enroll", total(value_of(rake(design, margins)), enroll));

  std::vector<Auxiliary> auxiliaries{{"schools", std::vector<double>(t.rows(), 1.0), 6194},
                                     {"H", {}, 755},
                                     {"M", {}, 1018},
                                     {"api99", t.numbers("api99"), 3914069}};
  for (const auto& type : t.text("stype")) {
    auxiliaries[1].values.push_back(type == "H" ? 1 : 0);
    auxiliaries[2].values.push_back(type == "M" ? 1 : 0);
  }
  const Design linear = value_of(calibrate_linear(design, auxiliaries));
  expect("clus1_calibrate_linear_total_enroll", total(linear, enroll));
}

TEST_F(Survey, Jackknives) {
  const auto t = table("apistrat");
  const Replicates jkn = value_of(Replicates::jkn(strat(t)));
  EXPECT_EQ(jkn.size(), 200U);
  expect("strat_jkn_total_enroll",
         value_of(replicate_total(strat(t), jkn, t.numbers("enroll"))).estimate);
  expect("strat_jkn_mean_api00",
         value_of(replicate_mean(strat(t), jkn, t.numbers("api00"))).estimate);
  const auto c = table("apiclus1");
  expect("clus1_jk1_mean_api00",
         value_of(replicate_mean(clus1(c), value_of(Replicates::jk1(clus1(c))), c.numbers("api00")))
             .estimate);
}

TEST_F(Survey, SinglePsus) {
  const auto t = table("lonely");
  const DesignColumns columns{.stages = {{.stratum = t.text("stratum")}},
                              .weights = t.numbers("pw")};
  for (const auto& [name, treatment] :
       std::map<std::string, SinglePsu>{{"certainty", SinglePsu::certainty},
                                        {"adjust", SinglePsu::adjust},
                                        {"average", SinglePsu::average}}) {
    expect("lonely_total_y_" + name,
           total(value_of(Design::of(columns, treatment)), t.numbers("y")));
  }
  const auto refused = Design::of(columns);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.faults().front().what, "strata with a single PSU at stage 1: 'c'");
}

// value, variance, n and degrees of freedom of a share, as svyciprop() takes them.
Proportion share(const Design& design, const std::vector<double>& y) {
  const Estimate estimate = mean(design, y);
  return {estimate.value, estimate.variance, static_cast<double>(y.size()),
          static_cast<double>(degrees_of_freedom(design))};
}

TEST_F(Survey, IntervalsOfProportions) {
  const auto expect_interval = [this](const std::string& name, const Proportion& p,
                                      const Interval& interval, double relative) {
    const auto& answer = answers_.at(name);
    expect_near_relative(p.value, answer.at("estimate")[0], relative, name);
    EXPECT_EQ(p.degrees_of_freedom, answer.at("df")[0].get<double>());
    expect_near_relative(interval.low, answer.at("ci")[0], relative, name + " low");
    expect_near_relative(interval.high, answer.at("ci")[1], relative, name + " high");
  };
  const auto t = table("apiclus1");
  std::vector<double> none;
  for (const double ell : t.numbers("ell")) none.push_back(ell == 0 ? 1 : 0);
  const Proportion ell0 = share(clus1(t), none);
  const Interval logit = value_of(logit_interval(ell0, 0.95));
  expect_interval("clus1_ciprop_ell0_logit", ell0, logit, kLogitRelative);
  expect_interval("clus1_ciprop_ell0_xlogit", ell0, logit, kRelative);
  expect_interval("clus1_ciprop_ell0_beta", ell0, value_of(korn_graubard(ell0, 0.95)), kRelative);

  const auto s = table("apistrat");
  std::vector<double> no;
  for (const auto& cell : s.text("awards")) no.push_back(cell == "No" ? 1 : 0);
  const Proportion awards = share(strat(s), no);
  expect_interval("strat_ciprop_awardsNo_logit", awards, value_of(logit_interval(awards, 0.95)),
                  kLogitRelative);
  expect_interval("strat_ciprop_awardsNo_beta", awards, value_of(korn_graubard(awards, 0.95)),
                  kRelative);
}

}  // namespace
}  // namespace setpoint::test
