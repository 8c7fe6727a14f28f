// What a set of targets is chosen for.
//
// An objective gives every set a value, 0 for the empty set. Where it can, it gives bounds too:
// numbers u such that adding any actors R to S gains at most the sum of u over R. With bounds a
// search can prove that it is done, or how far from the best it may be.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "setpoint/network/chain_flow.h"
#include "setpoint/network/regrowth.h"
#include "setpoint/network/supply_network.h"

namespace setpoint {

using ActorSet = std::span<const ActorIndex>;

struct SetObjective {
  std::string_view name;
  std::string_view of;  // what the value is, for a reader
  std::function<double(ActorSet)> value;
  std::function<std::vector<double>(ActorSet)> bounds;  // empty: none is known
  // Submodular: what an actor adds never grows as the set does. Then what each adds now are bounds,
  // and greedy selection is within 1 - 1/e of the best (Nemhauser, Wolsey and Fisher 1978), with
  // unequal costs the better of greedy by gain per cost and the best single target within
  // (1 - 1/e) / 2 (Khuller, Moss and Naor 1999).
  bool submodular = false;
  double most = 1;  // no set is worth more
};

// The share of supply that is lost at once: 1 - supply without S / supply. Bounded by what passes
// each actor in a largest flow (network interdiction, Wood 1993: NP-complete). Not submodular: of
// two actors that can stand in for each other either alone is no loss.
[[nodiscard]] SetObjective supply_objective(const SupplyNetwork& network,
                                            const ChainRoutes& routes);

// The share of a largest flow's routes that pass a target, by amount: at least what is lost, as
// none of it is rerouted. Submodular.
[[nodiscard]] SetObjective routes_objective(const SupplyNetwork& network,
                                            const ChainRoutes& routes);

// The share of ties that are cut. Submodular.
[[nodiscard]] SetObjective ties_objective(const SupplyNetwork& network);

// The fragmentation of those who remain, less that of the network as it is (Borgatti 2006). No
// bound that says anything is known, and it is not monotone: a lone actor's removal lowers it.
[[nodiscard]] SetObjective fragmentation_objective(const SupplyNetwork& network);

// The mean over months and runs of what is missing while the network grows back (regrowth.h). No
// bound is known.
[[nodiscard]] SetObjective regrowth_objective(const Regrowth& model, Seed seed, std::uint32_t runs);

}  // namespace setpoint
