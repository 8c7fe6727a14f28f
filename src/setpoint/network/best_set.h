// The set of targets that is worth most within a budget.
//
// At most `size` targets whose costs sum to at most `budget`. With bounds: branch and bound, exact
// when it ends within its limit; if it does not, the best set found and a proven bound on every
// other. Without bounds: exact by looking at every set where there are few enough; otherwise greedy
// selection with exchanges, and nothing is proven.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "setpoint/network/set_objective.h"

namespace setpoint {

struct SetSearch {
  std::size_t size = SIZE_MAX;
  std::optional<double> budget;                 // of costs; none: only the size limits
  std::vector<ActorIndex> candidates;           // empty: every actor
  std::vector<std::vector<ActorIndex>> starts;  // sets to begin from, if they fit
  std::uint64_t evaluations = 200'000;          // the most sets that an exact search looks at
};

struct BestSet {
  std::vector<ActorIndex> targets;  // in the order in which they were chosen
  double value = 0;
  double cost = 0;
  bool exact = false;
  // No set within the budget is worth more than this; absent where nothing is proven.
  std::optional<double> bound;
  // What greedy selection alone gave (with a budget, the best of greedy by gain, by gain per cost
  // and the single targets), and the share of the best that it is sure to reach; 0 where nothing is
  // sure: for objectives that are not submodular, and where a size and a budget both limit.
  double greedy_value = 0;
  std::vector<ActorIndex> greedy_targets;
  double guarantee = 0;
  std::uint64_t evaluations = 0;
};

// Precondition: the network has costs above 0.
[[nodiscard]] BestSet best_set(const SupplyNetwork& network, const SetObjective& objective,
                               const SetSearch& search);

}  // namespace setpoint
