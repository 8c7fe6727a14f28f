#include "setpoint/network/equivalence.h"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <set>

#include "network/karate.h"

namespace setpoint::test {
namespace {

using Classes = std::vector<std::vector<ActorIndex>>;

std::set<ActorIndex> others(const SupplyNetwork& network, ActorIndex i, ActorIndex aside) {
  const auto around = network.neighbours(i);
  std::set<ActorIndex> set(around.begin(), around.end());
  set.erase(aside);
  return set;
}

bool twins(const SupplyNetwork& network, ActorIndex i, ActorIndex j) {
  return others(network, i, j) == others(network, j, i);
}

// The same ties to equivalent others.
bool regular(const SupplyNetwork& network, const Partition& partition) {
  std::map<std::uint32_t, std::set<std::uint32_t>> seen;
  for (ActorIndex i = 0; i < network.size(); ++i) {
    std::set<std::uint32_t> around;
    for (const ActorIndex other : network.neighbours(i)) around.insert(partition[other]);
    const auto [first, fresh] = seen.emplace(partition[i], around);
    if (!fresh && first->second != around) return false;
  }
  return true;
}

bool refines(const Partition& finer, const Partition& coarser) {
  std::map<std::uint32_t, std::uint32_t> within;
  for (std::size_t i = 0; i < finer.size(); ++i)
    if (within.emplace(finer[i], coarser[i]).first->second != coarser[i]) return false;
  return true;
}

void each_partition(std::size_t size, const std::function<void(const Partition&)>& visit) {
  Partition partition;
  const std::function<void(std::uint32_t)> extend = [&](std::uint32_t classes) {
    if (partition.size() == size) return visit(partition);
    for (std::uint32_t of = 0; of <= classes; ++of) {
      partition.push_back(of);
      extend(std::max(classes, of + 1));
      partition.pop_back();
    }
  };
  extend(0);
}

TEST(StructuralEquivalence, OfTheKarateClub) {
  // Numbered from 0: the members 15, 16, 19, 21, 23 and 18, 22.
  EXPECT_EQ(classes_of_several(structural_equivalence(karate())),
            (Classes{{14, 15, 18, 20, 22}, {17, 21}}));
}

TEST(StructuralEquivalence, ClosedForms) {
  EXPECT_EQ(structural_equivalence(plain(5, star(4))), (Partition{0, 1, 1, 1, 1}));
  EXPECT_EQ(structural_equivalence(plain(4, complete(4))), (Partition{0, 0, 0, 0}));
  EXPECT_EQ(structural_equivalence(plain(4, path(4))), (Partition{0, 1, 2, 3}));
  EXPECT_EQ(structural_equivalence(plain(4, cycle(4))), (Partition{0, 1, 0, 1}));
  EXPECT_EQ(structural_equivalence(plain(3, {})), (Partition{0, 0, 0}));
  EXPECT_TRUE(structural_equivalence(plain(0, {})).empty());
}

TEST(StructuralEquivalence, IsItsDefinitionWithPlantedTwins) {
  Chance chance(17);
  std::size_t open = 0;
  std::size_t closed = 0;
  for (int trial = 0; trial < 80; ++trial) {
    const std::size_t n = 4 + chance.below(14);
    Edges edges = random_edges(n - 3, 0.3, chance);
    // The last three have the contacts of an earlier actor, and know it or not.
    for (auto twin = static_cast<ActorIndex>(n - 3); twin < n; ++twin) {
      const auto of = static_cast<ActorIndex>(chance.below(n - 3));
      const Edges now = edges;
      for (const auto& [a, b] : now) {
        if (a == of && b != twin) edges.emplace_back(twin, b);
        if (b == of && a != twin) edges.emplace_back(twin, a);
      }
      if (chance.happens(0.5)) edges.emplace_back(of, twin);
    }
    const SupplyNetwork network = plain(n, edges);
    const Partition found = structural_equivalence(network);
    for (ActorIndex i = 0; i < n; ++i)
      for (ActorIndex j = i + 1; j < n; ++j) {
        EXPECT_EQ(found[i] == found[j], twins(network, i, j)) << trial << ": " << i << ", " << j;
        if (!twins(network, i, j)) continue;
        const auto around = network.neighbours(i);
        ++(std::find(around.begin(), around.end(), j) == around.end() ? open : closed);
      }
  }
  EXPECT_GT(open, 40U);
  EXPECT_GT(closed, 40U);
}

TEST(RegularEquivalence, ByHand) {
  // Two cooks, each with a supplier and a retailer, and a third whose retailer deals with another.
  const SupplyNetwork chains =
      with_roles({{"s"}, {"c"}, {"r"}, {"s"}, {"c"}, {"r"}, {"s"}, {"c"}, {"r"}, {"R"}},
                 {{0, 1}, {1, 2}, {3, 4}, {4, 5}, {6, 7}, {7, 8}, {8, 9}});
  EXPECT_EQ(regular_equivalence(chains), (Partition{0, 1, 2, 0, 1, 2, 3, 4, 5, 6}));
  // Without roles a connected graph is one class; an actor alone is another.
  EXPECT_EQ(regular_equivalence(plain(5, path(4))), (Partition{0, 0, 0, 0, 1}));
}

// Among all partitions of small networks that are regular within roles, the coarsest.
TEST(RegularEquivalence, IsRegularAndCoarsest) {
  Chance chance(18);
  std::size_t beyond_roles = 0;
  for (int trial = 0; trial < 40; ++trial) {
    const std::size_t n = 2 + chance.below(5);
    std::vector<Part> parts;
    for (std::size_t i = 0; i < n; ++i) parts.push_back({chance.happens(0.5) ? "x" : "y"});
    const SupplyNetwork network = with_roles(parts, random_edges(n, 0.4, chance));
    Partition start;
    for (ActorIndex i = 0; i < n; ++i)
      start.push_back((parts[i].role == "x" ? 0U : 1U) + (network.degree(i) == 0 ? 2U : 0U));
    const Partition found = regular_equivalence(network);
    EXPECT_TRUE(regular(network, found));
    EXPECT_TRUE(refines(found, start));
    if (!refines(start, found)) ++beyond_roles;
    each_partition(n, [&](const Partition& other) {
      if (refines(other, start) && regular(network, other)) {
        EXPECT_TRUE(refines(other, found));
      }
    });
  }
  EXPECT_GT(beyond_roles, 8U);
}

TEST(Regular, TheTestFindsAPlantedIrregularity) {
  EXPECT_FALSE(regular(plain(3, path(3)), {0, 0, 1}));
  EXPECT_TRUE(regular(plain(3, path(3)), {0, 1, 0}));
}

}  // namespace
}  // namespace setpoint::test
