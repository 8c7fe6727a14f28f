#include "setpoint/network/substitutes.h"

#include <gtest/gtest.h>

#include <cmath>

#include "network/karate.h"
#include "setpoint/network/chain.h"

namespace setpoint::test {
namespace {

// As the header writes it.
double by_definition(const SupplyNetwork& network, ActorIndex i) {
  if (network.degree(i) == 0) return 0;
  const Actor& lost = network.actors()[i];
  double sum = 0;
  for (const ActorIndex h : network.neighbours(i))
    for (const ActorIndex j : network.neighbours(h)) {
      const Actor& other = network.actors()[j];
      if (j == i || folded_role(other.role) != folded_role(lost.role)) continue;
      sum += lost.capacity > 0 ? std::min(1.0, other.capacity / lost.capacity) : 1;
    }
  return sum / static_cast<double>(network.degree(i));
}

// Those who are `reach` steps or less from a contact, where the actor is not in the network.
std::size_t near(const SupplyNetwork& network, ActorIndex actor, std::size_t reach) {
  std::vector<std::size_t> distance(network.size(), SIZE_MAX);
  for (const ActorIndex contact : network.neighbours(actor)) distance[contact] = 0;
  for (std::size_t step = 0; step < reach; ++step)
    for (ActorIndex i = 0; i < network.size(); ++i)
      if (distance[i] == step && i != actor)
        for (const ActorIndex other : network.neighbours(i))
          distance[other] = std::min(distance[other], step + 1);
  std::size_t found = 0;
  for (ActorIndex i = 0; i < network.size(); ++i)
    if (i != actor && distance[i] <= reach &&
        folded_role(network.actors()[i].role) == folded_role(network.actors()[actor].role))
      ++found;
  return found;
}

TEST(KnownSubstitutes, ByHand) {
  // A supplier (0) who deals with two cooks of 4 and 1, the larger of whom has a retailer too.
  const SupplyNetwork network =
      with_roles({{"supplier", 9}, {"cook", 4}, {"Cook", 1}, {"retailer", 1}, {"cook", 2}},
                 {{0, 1}, {0, 2}, {1, 3}});
  const std::vector<double> known = known_substitutes(network);
  EXPECT_DOUBLE_EQ(known[1], (0.25 + 0) / 2);  // the supplier knows a quarter, the retailer none
  EXPECT_DOUBLE_EQ(known[2], 1);               // the other can do four times as much: 1 is enough
  EXPECT_EQ(known[0], 0);
  EXPECT_EQ(known[4], 0);  // nobody to ask
  EXPECT_EQ(hard_to_replace(known[0]), 1);
  EXPECT_DOUBLE_EQ(hard_to_replace(known[2]), 0.5);
  EXPECT_DOUBLE_EQ(hard_to_replace(3), 0.25);
}

TEST(KnownSubstitutes, WithoutRolesEverybodyStandsIn) {
  const std::vector<double> leaves = known_substitutes(plain(6, star(5)));
  EXPECT_EQ(leaves[0], 0);
  for (std::size_t i = 1; i < 6; ++i) EXPECT_EQ(leaves[i], 4);
}

TEST(KnownSubstitutes, AreTheirDefinitionOnRandomNetworks) {
  Chance chance(15);
  std::size_t some = 0;
  for (int trial = 0; trial < 60; ++trial) {
    const SupplyNetwork network = random_chain_network(4 + chance.below(20), 0.12, chance);
    const std::vector<double> known = known_substitutes(network);
    for (ActorIndex i = 0; i < network.size(); ++i) {
      EXPECT_NEAR(known[i], by_definition(network, i), 1e-12);
      if (known[i] > 0 && known[i] != std::floor(known[i])) ++some;
    }
  }
  EXPECT_GT(some, 100U);
  const std::vector<double> club = known_substitutes(karate());
  for (ActorIndex i = 0; i < 34; ++i) EXPECT_NEAR(club[i], by_definition(karate(), i), 1e-12);
}

TEST(SubstitutesWithinReach, ByHand) {
  // 0 - 1 - 2 - 3 - 4 in a line: without 0, actor 2 is one step from its contact 1.
  const SupplyNetwork line = plain(5, path(5));
  EXPECT_EQ(SubstitutesWithinReach(line, 0).of(0), 1U);
  EXPECT_EQ(SubstitutesWithinReach(line, 1).of(0), 2U);
  EXPECT_EQ(SubstitutesWithinReach(line, 2).of(0), 3U);
  EXPECT_EQ(SubstitutesWithinReach(line, 9).of(0), 4U);
  // The way must not lead through the actor: each leaf of a star reaches no other without 0.
  const SupplyNetwork hub = plain(5, star(4));
  EXPECT_EQ(SubstitutesWithinReach(hub, 3).of(0), 4U);
  EXPECT_EQ(SubstitutesWithinReach(hub, 1).of(1), 4U);
  // Only of the actor's role.
  const SupplyNetwork mixed =
      with_roles({{"x"}, {"y"}, {"x"}, {"X"}, {"y"}}, {{0, 1}, {1, 2}, {2, 3}, {3, 4}});
  EXPECT_EQ(SubstitutesWithinReach(mixed, 1).of(0), 1U);
  EXPECT_EQ(SubstitutesWithinReach(mixed, 2).of(0), 2U);
}

TEST(SubstitutesWithinReach, AreThoseOfTheDistancesOnRandomNetworks) {
  Chance chance(16);
  for (int trial = 0; trial < 40; ++trial) {
    const SupplyNetwork network = random_chain_network(4 + chance.below(20), 0.07, chance);
    for (ActorIndex i = 0; i < network.size(); ++i)
      for (const std::size_t reach : {0U, 1U, 2U, 4U})
        EXPECT_EQ(SubstitutesWithinReach(network, reach).of(i), near(network, i, reach));
  }
}

}  // namespace
}  // namespace setpoint::test
