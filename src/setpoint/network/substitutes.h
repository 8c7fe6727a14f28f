// Who could stand in for an actor, and how near they are.
//
// j can stand in for i if both have the same role (in a network without roles: always), for the
// share min(1, capacity_j / capacity_i) of i (1 where i has no capacity to replace).
#pragma once

#include <vector>

#include "setpoint/network/supply_network.h"

namespace setpoint {

// How many full substitutes a contact of i already knows, i itself aside, on average:
//   E(i) = 1/deg(i) sum over contacts h of i, over contacts j != i of h with i's role,
//                of min(1, capacity_j / capacity_i);
// 0 for an actor without contacts. Exact; time O(edges log of the largest degree).
[[nodiscard]] std::vector<double> known_substitutes(const SupplyNetwork& network);

// Of an actor with so many known substitutes, how hard it is to replace: 1 / (1 + E), 1 if none is
// known.
[[nodiscard]] constexpr double hard_to_replace(double known) {
  return 1 / (1 + known);
}

// Counts actors of i's role that are at most so many steps from a contact of i on a way that avoids
// i. A count costs what it sees.
class SubstitutesWithinReach {
 public:
  // The network outlives this.
  SubstitutesWithinReach(const SupplyNetwork& network, std::size_t reach);
  [[nodiscard]] std::size_t of(ActorIndex actor);

 private:
  const SupplyNetwork& network_;
  std::size_t reach_;
  std::vector<std::uint32_t> role_;
  std::vector<char> seen_;
};

}  // namespace setpoint
