// What an actor is worth as a target: central, and hard to replace.
//
// Sparrow 1991 (as the white paper quotes p. 266): the most valuable targets "will be both central
// and difficult to replace". For actor i
//   value      V = C x R
//   centrality C = w L + (1 - w) b      L the share of supply lost without i (chain_flow.h),
//                                       b betweenness as a share of the largest,
//                                       w value.flow_weight; C = b in a network without supply
//   hard to replace R = 1 / (1 + E)     E the full substitutes that a contact of i knows, on
//                                       average (substitutes.h)
// Every part is between 0 and 1, and stands beside the result.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "setpoint/network/betweenness.h"
#include "setpoint/network/chain_flow.h"
#include "setpoint/network/settings.h"
#include "setpoint/network/supply_network.h"

namespace setpoint {

struct TargetValue {
  ActorIndex actor = 0;
  double value = 0;
  double value_error = 0;  // standard error, where betweenness is estimated
  double per_cost = 0;     // value / cost
  double centrality = 0;
  double hard_to_replace = 1;
  double flow_through = 0;  // in the flow found
  double flow_lost = 0;     // without the actor; at most this, where it is not exact
  bool flow_lost_exact = true;
  double betweenness = 0;
  double betweenness_error = 0;
  std::size_t degree = 0;
  double known_substitutes = 0;
  std::size_t substitutes_within_reach = 0;  // counted for the first `detailed` only
};

struct Ranking {
  std::vector<TargetValue> targets;  // by value, largest first; of equals the first in the network
  double supply = 0;                 // 0 without a chain
  double largest_betweenness = 0;
  std::size_t sources = 0;  // of the betweenness
  bool betweenness_exact = true;
  std::size_t detailed = 0;  // the first so many have exact losses and counts within reach
};

struct RankingOptions {
  std::size_t sources = 0;  // for betweenness; 0: exact
  std::size_t detailed = SIZE_MAX;
  Seed seed = {};
  std::optional<ActorIndex> also = {};  // is exact and counted wherever it stands
};

// `routes` where there is a chain; null otherwise. The order of the first `detailed` targets rests
// on exact losses: an actor whose bound could lift it among them is computed.
[[nodiscard]] Ranking rank_targets(const SupplyNetwork& network, const ChainRoutes* routes,
                                   const TargetSettings& settings, const RankingOptions& options);

}  // namespace setpoint
