// Flows of whole numbers with a floor and a cap on every arc: whether there is one, and one of
// them.
//
// What must flow along an arc is sent from a second source to a second sink; there is a flow that
// keeps every bound if all of it arrives (Hoffman 1960).
#pragma once

#include <cstdint>
#include <vector>

#include "setpoint/network/max_flow.h"

namespace setpoint {

class BoundedFlow {
 public:
  explicit BoundedFlow(std::size_t nodes)
      : flow_(nodes + 2),
        source_(static_cast<MaxFlow::Node>(nodes)),
        sink_(static_cast<MaxFlow::Node>(nodes + 1)),
        surplus_(nodes, 0) {}
  std::size_t add(MaxFlow::Node from, MaxFlow::Node to, std::int64_t low, std::int64_t high) {
    surplus_[to] += low;
    surplus_[from] -= low;
    return flow_.add_arc(from, to, high - low);
  }
  // Once, after all arcs are there: nodes balance and no bound is broken.
  [[nodiscard]] bool feasible() {
    std::int64_t asked = 0;
    for (std::size_t node = 0; node < surplus_.size(); ++node) {
      const auto at = static_cast<MaxFlow::Node>(node);
      if (surplus_[node] > 0) {
        flow_.add_arc(source_, at, surplus_[node]);
        asked += surplus_[node];
      } else if (surplus_[node] < 0) {
        flow_.add_arc(at, sink_, -surplus_[node]);
      }
    }
    return flow_.augment(source_, sink_) == asked;
  }
  // What flows along an arc on top of its floor.
  [[nodiscard]] std::int64_t above(std::size_t arc) const { return flow_.flow(arc); }

 private:
  MaxFlow flow_;
  MaxFlow::Node source_, sink_;
  std::vector<std::int64_t> surplus_;
};

}  // namespace setpoint
