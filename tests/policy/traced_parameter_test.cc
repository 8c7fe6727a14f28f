// Draws of parameters: what they are about, what they share, and what a reader is told.
#include "setpoint/policy/traced_parameter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "policy_text.h"

namespace setpoint {
namespace {

using testing::parameter;
using testing::with_name;

constexpr std::uint32_t kDraws = 4000;
const Quarter kFy2021 = Quarter::of(2021, 1);
const Quarter kFy2022 = Quarter::of(2022, 1);

Policy over(std::string_view body) {
  return *Policy::parse(with_name(body), "p.toml", {});
}

std::vector<double> draws_of(const Trace& trace, NodeId node, Seed seed = {}) {
  const std::vector<Uncertain> all =
      evaluate(trace, std::span<const NodeId>(&node, 1), seed, kDraws, 1);
  return {all[0].draws().begin(), all[0].draws().end()};
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return sorted_quantile(values, 0.5);
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const double n = static_cast<double>(a.size());
  double ma = 0, mb = 0, ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ma += a[i] / n;
    mb += b[i] / n;
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += (a[i] - ma) * (b[i] - mb);
    aa += (a[i] - ma) * (a[i] - ma);
    bb += (b[i] - mb) * (b[i] - mb);
  }
  return ab / std::sqrt(aa * bb);
}

std::vector<double> logs(std::vector<double> values) {
  for (double& value : values) value = std::log(value);
  return values;
}

double deviation(const std::vector<double>& values) {
  return Uncertain(0, values).standard_deviation();
}

Policy purity(std::string_view value, std::string_view distribution) {
  return over(parameter("default.purity.powder", value, "1",
                        "distribution = " + std::string(distribution)));
}

// Medians and spreads are estimated from 4,000 draws; tolerances are four standard errors.
TEST(TracedParameter, LognormalHasTheValueAsMedian) {
  const Policy policy = purity("0.1", "{kind = \"lognormal\", common = 0.3, yearly = 0.4}");
  Trace trace;
  TracedParameters parameters(policy, trace);
  const auto node = parameters.at(keys::purity(Outcome::powder), kFy2021);
  EXPECT_EQ(node.point().value(), 0.1);
  const std::vector<double> log_draws = logs(draws_of(trace, node.id()));
  EXPECT_NEAR(median(log_draws), std::log(0.1), 4 * 1.2533 * 0.5 / std::sqrt(kDraws));
  EXPECT_NEAR(deviation(log_draws), 0.5, 4 * 0.5 / std::sqrt(2.0 * kDraws))
      << "the two parts add in variance: 0.3^2 + 0.4^2 = 0.5^2";
}

TEST(TracedParameter, TheCommonPartIsSharedBetweenYearsAndCancels) {
  const Policy policy = purity("0.1", "{kind = \"lognormal\", common = 0.3, yearly = 0.15}");
  Trace trace;
  TracedParameters parameters(policy, trace);
  const auto a = logs(draws_of(trace, parameters.at(keys::purity(Outcome::powder), kFy2021).id()));
  const auto b = logs(draws_of(trace, parameters.at(keys::purity(Outcome::powder), kFy2022).id()));
  const double expected = 0.09 / (0.09 + 0.0225);
  EXPECT_NEAR(correlation(a, b), expected,
              4 * (1 - expected * expected) / std::sqrt(double{kDraws}));
  std::vector<double> change;
  for (std::size_t i = 0; i < a.size(); ++i) change.push_back(b[i] - a[i]);
  const double sigma = 0.15 * std::sqrt(2.0);
  EXPECT_NEAR(deviation(change), sigma, 4 * sigma / std::sqrt(2.0 * kDraws));
}

TEST(TracedParameter, LogitNormalStaysInside) {
  const Policy policy = purity("0.97", "{kind = \"logit_normal\", common = 1, yearly = 1}");
  Trace trace;
  TracedParameters parameters(policy, trace);
  const auto draws = draws_of(trace, parameters.at(keys::purity(Outcome::powder), kFy2021).id());
  for (const double draw : draws) {
    EXPECT_GT(draw, 0);
    EXPECT_LT(draw, 1);
  }
  std::vector<double> logit;
  for (const double draw : draws) logit.push_back(std::log(draw / (1 - draw)));
  EXPECT_NEAR(median(logit), std::log(0.97 / 0.03),
              4 * 1.2533 * std::sqrt(2.0) / std::sqrt(double{kDraws}));
}

TEST(TracedParameter, BoundedKindsHaveTheirMeans) {
  const auto mean = [](std::string_view distribution) {
    const Policy policy = purity("0.2", distribution);
    Trace trace;
    TracedParameters parameters(policy, trace);
    const auto draws = draws_of(trace, parameters.at(keys::purity(Outcome::powder), kFy2021).id());
    return Uncertain(0, draws).mean();
  };
  EXPECT_NEAR(mean("{kind = \"triangular\", low = 0.1, high = 0.6}"), 0.3, 0.008);
  EXPECT_NEAR(mean("{kind = \"uniform\", low = 0.1, high = 0.6}"), 0.35, 0.01);
  EXPECT_NEAR(mean("{kind = \"beta\", concentration = 20}"), 0.2, 0.006);
  EXPECT_NEAR(mean("{kind = \"normal\", common = 0.01, yearly = 0.01}"), 0.2, 0.001);
}

TEST(TracedParameter, DrawsBeyondTheAllowedCountAtTheLimit) {
  const Policy policy = purity("0.9", "{kind = \"lognormal\", common = 1, yearly = 0}");
  Trace trace;
  TracedParameters parameters(policy, trace);
  const auto draws = draws_of(trace, parameters.at(keys::purity(Outcome::powder), kFy2021).id());
  EXPECT_EQ(*std::max_element(draws.begin(), draws.end()), 1);
  EXPECT_LT(*std::min_element(draws.begin(), draws.end()), 0.5);
}

TEST(TracedParameter, OneNodeForOneYearAndOneForAllIfNothingIsYearly) {
  const Policy yearly = purity("0.1", "{kind = \"lognormal\", common = 0.3, yearly = 0.1}");
  const Policy common = purity("0.1", "{kind = \"lognormal\", common = 0.3, yearly = 0}");
  const Policy limits = purity("0.1", "{kind = \"uniform\", low = 0, high = 1}");
  const NumberKey<Pure> key = keys::purity(Outcome::powder);
  Trace trace;
  TracedParameters by_year(yearly, trace);
  // 2020Q4 and 2021Q3 are both of fiscal year 2021.
  EXPECT_EQ(by_year.at(key, Quarter::of(2020, 4)).id(), by_year.at(key, Quarter::of(2021, 3)).id());
  EXPECT_NE(by_year.at(key, Quarter::of(2021, 3)).id(), by_year.at(key, Quarter::of(2021, 4)).id());
  for (const Policy* policy : {&common, &limits}) {
    TracedParameters for_all(*policy, trace);
    EXPECT_EQ(for_all.at(key, kFy2021).id(), for_all.at(key, kFy2022).id());
  }
}

TEST(TracedParameter, DatedValuesOfOneYearShareTheirDraws) {
  const Policy policy = over(
      parameter("[default.purity.powder]", "0.1", "1",
                "distribution = {kind = \"lognormal\", common = 0.3, yearly = 0.1}", "2020-10-01") +
      parameter("[default.purity.powder]", "0.2", "1",
                "distribution = {kind = \"lognormal\", common = 0.3, yearly = 0.1}", "2021-01-01"));
  Trace trace;
  TracedParameters parameters(policy, trace);
  const auto early =
      draws_of(trace, parameters.at(keys::purity(Outcome::powder), Quarter::of(2020, 4)).id());
  const auto late =
      draws_of(trace, parameters.at(keys::purity(Outcome::powder), Quarter::of(2021, 1)).id());
  for (std::size_t i = 0; i < early.size(); ++i) ASSERT_NEAR(late[i] / early[i], 2, 1e-12);
}

TEST(TracedParameter, SharesSumToOneInEveryDraw) {
  const Policy policy = *Policy::read(std::nullopt, {});
  Trace trace;
  TracedParameters parameters(policy, trace);
  for (const std::string_view key : {"default.outcome_share", "default.origin_share.other-ports",
                                     "default.channel_share.other-ports", "deaths.outcome_share"}) {
    std::vector<std::vector<double>> draws;
    for (const auto& [entry, node] : parameters.shares(key, kFy2022)) {
      draws.push_back(draws_of(trace, node.id()));
      EXPECT_GT(deviation(draws.back()), 0.001) << key << " " << entry;
    }
    for (std::size_t r = 0; r < kDraws; ++r) {
      double sum = 0;
      for (const auto& share : draws) sum += share[r];
      ASSERT_NEAR(sum, 1, 1e-12) << key;
    }
  }
}

TEST(TracedParameter, LogRatiosOfSharesHaveTheStatedSpread) {
  const Policy policy =
      over(parameter("deaths.outcome_share", "{pills = 0.2, powder = 0.8, adulterant = 0}", "1",
                     "distribution = {kind = \"logistic_normal\", common = 0.3, yearly = 0.4}"));
  Trace trace;
  TracedParameters parameters(policy, trace);
  const auto shares = parameters.shares("deaths.outcome_share", kFy2022);
  const auto pills = draws_of(trace, shares[0].second.id());
  const auto powder = draws_of(trace, shares[1].second.id());
  std::vector<double> log_ratio;
  for (std::size_t i = 0; i < pills.size(); ++i)
    log_ratio.push_back(std::log(pills[i] / powder[i]));
  const double sigma = 0.5 * std::sqrt(2.0);
  EXPECT_NEAR(deviation(log_ratio), sigma, 4 * sigma / std::sqrt(2.0 * kDraws));
  EXPECT_NEAR(median(log_ratio), std::log(0.25), 4 * 1.2533 * sigma / std::sqrt(double{kDraws}));
  const auto none = draws_of(trace, shares[2].second.id());
  EXPECT_EQ(*std::max_element(none.begin(), none.end()), 0) << "a share of nothing stays nothing";
}

TEST(TracedParameter, NamesOfCountriesPlayNoPartInDraws) {
  const Policy before = *Policy::read(std::nullopt, {});
  const Country mexico = *Country::parse("MX");
  const Country china = *Country::parse("CN");
  const Policy after = before.with_countries_renamed({{mexico, china}, {china, mexico}});
  Trace trace;
  TracedParameters a(before, trace);
  TracedParameters b(after, trace);
  const auto first = a.shares("default.origin_share.other-ports", kFy2022);
  const auto second = b.shares("default.origin_share.other-ports", kFy2022);
  EXPECT_EQ(first[0].first, "CN");
  EXPECT_EQ(second[0].first, "MX");
  for (std::size_t i = 0; i < first.size(); ++i)
    EXPECT_EQ(draws_of(trace, first[i].second.id()), draws_of(trace, second[i].second.id()));
}

TEST(TracedParameter, DrawsDependOnTheSeedAndOnTheKey) {
  const Policy policy = *Policy::read(std::nullopt, {});
  Trace trace;
  TracedParameters parameters(policy, trace);
  const NodeId truck = parameters.at(keys::interception(Channel::truck), kFy2022).id();
  const NodeId rail = parameters.at(keys::interception(Channel::rail), kFy2022).id();
  const auto draws = draws_of(trace, truck, Seed{1});
  EXPECT_NE(draws, draws_of(trace, truck, Seed{2}));
  EXPECT_LT(std::abs(correlation(draws, draws_of(trace, rail, Seed{1}))),
            4 / std::sqrt(double{kDraws}));
}

TEST(TracedParameter, TellsWhatItIsAndHowItIsKnown) {
  const Policy policy = *Policy::read(std::nullopt, {});
  Trace trace;
  TracedParameters parameters(policy, trace);
  const Leaf& rail =
      *trace.leaf_of(parameters.at(keys::interception(Channel::pedestrian), kFy2022).id());
  EXPECT_EQ(rail.kind, LeafKind::parameter);
  EXPECT_EQ(rail.what, "default.interception.pedestrian");
  EXPECT_EQ(rail.source, "assumption");
  EXPECT_EQ(rail.note,
            "assumption: no figure was found; as vehicles, at the same ports; in force from "
            "2017-10-01");
  const auto shares = parameters.shares("default.outcome_share", kFy2022);
  // An uncertain share is its weight over the sum of the weights.
  EXPECT_EQ(trace.label(shares[0].second.id()),
            "default.outcome_share[pills], of shares that sum to 1");
  EXPECT_EQ(trace.leaf_of(trace.operands(shares[0].second.id())[0])->what,
            "default.outcome_share[pills]");
  const Leaf& weight = *trace.leaf_of(parameters.entry("lag.weights", 1, kFy2022).id());
  EXPECT_EQ(weight.what, "lag.weights[1]");
  EXPECT_FALSE(weight.sampler) << "certain";
  EXPECT_EQ(parameters.entry("lag.weights", 1, kFy2022).point().value(), 0.3);
  const Leaf& domestic = *trace.leaf_of(parameters.at(keys::domestic_share, kFy2022).id());
  EXPECT_TRUE(domestic.note.starts_with("white paper: ")) << domestic.note;

  const std::vector<PolicyOverride> set = {{"default.interception.truck", "0.2"}};
  const Policy changed = *Policy::read(std::nullopt, set);
  TracedParameters by_user(changed, trace);
  const Leaf& truck = *trace.leaf_of(by_user.at(keys::interception(Channel::truck), kFy2022).id());
  EXPECT_EQ(truck.source, "set by the user");
  EXPECT_TRUE(truck.note.ends_with("; in force on every day")) << truck.note;
  EXPECT_FALSE(truck.sampler);
}

}  // namespace
}  // namespace setpoint
