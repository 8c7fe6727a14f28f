#include "setpoint/network/target_value.h"

#include <gtest/gtest.h>

#include <cmath>

#include "network/karate.h"
#include "setpoint/network/substitutes.h"

namespace setpoint::test {
namespace {

TargetSettings weighing(double flow_weight) {
  TargetSettings settings;
  settings.flow_weight = flow_weight;
  settings.reach = 2;
  return settings;
}

void expect_recombines(const SupplyNetwork& network, const Ranking& ranking, double weight) {
  for (const TargetValue& target : ranking.targets) {
    const double lost = ranking.supply > 0 ? target.flow_lost / ranking.supply : 0;
    const double between =
        ranking.largest_betweenness > 0 ? target.betweenness / ranking.largest_betweenness : 0;
    EXPECT_NEAR(target.centrality, weight * lost + (1 - weight) * between, 1e-12);
    EXPECT_NEAR(target.hard_to_replace, 1 / (1 + target.known_substitutes), 1e-12);
    EXPECT_NEAR(target.value, target.centrality * target.hard_to_replace, 1e-12);
    EXPECT_NEAR(target.per_cost * network.actors()[target.actor].cost, target.value, 1e-12);
    for (const double part : {target.value, target.centrality, target.hard_to_replace, lost}) {
      EXPECT_GE(part, 0);
      EXPECT_LE(part, 1);
    }
  }
}

TEST(RankTargets, ByHand) {
  // Two suppliers, one cook, two retailers: the cook is all of the supply and all of the ways.
  const SupplyNetwork network = with_roles({{"a", 3}, {"a", 3}, {"b", 4, 2}, {"d", 2}, {"d", 3}},
                                           {{0, 2}, {1, 2}, {2, 3}, {2, 4}});
  const ChainRoutes routes(network, *Chain::parse("a, b, d"));
  const Ranking ranking = rank_targets(network, &routes, weighing(0.5), {});
  EXPECT_EQ(ranking.supply, 4);
  EXPECT_EQ(ranking.largest_betweenness, 6);
  const TargetValue& cook = ranking.targets[0];
  EXPECT_EQ(cook.actor, 2U);
  EXPECT_EQ(cook.flow_lost, 4);
  EXPECT_EQ(cook.centrality, 1);
  EXPECT_EQ(cook.hard_to_replace, 1);
  EXPECT_EQ(cook.value, 1);
  EXPECT_EQ(cook.per_cost, 0.5);
  EXPECT_EQ(cook.degree, 4U);
  EXPECT_EQ(cook.substitutes_within_reach, 0U);
  // Without retailer 4 (capacity 3) two of four are lost; the cook knows two thirds of one like
  // him.
  const TargetValue& retailer = ranking.targets[1];
  EXPECT_EQ(retailer.actor, 4U);
  EXPECT_EQ(retailer.flow_lost, 2);
  EXPECT_DOUBLE_EQ(retailer.known_substitutes, 2.0 / 3);
  EXPECT_DOUBLE_EQ(retailer.value, 0.5 * 0.5 / (1 + 2.0 / 3));
  EXPECT_EQ(retailer.substitutes_within_reach, 1U);
}

TEST(RankTargets, WithoutAChainBrokerageIsAllOfCentrality) {
  const SupplyNetwork club = karate();
  const Ranking ranking = rank_targets(club, nullptr, weighing(0.5), {});
  EXPECT_EQ(ranking.supply, 0);
  EXPECT_TRUE(ranking.betweenness_exact);
  EXPECT_NEAR(ranking.largest_betweenness, 231.0714, 5e-5);
  expect_recombines(club, ranking, 0);
  for (const TargetValue& target : ranking.targets) {
    EXPECT_EQ(target.flow_lost, 0);
    EXPECT_TRUE(target.flow_lost_exact);
  }
}

TEST(RankTargets, WhereNothingIsBetweenAnythingIsZeroAndFinite) {
  const Ranking ranking = rank_targets(plain(4, complete(4)), nullptr, weighing(0.5), {});
  for (const TargetValue& target : ranking.targets) EXPECT_EQ(target.value, 0);
  EXPECT_EQ(ranking.targets[3].actor, 3U);  // of equals the first in the network
  EXPECT_TRUE(rank_targets(plain(0, {}), nullptr, weighing(0.5), {}).targets.empty());
}

// With losses computed for the first few only, these few are the same and in the same order as
// with all, and what is said of the rest bounds it.
TEST(RankTargets, FewDetailsAreThoseOfAll) {
  Chance chance(60);
  int bounded = 0;
  int flowing = 0;
  for (int trial = 0; trial < 40; ++trial) {
    const SupplyNetwork network = random_chain_network(24, 0.12, chance);
    const ChainRoutes routes(network, *Chain::parse(kTestChain));
    const double weight = chance.happens(0.5) ? 0.5 : 1;
    const Ranking all = rank_targets(network, &routes, weighing(weight), {});
    EXPECT_EQ(all.detailed, 24U);
    expect_recombines(network, all, all.supply > 0 ? weight : 0);
    if (all.supply > 0) ++flowing;
    ChainFlow flow(network, routes);
    EXPECT_EQ(all.supply, flow.supply());
    for (std::size_t i = 0; i < all.targets.size(); ++i) {
      const TargetValue& target = all.targets[i];
      EXPECT_TRUE(target.flow_lost_exact);
      EXPECT_EQ(target.flow_lost, flow.lost_without(target.actor));
      EXPECT_EQ(target.substitutes_within_reach,
                SubstitutesWithinReach(network, 2).of(target.actor));
      if (i > 0) {
        EXPECT_TRUE(
            all.targets[i - 1].value > target.value ||
            (all.targets[i - 1].value == target.value && all.targets[i - 1].actor < target.actor));
      }
    }
    for (const std::size_t few : {0U, 1U, 5U, 12U}) {
      const Ranking some = rank_targets(network, &routes, weighing(weight), {.detailed = few});
      ASSERT_EQ(some.targets.size(), 24U);
      EXPECT_EQ(some.detailed, few);
      for (std::size_t i = 0; i < few; ++i) {
        EXPECT_EQ(some.targets[i].actor, all.targets[i].actor);
        EXPECT_EQ(some.targets[i].value, all.targets[i].value);
        EXPECT_EQ(some.targets[i].flow_lost, all.targets[i].flow_lost);
        EXPECT_EQ(some.targets[i].substitutes_within_reach,
                  all.targets[i].substitutes_within_reach);
      }
      for (const TargetValue& target : some.targets) {
        const double truth = flow.lost_without(target.actor);
        if (target.flow_lost_exact) {
          EXPECT_EQ(target.flow_lost, truth);
        } else {
          EXPECT_GE(target.flow_lost, truth);
          if (target.flow_lost > truth) ++bounded;
        }
      }
    }
  }
  EXPECT_GT(flowing, 25);
  EXPECT_GT(bounded, 100);  // or all losses were exact anyway
}

TEST(RankTargets, CarriesTheErrorOfAnEstimate) {
  const SupplyNetwork club = karate();
  const Ranking ranking =
      rank_targets(club, nullptr, weighing(0.5), {.sources = 12, .seed = Seed{4}});
  EXPECT_FALSE(ranking.betweenness_exact);
  EXPECT_EQ(ranking.sources, 12U);
  const Betweenness between = betweenness(club, 12, Seed{4});
  for (const TargetValue& target : ranking.targets) {
    EXPECT_EQ(target.betweenness, between.value[target.actor]);
    EXPECT_EQ(target.betweenness_error, between.standard_error[target.actor]);
    EXPECT_NEAR(target.value_error,
                target.betweenness_error / ranking.largest_betweenness * target.hard_to_replace,
                1e-12);
  }
  EXPECT_GT(ranking.targets[0].value_error, 0);
}

// Roles, capacities and ties of two actors may be changed for each other: so are their values.
TEST(RankTargets, DoesNotDependOnTheOrderOfTheFile) {
  Chance chance(61);
  for (int trial = 0; trial < 20; ++trial) {
    const SupplyNetwork network = random_chain_network(15, 0.2, chance);
    const auto n = static_cast<ActorIndex>(network.size());
    std::vector<Actor> actors(network.actors().rbegin(), network.actors().rend());
    std::vector<Tie> ties(network.ties().rbegin(), network.ties().rend());
    for (Tie& tie : ties) {
      tie.from = n - 1 - tie.from;
      tie.to = n - 1 - tie.to;
    }
    const SupplyNetwork turned(actors, ties, network.kinds(), network.known());
    const ChainRoutes routes(network, *Chain::parse(kTestChain));
    const ChainRoutes turned_routes(turned, *Chain::parse(kTestChain));
    std::vector<double> value(n);
    for (const TargetValue& target : rank_targets(network, &routes, weighing(0.5), {}).targets)
      value[target.actor] = target.value;
    for (const TargetValue& target :
         rank_targets(turned, &turned_routes, weighing(0.5), {}).targets)
      EXPECT_NEAR(target.value, value[n - 1 - target.actor], 1e-12);
  }
}

}  // namespace
}  // namespace setpoint::test
