#include "setpoint/network/supply_network.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "network/karate.h"

namespace setpoint::test {
namespace {

using Contacts = std::vector<ActorIndex>;

Contacts contacts(const SupplyNetwork& network, ActorIndex actor) {
  const auto around = network.neighbours(actor);
  return {around.begin(), around.end()};
}

TEST(SupplyNetwork, IsASimpleGraphWhateverTheTies) {
  // Both directions, two kinds, and a tie twice: one contact.
  const SupplyNetwork network({{"x", "", {}, 1, 1}, {"y", "", {}, 1, 1}, {"z", "", {}, 1, 1}},
                              {{2, 0, 0, 1}, {0, 2, 0, 5}, {0, 2, 1, 1}, {1, 0, 0, 1}},
                              {"supply", "money"}, {});
  EXPECT_EQ(contacts(network, 0), (Contacts{1, 2}));
  EXPECT_EQ(contacts(network, 1), (Contacts{0}));
  EXPECT_EQ(contacts(network, 2), (Contacts{0}));
  EXPECT_EQ(network.edges(), 2U);
  EXPECT_EQ(network.ties().size(), 4U);
  EXPECT_EQ(network.ties()[1].weight, 5);
}

TEST(SupplyNetwork, FindsActorsByTheirIds) {
  const SupplyNetwork network({{"b", "", {}, 1, 1}, {"a", "", {}, 1, 1}, {"", "", {}, 1, 1}}, {},
                              {}, {});
  EXPECT_EQ(network.find("b"), 0U);
  EXPECT_EQ(network.find("a"), 1U);
  EXPECT_EQ(network.find(""), 2U);
  EXPECT_EQ(network.find("ab"), std::nullopt);
  EXPECT_EQ(network.edges(), 0U);
  EXPECT_EQ(network.degree(0), 0U);
}

TEST(SupplyNetwork, HasTheContactsOfTheTiesInRandomGraphs) {
  Chance chance(1);
  for (int trial = 0; trial < 50; ++trial) {
    const std::size_t n = 1 + chance.below(20);
    std::vector<std::set<ActorIndex>> wanted(n);
    Edges edges;
    for (std::size_t i = 0; n > 1 && i < 2 * n; ++i) {
      const auto from = static_cast<ActorIndex>(chance.below(n));
      const auto to = static_cast<ActorIndex>(chance.below(n));
      if (from == to) continue;
      edges.emplace_back(from, to);
      wanted[from].insert(to);
      wanted[to].insert(from);
    }
    const SupplyNetwork network = plain(n, edges);
    for (ActorIndex actor = 0; actor < n; ++actor)
      EXPECT_EQ(contacts(network, actor), Contacts(wanted[actor].begin(), wanted[actor].end()));
  }
}

TEST(SupplyNetwork, TheKarateClubHas34MembersAnd78Ties) {
  const SupplyNetwork club = karate();
  EXPECT_EQ(club.size(), 34U);
  EXPECT_EQ(club.edges(), 78U);
  EXPECT_EQ(club.degree(33), 17U);  // the administrator and the instructor
  EXPECT_EQ(club.degree(0), 16U);
}

}  // namespace
}  // namespace setpoint::test
