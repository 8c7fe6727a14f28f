#include "setpoint/network/comparison.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <set>

#include "network/karate.h"

namespace setpoint::test {
namespace {

TargetSettings settings() {
  return {0.5, 2, 8, 0.25, {0.4, 0.3, 0.3}, 0.5, 1};
}

ComparisonOptions options(std::size_t size) {
  ComparisonOptions with;
  with.size = size;
  with.runs = 60;
  with.search_runs = 4;
  with.seed = Seed{3};
  return with;
}

std::vector<ActorIndex> in_file_order(const SupplyNetwork& network) {
  std::vector<ActorIndex> all(network.size());
  std::iota(all.begin(), all.end(), ActorIndex{0});
  return all;
}

TEST(OverRuns, ClosedForm) {
  const OverRuns five = over_runs({3, 1, 5, 2, 4}, {0, 10});
  EXPECT_DOUBLE_EQ(five.mean, 3);
  const double error = std::sqrt(2.5 / 5);
  // Student's t with four degrees of freedom.
  EXPECT_NEAR(five.low, 3 - 2.7764451 * error, 1e-6);
  EXPECT_NEAR(five.high, 3 + 2.7764451 * error, 1e-6);
  EXPECT_DOUBLE_EQ(five.p5, 1.2);
  EXPECT_DOUBLE_EQ(five.p95, 4.8);
  // One run says nothing of the mean: everything that is possible.
  const OverRuns one = over_runs({0.25}, {0, 1});
  for (const double figure : {one.mean, one.p5, one.p95}) EXPECT_EQ(figure, 0.25);
  EXPECT_EQ(one.low, 0);
  EXPECT_EQ(one.high, 1);
}

TEST(OverRuns, AShareIsNeverBelowNothingOrAboveAll) {
  const OverRuns two = over_runs({0.9, 0.3}, {0, 1});
  EXPECT_EQ(two.low, 0);
  EXPECT_EQ(two.high, 1);
  const OverRuns difference = over_runs({0.9, 0.3}, {-1, 1});
  EXPECT_EQ(difference.low, -1);
  EXPECT_EQ(difference.high, 1);
}

// The interval is of the mean: it covers a known mean 19 times in 20.
TEST(OverRuns, CoversTheMean) {
  int covered = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    Stream stream(Seed{seed}, StreamName("tests.over-runs"), 0);
    std::vector<double> values(100);
    for (double& value : values) value = stream.uniform();
    const OverRuns over = over_runs(values, {0, 1});
    if (over.low <= 0.5 && 0.5 <= over.high) ++covered;
  }
  EXPECT_NEAR(covered, 950, 4 * std::sqrt(1000 * 0.95 * 0.05));
}

// Few runs too, which an interval by the normal distribution covers 17 times in 20.
TEST(OverRuns, CoversTheMeanOfFewRuns) {
  int covered = 0;
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    Stream stream(Seed{seed}, StreamName("tests.over-few-runs"), 0);
    std::vector<double> values(4);
    for (double& value : values) {
      // Nearly normal: the sum of twelve.
      value = -6;
      for (int k = 0; k < 12; ++k) value += stream.uniform();
    }
    const OverRuns over = over_runs(values, {-100, 100});
    if (over.low <= 0 && 0 <= over.high) ++covered;
  }
  EXPECT_NEAR(covered, 1900, 4 * std::sqrt(2000 * 0.95 * 0.05));
}

TEST(CompareStrategies, HasOursThenTheBaselines) {
  const SupplyNetwork club = karate();
  const Regrowth model(club, nullptr, settings());
  const auto all = compare_strategies(club, model, in_file_order(club), options(3));
  std::vector<std::string> names;
  int best = 0;
  for (const Judgement& judgement : all) {
    names.push_back(judgement.strategy);
    EXPECT_EQ(judgement.targets.size(), 3U);
    EXPECT_NEAR(judgement.cost, 3, 1e-12);
    ASSERT_EQ(judgement.by_month.size(), 9U);
    EXPECT_NEAR(judgement.by_month[0], judgement.at_once.mean, 1e-12);
    EXPECT_NEAR(judgement.by_month[8], judgement.at_end.mean, 1e-12);
    EXPECT_NEAR(std::accumulate(judgement.by_month.begin() + 1, judgement.by_month.end(), 0.0) / 8,
                judgement.mean.mean, 1e-12);
    EXPECT_NEAR(judgement.per_target.mean * 3, judgement.mean.mean, 1e-12);
    EXPECT_NEAR(judgement.per_cost.high * 3, judgement.mean.high, 1e-12);
    if (!judgement.over_best_baseline) ++best;
  }
  EXPECT_EQ(names,
            (std::vector<std::string>{"central and hard to replace", "best set found", "kingpin",
                                      "betweenness", "collective influence", "random"}));
  EXPECT_EQ(all[0].targets, (std::vector<ActorIndex>{0, 1, 2}));
  EXPECT_EQ(best, 1) << "one baseline is the best, and is not held against itself";
}

// What is held against the best baseline is the difference run by run, whose mean is that of the
// means.
TEST(CompareStrategies, DifferencesArePaired) {
  const SupplyNetwork club = karate();
  const Regrowth model(club, nullptr, settings());
  const auto all = compare_strategies(club, model, in_file_order(club), options(3));
  double best = 0;
  for (std::size_t i = 2; i < all.size(); ++i) best = std::max(best, all[i].mean.mean);
  for (const Judgement& judgement : all) {
    if (!judgement.over_best_baseline) {
      EXPECT_EQ(judgement.mean.mean, best);
    } else {
      EXPECT_NEAR(judgement.over_best_baseline->mean, judgement.mean.mean - best, 1e-12);
    }
  }
  // In a star every strategy that looks takes the middle: against itself there is no difference,
  // in any run.
  const SupplyNetwork hub = plain(9, star(8));
  const Regrowth of_hub(hub, nullptr, settings());
  const auto same = compare_strategies(hub, of_hub, in_file_order(hub), options(1));
  for (const Judgement& judgement : same) {
    if (judgement.strategy == "random" || !judgement.over_best_baseline) continue;
    EXPECT_EQ(judgement.targets, (std::vector<ActorIndex>{0}));
    const OverRuns& over = *judgement.over_best_baseline;
    for (const double figure : {over.mean, over.low, over.high, over.p5, over.p95})
      EXPECT_EQ(figure, 0);
  }
  EXPECT_LT(same.back().over_best_baseline->high, 0);  // a leaf is not the middle
}

TEST(CompareStrategies, RandomDrawsItsSetInEveryRun) {
  const SupplyNetwork hub = plain(9, star(8));
  const Regrowth model(hub, nullptr, settings());
  const auto all = compare_strategies(hub, model, in_file_order(hub), options(2));
  const Judgement& random = all.back();
  ASSERT_EQ(random.strategy, "random");
  // With the middle all is missing at once, without it the pairs of two leaves.
  EXPECT_EQ(random.at_once.p95, 1);
  EXPECT_NEAR(random.at_once.p5, 1 - 7.0 * 6 / (9 * 8), 1e-12);
  const double with_middle = 2.0 / 9;
  const double mean = with_middle + (1 - with_middle) * (1 - 7.0 * 6 / (9 * 8));
  EXPECT_NEAR(random.at_once.mean, mean,
              4 * (7.0 * 6 / (9 * 8)) * std::sqrt(with_middle * (1 - with_middle) / 60));
  // A set that is given has no such spread.
  EXPECT_EQ(all[2].at_once.p5, all[2].at_once.p95);
}

// With a budget every way spends within it, and as much as it can.
TEST(CompareStrategies, WithinABudget) {
  const SupplyNetwork network =
      with_roles({{"x", 1, 4}, {"x", 1, 2}, {"x", 1, 1}, {"x", 1, 1}, {"x", 1, 1}, {"x", 1, 3}},
                 {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {1, 5}, {4, 5}});
  const Regrowth model(network, nullptr, settings());
  ComparisonOptions with = options(6);
  with.budget = 4;
  const auto all = compare_strategies(network, model, {5, 0, 1, 2, 3, 4}, with);
  for (const Judgement& judgement : all) {
    double cost = 0;
    std::set<ActorIndex> taken(judgement.targets.begin(), judgement.targets.end());
    for (const ActorIndex actor : judgement.targets) cost += network.actors()[actor].cost;
    EXPECT_LE(cost, 4) << judgement.strategy;
    for (ActorIndex actor = 0; actor < network.size() && judgement.strategy != "best set found";
         ++actor)
      EXPECT_TRUE(taken.contains(actor) || cost + network.actors()[actor].cost > 4)
          << judgement.strategy;
    if (judgement.strategy != "random") {
      EXPECT_EQ(judgement.cost, cost);
      EXPECT_EQ(judgement.number, static_cast<double>(judgement.targets.size()));
    }
    EXPECT_NEAR(judgement.per_cost.mean * judgement.cost, judgement.mean.mean, 1e-12);
    EXPECT_NEAR(judgement.per_target.mean * judgement.number, judgement.mean.mean, 1e-12);
  }
  EXPECT_EQ(all[0].targets, (std::vector<ActorIndex>{5, 2}));  // 0 and 1 no longer fit
  EXPECT_EQ(all[2].targets, (std::vector<ActorIndex>{0}));     // kingpin
  // Between one target (the dearest) and three (of one each, drawn first).
  EXPECT_GT(all.back().number, 1);
  EXPECT_LT(all.back().number, 3);
}

TEST(BestAfterRegrowth, IsAsGoodAsItsStarts) {
  const SupplyNetwork club = karate();
  const Regrowth model(club, nullptr, settings());
  const std::vector<ActorIndex> by_value = in_file_order(club);
  const auto found =
      best_after_regrowth(club, model, by_value, 3, std::nullopt, 6, Seed{1}).targets;
  ASSERT_EQ(found.size(), 3U);
  const double worth = model.mean_missing(model.remove(found), Seed{1}, 6);
  std::vector<std::vector<ActorIndex>> starts = {{0, 1, 2}};
  for (const Strategy strategy :
       {Strategy::kingpin, Strategy::betweenness, Strategy::collective_influence})
    starts.push_back(removal_order(club, strategy, 3));
  for (const auto& start : starts)
    EXPECT_GE(worth, model.mean_missing(model.remove(start), Seed{1}, 6) - 1e-12);
}

TEST(BestAfterRegrowth, KeepsToABudget) {
  const SupplyNetwork network =
      with_roles({{"x", 1, 5}, {"x", 1, 1}, {"x", 1, 1}, {"x", 1, 1}, {"x", 1, 1}},
                 {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {3, 4}});
  const Regrowth model(network, nullptr, settings());
  for (const double budget : {1.0, 2.0, 4.5, 6.0}) {
    const auto found =
        best_after_regrowth(network, model, in_file_order(network), 5, budget, 6, Seed{1}).targets;
    double cost = 0;
    for (const ActorIndex actor : found) cost += network.actors()[actor].cost;
    EXPECT_LE(cost, budget);
    EXPECT_FALSE(found.empty());
  }
}

TEST(Judge, SaysWhereANetworkIsInMorePiecesAndSuppliesAsBefore) {
  // Two sources, either of which is enough; the second hangs on a middleman who can be taken.
  const SupplyNetwork network = with_roles(
      {{"a", 2}, {"b", 2}, {"d", 2}, {"fixer", 0}, {"fixer", 0}}, {{0, 1}, {1, 2}, {2, 3}, {3, 4}});
  const ChainRoutes routes(network, *Chain::parse("a, b, d"));
  const Regrowth model(network, &routes, settings());
  const Judgement pieces = judge(network, model, "one", {3}, 20, Seed{1});
  EXPECT_TRUE(pieces.fragmented_without_loss);
  EXPECT_EQ(pieces.at_end.mean, 0);
  EXPECT_GT(pieces.fragmentation_at_once.mean, 0);
  const Judgement loss = judge(network, model, "cook", {1}, 20, Seed{1});
  EXPECT_FALSE(loss.fragmented_without_loss);  // it lost half by the end
  EXPECT_GE(loss.at_end.mean, 0.1);
  const Judgement nobody = judge(network, model, "nobody", {}, 5, Seed{1});
  EXPECT_EQ(nobody.mean.mean, 0);
  EXPECT_EQ(nobody.per_target.mean, 0);
  EXPECT_FALSE(nobody.fragmented_without_loss);
}

}  // namespace
}  // namespace setpoint::test
