// Which actors stand in the same place.
//
// Structural equivalence (Lorrain and White 1971): two actors with the same ties to the same
// others, their tie to one another set aside. Regular equivalence (White and Reitz 1983): the same
// ties to equivalent others; here the coarsest such partition within the roles, where the network
// has them (without roles every connected graph is one class: the partition says nothing).
#pragma once

#include <vector>

#include "setpoint/network/supply_network.h"

namespace setpoint {

// A class for each actor, numbered by first appearance.
using Partition = std::vector<std::uint32_t>;

// Exact: i ~ j if N(i) \ {j} = N(j) \ {i}. Time O(edges), expected.
[[nodiscard]] Partition structural_equivalence(const SupplyNetwork& network);

// Refined from the roles (and whether an actor has contacts at all) until the classes of the
// neighbours of any two members of a class are the same set.
[[nodiscard]] Partition regular_equivalence(const SupplyNetwork& network);

// The classes of at least two, each ascending, in order of their first members.
[[nodiscard]] std::vector<std::vector<ActorIndex>> classes_of_several(const Partition& partition);

}  // namespace setpoint
