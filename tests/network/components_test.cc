#include "setpoint/network/components.h"

#include <gtest/gtest.h>

#include "network/karate.h"

namespace setpoint::test {
namespace {

double fragmentation_without(const SupplyNetwork& network, const std::vector<ActorIndex>& set) {
  return fragmentation(connectivity(network, marked(network.size(), set)));
}

TEST(Connectivity, ClosedForms) {
  const Connectivity two = connectivity(plain(7, {{0, 1}, {1, 2}, {4, 5}}));
  EXPECT_EQ(two.actors, 7U);
  EXPECT_EQ(two.components, 4U);  // 3, 2 and two alone
  EXPECT_EQ(two.largest, 3U);
  EXPECT_EQ(two.pairs, 3U * 2 + 2 * 1);
  EXPECT_EQ(fragmentation(connectivity(plain(9, cycle(9)))), 0);
  EXPECT_EQ(fragmentation(connectivity(plain(9, {}))), 1);
  EXPECT_EQ(fragmentation(connectivity(plain(1, {}))), 1);
  // A star of 5 without its middle is in pieces; a path of 5 without its middle is two pairs.
  EXPECT_EQ(fragmentation_without(plain(6, star(5)), {0}), 1);
  EXPECT_DOUBLE_EQ(fragmentation_without(plain(5, path(5)), {2}), 1 - 4.0 / 12);
  EXPECT_EQ(connectivity(plain(5, path(5)), marked(5, {0, 1, 2, 3, 4})).actors, 0U);
}

TEST(Fragmentation, OfTheKarateClub) {
  const SupplyNetwork club = karate();
  EXPECT_EQ(fragmentation(connectivity(club)), 0);
  // Without member 1 the club is 27, 5 and 1.
  EXPECT_DOUBLE_EQ(fragmentation_without(club, {0}), 1 - (27.0 * 26 + 5 * 4) / (33 * 32));
  EXPECT_NEAR(fragmentation_without(club, {0}), 0.316288, 5e-7);
  EXPECT_NEAR(fragmentation_without(club, {0, 1}), 0.423387, 5e-7);
  EXPECT_NEAR(fragmentation_without(club, {0, 32, 33}), 0.569892, 5e-7);
}

TEST(Groups, CountThePairsThatConnectivityCounts) {
  Chance chance(2);
  for (int trial = 0; trial < 60; ++trial) {
    const std::size_t n = 2 + chance.below(25);
    const Edges edges = random_edges(n, 1.2 / static_cast<double>(n), chance);
    Groups groups(n);
    std::size_t joined = 0;
    for (const auto& [a, b] : edges) joined += groups.join(a, b) ? 1U : 0U;
    const Connectivity shape = connectivity(plain(n, edges));
    EXPECT_EQ(groups.pairs(), shape.pairs);
    EXPECT_EQ(n - joined, shape.components);
    std::uint64_t pairs = 0;
    for (ActorIndex a = 0; a < n; ++a)
      for (ActorIndex b = 0; b < n; ++b)
        if (a != b && groups.of(a) == groups.of(b)) ++pairs;
    EXPECT_EQ(pairs, shape.pairs);
  }
}

TEST(Connectivity, WithoutActorsIsThatOfTheRebuiltNetwork) {
  Chance chance(3);
  for (int trial = 0; trial < 60; ++trial) {
    const std::size_t n = 2 + chance.below(20);
    const SupplyNetwork network = plain(n, random_edges(n, 2.0 / static_cast<double>(n), chance));
    std::vector<char> removed(n, 0);
    for (char& is : removed) is = chance.happens(0.3) ? 1 : 0;
    const Connectivity masked = connectivity(network, removed);
    const Connectivity rebuilt = connectivity(rebuilt_without(network, removed).first);
    EXPECT_EQ(masked.actors, rebuilt.actors);
    EXPECT_EQ(masked.components, rebuilt.components);
    EXPECT_EQ(masked.largest, rebuilt.largest);
    EXPECT_EQ(masked.pairs, rebuilt.pairs);
  }
}

}  // namespace
}  // namespace setpoint::test
