#include "setpoint/network/best_set.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <set>

#include "network/karate.h"
#include "network/threads.h"

namespace setpoint::test {
namespace {

constexpr double kClose = 1e-9;

double cost_of(const SupplyNetwork& network, const std::vector<ActorIndex>& set) {
  double cost = 0;
  for (const ActorIndex actor : set) cost += network.actors()[actor].cost;
  return cost;
}

// The largest value of a set within the limits, by looking at all.
double best_of_all(const SupplyNetwork& network, const SetObjective& objective,
                   const SetSearch& search) {
  double best = 0;
  for (std::size_t bits = 0; bits < std::size_t{1} << network.size(); ++bits) {
    const std::vector<ActorIndex> set = members(bits);
    if (set.size() > search.size) continue;
    if (search.budget && cost_of(network, set) > *search.budget) continue;
    best = std::max(best, objective.value(set));
  }
  return best;
}

struct Limits {
  std::size_t size = SIZE_MAX;
  std::optional<double> budget;
};

// By size, by budget, by both.
std::vector<Limits> limits(Chance& chance) {
  const std::size_t size = 1 + chance.below(3);
  const auto budget = static_cast<double>(2 + chance.below(6));
  return {{size, {}}, {SIZE_MAX, budget}, {size, budget}};
}

void expect_within(const SupplyNetwork& network, const BestSet& found, const SetSearch& search) {
  EXPECT_LE(found.targets.size(), search.size);
  EXPECT_EQ(found.cost, cost_of(network, found.targets));
  if (search.budget) {
    EXPECT_LE(found.cost, *search.budget);
  }
  const std::set<ActorIndex> different(found.targets.begin(), found.targets.end());
  EXPECT_EQ(different.size(), found.targets.size());
}

// What every answer must hold to, whether the search came to its end or not.
void expect_honest(const SupplyNetwork& network, const SetObjective& objective,
                   const SetSearch& search, const BestSet& found) {
  const double best = best_of_all(network, objective, search);
  expect_within(network, found, search);
  EXPECT_NEAR(found.value, objective.value(found.targets), kClose);
  EXPECT_LE(found.value, best + kClose);
  if (found.exact) {
    EXPECT_NEAR(found.value, best, kClose) << objective.name;
  }
  if (found.bound) {
    EXPECT_GE(*found.bound, best - kClose) << objective.name;
    EXPECT_GE(*found.bound, found.value);
  }
  EXPECT_LE(found.greedy_value, found.value);
  EXPECT_GE(found.greedy_value, found.guarantee * best - kClose) << objective.name;
  if (!objective.submodular) {
    EXPECT_EQ(found.guarantee, 0);
  }
}

// Every objective that needs no luck, on one network.
void each_objective(const SupplyNetwork& network,
                    const std::function<void(const SetObjective&)>& ask) {
  const ChainRoutes routes(network, *Chain::parse(kTestChain));
  if (ChainFlow(network, routes).supply() > 0) {
    ask(supply_objective(network, routes));
    ask(routes_objective(network, routes));
  }
  ask(ties_objective(network));
  ask(fragmentation_objective(network));
}

TEST(BestSet, IsTheBestOfAllOnRandomNetworks) {
  Chance chance(30);
  for (int trial = 0; trial < 20; ++trial) {
    const SupplyNetwork network = random_chain_network(9, 0.3, chance);
    for (const Limits& limit : limits(chance)) {
      SetSearch search;
      search.size = limit.size;
      search.budget = limit.budget;
      each_objective(network, [&](const SetObjective& objective) {
        const BestSet found = best_set(network, objective, search);
        EXPECT_TRUE(found.exact);
        ASSERT_TRUE(found.bound.has_value());
        EXPECT_NEAR(*found.bound, found.value, kClose);
        expect_honest(network, objective, search, found);
      });
    }
  }
}

// Cut short, it says so, and what it says of what it has not seen is true.
TEST(BestSet, CutShortStillBoundsTheBest) {
  Chance chance(31);
  int short_of_exact = 0;
  int better = 0;
  for (int trial = 0; trial < 40; ++trial) {
    const SupplyNetwork network = random_chain_network(10, 0.4, chance);
    for (const Limits& limit : limits(chance)) {
      SetSearch search;
      search.size = limit.size;
      search.budget = limit.budget;
      search.evaluations = chance.below(4);
      each_objective(network, [&](const SetObjective& objective) {
        const BestSet found = best_set(network, objective, search);
        expect_honest(network, objective, search, found);
        EXPECT_EQ(found.bound.has_value(), found.exact || objective.bounds != nullptr);
        if (found.exact) return;
        ++short_of_exact;
        if (found.bound && *found.bound > found.value + kClose) ++better;
      });
    }
  }
  EXPECT_GT(short_of_exact, 60);
  EXPECT_GT(better, 40);
}

TEST(BestSet, FragmentsTheKarateClub) {
  const SupplyNetwork club = karate();
  const SetObjective objective = fragmentation_objective(club);
  const std::vector<std::pair<std::set<ActorIndex>, double>> known = {
      {{0}, 0.316288}, {{0, 1}, 0.423387}, {{0, 32, 33}, 0.569892}};
  for (const auto& [set, value] : known) {
    SetSearch search;
    search.size = set.size();
    const BestSet found = best_set(club, objective, search);
    EXPECT_TRUE(found.exact);
    EXPECT_EQ(std::set<ActorIndex>(found.targets.begin(), found.targets.end()), set);
    EXPECT_NEAR(found.value, value, 5e-7);
  }
}

// Either alone is no loss, both are all of it: what has no bound of its own must not be forgotten.
TEST(BestSet, FindsTwoWhoStandInForEachOther) {
  const SupplyNetwork cooks =
      with_roles({{"a", 1, 9}, {"b", 1}, {"b", 1}, {"d", 1, 9}}, {{0, 1}, {0, 2}, {1, 3}, {2, 3}});
  const ChainRoutes routes(cooks, *Chain::parse(kTestChain));
  SetSearch search;
  search.budget = 2;
  const BestSet found = best_set(cooks, supply_objective(cooks, routes), search);
  EXPECT_EQ(std::set<ActorIndex>(found.targets.begin(), found.targets.end()),
            (std::set<ActorIndex>{1, 2}));
  EXPECT_EQ(found.value, 1);
  EXPECT_EQ(found.greedy_value, 0);
  EXPECT_TRUE(found.exact);
}

// Hubs whose leaves cost too much: `hubs` of them with `leaves` ties each.
SupplyNetwork hubs(const std::vector<std::pair<std::size_t, double>>& leaves_and_costs) {
  std::vector<Part> parts;
  Edges edges;
  for (const auto& [leaves, cost] : leaves_and_costs) {
    const auto hub = static_cast<ActorIndex>(parts.size());
    parts.push_back({"hub", 1, cost});
    for (std::size_t i = 0; i < leaves; ++i) {
      edges.emplace_back(hub, static_cast<ActorIndex>(parts.size()));
      parts.push_back({"leaf", 1, 1000});
    }
  }
  return with_roles(parts, edges);
}

TEST(BestSet, WithoutABudgetGreedyDoesNotLookAtCosts) {
  const SupplyNetwork network = hubs({{2, 1}, {10, 100}});
  SetSearch search;
  search.size = 1;
  const BestSet found = best_set(network, ties_objective(network), search);
  EXPECT_EQ(found.targets, (std::vector<ActorIndex>{3}));
  EXPECT_NEAR(found.greedy_value, 10.0 / 12, kClose);
  EXPECT_NEAR(found.guarantee, 1 - std::exp(-1.0), 1e-15);
}

// Gain per cost alone may be arbitrarily bad; the best single target mends it.
TEST(BestSet, WithABudgetGreedyLooksAtSingleTargetsToo) {
  const SupplyNetwork network = hubs({{1, 1}, {20, 30}});
  SetSearch search;
  search.budget = 30;
  const BestSet found = best_set(network, ties_objective(network), search);
  EXPECT_NEAR(found.greedy_value, 20.0 / 21, kClose);
  EXPECT_NEAR(found.guarantee, (1 - std::exp(-1.0)) / 2, 1e-15);
}

// A size and a budget together: a dear hub just larger than the rest, and cheap crumbs that fill
// the places, leave greedy far below half of the guarantee of either limit.
TEST(BestSet, PromisesNothingWhereASizeAndABudgetLimit) {
  const SupplyNetwork network = hubs({{5, 20},
                                      {5, 20},
                                      {5, 20},
                                      {5, 20},
                                      {5, 20},
                                      {6, 100},
                                      {1, 0.01},
                                      {1, 0.01},
                                      {1, 0.01},
                                      {1, 0.01},
                                      {1, 0.01}});
  SetSearch search;
  search.size = 5;
  search.budget = 100;
  const BestSet found = best_set(network, ties_objective(network), search);
  EXPECT_NEAR(found.value, 25.0 / 36, kClose);
  EXPECT_TRUE(found.exact);
  EXPECT_LT(found.greedy_value, (1 - std::exp(-1.0)) / 2 * found.value);
  EXPECT_EQ(found.guarantee, 0);
}

TEST(BestSet, CostsThatAddUpToTheBudgetFit) {
  const SupplyNetwork network = hubs({{3, 0.1}, {3, 0.2}});
  SetSearch search;
  search.budget = 0.3;  // less than 0.1 + 0.2 by a rounding
  EXPECT_EQ(best_set(network, ties_objective(network), search).targets.size(), 2U);
}

// Before the search looks at more than one set it knows what neither the places nor the money
// allow.
TEST(BestSet, BoundsByPlacesAndByMoney) {
  const SupplyNetwork network = hubs({{4, 1}, {4, 1}, {4, 1}});
  SetSearch search;
  search.evaluations = 0;
  for (const auto& [size, budget] : {std::pair{std::size_t{1}, 1000.0}, {std::size_t{3}, 1.0}}) {
    search.size = size;
    search.budget = budget;
    const BestSet found = best_set(network, ties_objective(network), search);
    EXPECT_TRUE(found.exact);
    EXPECT_NEAR(*found.bound, 4.0 / 12, kClose);
  }
}

TEST(BestSet, WhereNothingFitsIsEmpty) {
  const SupplyNetwork network = hubs({{3, 5}});
  SetSearch search;
  search.budget = 1;
  const BestSet found = best_set(network, ties_objective(network), search);
  EXPECT_TRUE(found.targets.empty());
  EXPECT_EQ(found.value, 0);
  EXPECT_TRUE(found.exact);
  search = {};
  search.size = 0;
  EXPECT_TRUE(best_set(network, ties_objective(network), search).targets.empty());
}

TEST(BestSet, KeepsToCandidatesAndUsesStarts) {
  const SupplyNetwork network = hubs({{9, 1}, {2, 1}, {3, 1}});
  SetSearch search;
  search.size = 1;
  search.candidates = {10, 13};
  EXPECT_EQ(best_set(network, ties_objective(network), search).targets,
            (std::vector<ActorIndex>{13}));
  // A start that is better than what the search can reach is what is answered.
  search.starts = {{0}, {10, 13}};
  EXPECT_EQ(best_set(network, ties_objective(network), search).targets,
            (std::vector<ActorIndex>{0}));
}

TEST(BestSet, HasTheSameAnswerOnAnyNumberOfThreads) {
  const SupplyNetwork club = karate();
  SetSearch search;
  search.size = 6;
  search.evaluations = 100;
  std::optional<BestSet> first;
  for (const int threads : {1, 2, 8}) {
    const BestSet found =
        on_threads(threads, [&] { return best_set(club, fragmentation_objective(club), search); });
    EXPECT_FALSE(found.exact);
    if (!first) first = found;
    EXPECT_EQ(found.targets, first->targets);
    EXPECT_EQ(found.value, first->value);
    EXPECT_EQ(found.evaluations, first->evaluations);
  }
}

// A circle falls apart at two places and at none: alone nobody gains anything.
TEST(BestSet, SeesPastAStepThatGainsNothing) {
  const SupplyNetwork circle = plain(700, cycle(700));
  SetSearch search;
  search.size = 2;
  const BestSet found = best_set(circle, fragmentation_objective(circle), search);
  EXPECT_FALSE(found.exact);
  EXPECT_GT(found.value, 0.49);
}

// Where the sets of two can all be looked at and those of more cannot.
TEST(BestSet, ALargerSizeIsWorthNoLess) {
  Chance chance(21);
  const SupplyNetwork network = plain(40, random_edges(40, 0.06, chance));
  const SetObjective objective = fragmentation_objective(network);
  double before = 0;
  for (const std::size_t size : {1U, 2U, 3U, 4U, 5U}) {
    SetSearch search;
    search.size = size;
    search.evaluations = 900;
    const BestSet found = best_set(network, objective, search);
    EXPECT_GE(found.value, before) << size;
    before = found.value;
  }
}

TEST(BestSet, NoShareIsBoundedAboveOne) {
  const SupplyNetwork network = plain(30, complete(30));
  SetSearch search;
  search.size = 29;
  search.evaluations = 3;
  const BestSet found = best_set(network, ties_objective(network), search);
  EXPECT_LE(*found.bound, 1);
}

}  // namespace
}  // namespace setpoint::test
