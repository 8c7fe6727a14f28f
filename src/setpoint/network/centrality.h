// Other measures of how central an actor is, for a reader who knows them: by igraph.
//
// They do not enter the value of a target. Built without igraph (SETPOINT_IGRAPH off), or where a
// network is too large for a measure, it is absent. To nine significant digits: what a linear
// algebra library adds beyond them differs between machines.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "setpoint/network/supply_network.h"

namespace setpoint {

struct Centrality {
  std::string_view name;
  std::string_view what;
  std::vector<double> value;  // of each actor
};

// harmonic closeness (mean of 1 / distance to the others; up to 20,000 actors), eigenvector (the
// largest is 1), PageRank (damping 0.85), coreness, Burt's constraint (up to 20,000 actors; 0 for
// an actor without contacts).
[[nodiscard]] std::vector<Centrality> centralities(const SupplyNetwork& network);

[[nodiscard]] bool built_with_igraph();

}  // namespace setpoint
