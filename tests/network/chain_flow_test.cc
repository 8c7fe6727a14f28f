#include "setpoint/network/chain_flow.h"

#include <gtest/gtest.h>

#include <numeric>
#include <set>

#include "network/graphs.h"

namespace setpoint::test {
namespace {

ChainRoutes routes_of(const SupplyNetwork& network, std::string_view chain = kTestChain,
                      std::vector<std::uint16_t> kinds = {}) {
  return {network, *Chain::parse(chain), std::move(kinds)};
}

double supply(const SupplyNetwork& network, std::string_view chain = kTestChain) {
  return ChainFlow(network, routes_of(network, chain)).supply();
}

// The least capacity of a set of actors that every way from the first stage to the last meets,
// by trying all sets.
double least_cut(const SupplyNetwork& network, const ChainRoutes& routes) {
  const auto last = static_cast<std::uint32_t>(routes.chain().stages().size() - 1);
  double least = 1e18;
  for (std::size_t bits = 0; bits < std::size_t{1} << network.size(); ++bits) {
    const std::vector<char> cut = marked(network.size(), members(bits));
    double sum = 0;
    for (ActorIndex i = 0; i < network.size(); ++i)
      if (cut[i] != 0) sum += network.actors()[i].capacity;
    if (sum >= least) continue;
    std::vector<char> reached(network.size(), 0);
    bool arrives = false;
    for (ActorIndex i = 0; i < network.size(); ++i)
      if (cut[i] == 0 && routes.stage(i) == 0) reached[i] = 1;
    for (bool more = true; more;) {
      more = false;
      for (const ChainRoutes::Arc& arc : routes.arcs())
        if (reached[arc.from] != 0 && reached[arc.to] == 0 && cut[arc.to] == 0) {
          reached[arc.to] = 1;
          more = true;
        }
    }
    for (ActorIndex i = 0; i < network.size(); ++i)
      arrives = arrives || (reached[i] != 0 && routes.stage(i) == last);
    if (!arrives) least = sum;
  }
  return least;
}

TEST(ChainFlow, ClosedForms) {
  // A line passes what its narrowest actor can.
  EXPECT_EQ(supply(with_roles({{"a", 5}, {"b", 2}, {"d", 4}}, {{0, 1}, {1, 2}})), 2);
  // The direction of a tie between stages does not matter; within a stage it does.
  EXPECT_EQ(supply(with_roles({{"a", 5}, {"b", 2}, {"d", 4}}, {{1, 0}, {2, 1}})), 2);
  EXPECT_EQ(supply(with_roles({{"a", 5}, {"b", 2}, {"b", 3}, {"d", 4}}, {{0, 1}, {1, 2}, {2, 3}})),
            2);
  EXPECT_EQ(supply(with_roles({{"a", 5}, {"b", 2}, {"b", 3}, {"d", 4}}, {{0, 1}, {2, 1}, {2, 3}})),
            0);
  // An optional stage may be passed by, a required one not.
  EXPECT_EQ(supply(with_roles({{"a", 5}, {"b", 9}, {"c", 1}, {"d", 7}},
                              {{0, 1}, {1, 2}, {2, 3}, {1, 3}})),
            5);
  EXPECT_EQ(supply(with_roles({{"a", 5}, {"d", 7}}, {{0, 1}})), 0);
  EXPECT_EQ(supply(with_roles({{"a", 5}, {"d", 7}}, {{0, 1}}), "a, d"), 5);
  // An actor outside the chain carries nothing.
  EXPECT_EQ(supply(with_roles({{"a"}, {"outside"}, {"b"}, {"d"}}, {{0, 1}, {1, 2}, {2, 3}})), 0);
}

TEST(ChainFlow, OnlyAlongTiesOfTheKindsAskedFor) {
  const SupplyNetwork network({{"s", "a", {}, 1, 1}, {"t", "d", {}, 1, 1}, {"u", "d", {}, 1, 1}},
                              {{0, 1, 0, 1}, {0, 2, 1, 1}}, {"supply", "money"},
                              {true, true, true});
  EXPECT_EQ(routes_of(network, "a, d").arcs().size(), 2U);
  const ChainRoutes goods = routes_of(network, "a, d", {0});
  ASSERT_EQ(goods.arcs().size(), 1U);
  EXPECT_EQ(goods.arcs()[0].to, 1U);
  EXPECT_EQ(ChainFlow(network, goods).through(2), 0);
}

TEST(FlowAmount, IsInMillionthsHalvesUp) {
  EXPECT_EQ(flow_amount(1), 1'000'000);
  EXPECT_EQ(flow_amount(0.1 + 0.2), 300'000);
  EXPECT_EQ(flow_amount(4.9e-7), 0);
  EXPECT_EQ(flow_amount(5e-7), 1);
  EXPECT_EQ(flow_number(1), 1e-6);
  EXPECT_EQ(flow_number(flow_amount(kLargestCapacities)), kLargestCapacities);
}

// The most that the capacities of a network may sum to is passed whole, by one actor or by many.
TEST(ChainFlow, PassesTheLargestCapacities) {
  EXPECT_EQ(
      supply(with_roles({{"a", kLargestCapacities}, {"d", kLargestCapacities}}, {{0, 1}}), "a, d"),
      kLargestCapacities);
  constexpr std::size_t kPairs = 10'000;
  std::vector<Part> parts;
  Edges edges;
  for (std::size_t i = 0; i < kPairs; ++i) {
    const auto next = static_cast<ActorIndex>(parts.size());
    parts.push_back({"a", kLargestCapacities / kPairs});
    parts.push_back({"d", kLargestCapacities / kPairs});
    edges.emplace_back(next, next + 1);
  }
  EXPECT_EQ(supply(with_roles(parts, edges), "a, d"), kLargestCapacities);
}

TEST(ChainFlow, IsTheLeastCutOfActors) {
  Chance chance(10);
  std::size_t flowing = 0;
  for (int trial = 0; trial < 60; ++trial) {
    const SupplyNetwork network = random_chain_network(5 + chance.below(5), 0.3, chance);
    const ChainRoutes routes = routes_of(network);
    const double found = ChainFlow(network, routes).supply();
    EXPECT_EQ(found, least_cut(network, routes));
    if (found > 0) ++flowing;
  }
  EXPECT_GT(flowing, 25U);
}

TEST(ChainFlow, WithoutActorsIsThatOfTheRebuiltNetwork) {
  Chance chance(11);
  for (int trial = 0; trial < 60; ++trial) {
    const SupplyNetwork network = random_chain_network(12, 0.25, chance);
    const ChainRoutes routes = routes_of(network);
    std::vector<char> removed(12, 0);
    for (char& is : removed) is = chance.happens(0.2) ? 1 : 0;
    const SupplyNetwork smaller = rebuilt_without(network, removed).first;
    EXPECT_EQ(ChainFlow(network, routes, removed).supply(), supply(smaller));
  }
}

TEST(ChainFlow, LostWithoutAnActorIsWhatTwoFlowsDifferBy) {
  Chance chance(12);
  std::size_t rerouted = 0;
  for (int trial = 0; trial < 60; ++trial) {
    const SupplyNetwork network = random_chain_network(14, 0.2, chance);
    const ChainRoutes routes = routes_of(network);
    ChainFlow flow(network, routes);
    for (ActorIndex actor = 0; actor < network.size(); ++actor) {
      const double without = ChainFlow(network, routes, marked(network.size(), {actor})).supply();
      const double lost = flow.lost_without(actor);
      EXPECT_EQ(lost, flow.supply() - without);
      EXPECT_LE(lost, flow.through(actor));
      if (lost < flow.through(actor)) ++rerouted;
    }
    // Asked in turn, they do not disturb one another.
    EXPECT_EQ(flow.lost_without(0), flow.lost_without(0));
  }
  EXPECT_GT(rerouted, 50U);  // or the bound would do for the loss
}

TEST(ChainFlow, WhatPassesASetBoundsItsLoss) {
  Chance chance(13);
  for (int trial = 0; trial < 60; ++trial) {
    const SupplyNetwork network = random_chain_network(14, 0.25, chance);
    const ChainRoutes routes = routes_of(network);
    const ChainFlow flow(network, routes);
    for (int draw = 0; draw < 10; ++draw) {
      std::vector<char> removed(network.size(), 0);
      double through = 0;
      for (ActorIndex i = 0; i < network.size(); ++i)
        if (chance.happens(0.3)) {
          removed[i] = 1;
          through += flow.through(i);
        }
      EXPECT_LE(flow.supply() - ChainFlow(network, routes, removed).supply(), through);
    }
  }
}

TEST(ChainFlow, RoutesGoFromFirstToLastAndSumToTheSupply) {
  Chance chance(14);
  std::size_t several = 0;
  for (int trial = 0; trial < 80; ++trial) {
    const SupplyNetwork network = random_chain_network(14, 0.25, chance);
    const ChainRoutes routes = routes_of(network);
    std::set<std::pair<ActorIndex, ActorIndex>> arcs;
    for (const ChainRoutes::Arc& arc : routes.arcs()) arcs.emplace(arc.from, arc.to);
    ChainFlow flow(network, routes);
    std::vector<double> load(network.size(), 0);
    double sum = 0;
    const auto all = flow.routes();
    for (const ChainFlow::Route& route : all) {
      EXPECT_GT(route.amount, 0);
      sum += route.amount;
      EXPECT_EQ(routes.stage(route.actors.front()), 0U);
      EXPECT_EQ(routes.stage(route.actors.back()), routes.chain().stages().size() - 1);
      EXPECT_EQ(std::set<ActorIndex>(route.actors.begin(), route.actors.end()).size(),
                route.actors.size());
      for (std::size_t i = 0; i < route.actors.size(); ++i) {
        load[route.actors[i]] += route.amount;
        if (i > 0) {
          EXPECT_TRUE(arcs.contains({route.actors[i - 1], route.actors[i]}));
        }
      }
    }
    EXPECT_EQ(sum, flow.supply());
    for (ActorIndex i = 0; i < network.size(); ++i) EXPECT_LE(load[i], flow.through(i));
    if (all.size() > 1) ++several;
    EXPECT_EQ(flow.routes().size(), all.size());
  }
  EXPECT_GT(several, 30U);
}

}  // namespace
}  // namespace setpoint::test
