// What can flow from the first role of a chain to the last, and what each actor's absence takes
// away.
//
// Goods pass actors, each for at most its capacity, and go along ties forward in the chain (past no
// required stage), within a stage in the tie's own direction. Ties set no limit. The supply is the
// largest flow from all actors of the first stage to all of the last (Ford and Fulkerson 1956).
// Amounts are kept in millionths of the file's unit, so that sums are exact.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "setpoint/network/chain.h"
#include "setpoint/network/max_flow.h"
#include "setpoint/network/supply_network.h"

namespace setpoint {

// A number of the file in millionths, the nearest, halves up.
[[nodiscard]] MaxFlow::Amount flow_amount(double capacity);
[[nodiscard]] double flow_number(MaxFlow::Amount amount);
// The capacities of a network may not sum to more: no flow overflows.
inline constexpr double kLargestCapacities = 1e12;

// Who is where on the chain, and which ties goods can go along.
class ChainRoutes {
 public:
  struct Arc {
    ActorIndex from;
    ActorIndex to;
  };
  static constexpr std::uint32_t kOffChain = UINT32_MAX;

  // `kinds`: of ties that goods go along, by index; empty means all.
  ChainRoutes(const SupplyNetwork& network, Chain chain, std::vector<std::uint16_t> kinds = {});

  [[nodiscard]] const Chain& chain() const { return chain_; }
  [[nodiscard]] std::uint32_t stage(ActorIndex actor) const { return stage_[actor]; }
  [[nodiscard]] const std::vector<Arc>& arcs() const { return arcs_; }

 private:
  Chain chain_;
  std::vector<std::uint32_t> stage_;
  std::vector<Arc> arcs_;
};

class ChainFlow {
 public:
  // Without the actors marked removed (empty: with all).
  ChainFlow(const SupplyNetwork& network, const ChainRoutes& routes,
            std::span<const char> removed = {});

  [[nodiscard]] double supply() const { return flow_number(total_); }
  // In the flow that was found: what passes an actor. No set of actors takes away more supply than
  // the sum of what passes its members, whichever largest flow was found.
  [[nodiscard]] double through(ActorIndex actor) const;
  // The supply that is gone without the actor; exact, found by rerouting what passes it.
  [[nodiscard]] double lost_without(ActorIndex actor);
  // The flow as routes from the first stage to the last, each with its amount; they sum to
  // supply().
  struct Route {
    std::vector<ActorIndex> actors;
    double amount = 0;
  };
  [[nodiscard]] std::vector<Route> routes();

 private:
  [[nodiscard]] MaxFlow::Node into(ActorIndex actor) const { return 2 * actor; }
  [[nodiscard]] MaxFlow::Node out_of(ActorIndex actor) const { return 2 * actor + 1; }

  std::size_t actors_;
  MaxFlow flow_;
  std::vector<std::uint32_t> inner_;  // arc through each actor; none where it is off the chain
  std::size_t back_ = 0;              // arc from sink to source, closed but for rerouting
  MaxFlow::Amount total_ = 0;
};

}  // namespace setpoint
