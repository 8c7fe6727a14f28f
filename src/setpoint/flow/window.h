// Flows summed over a window of quarters, each country and channel by the best evidence of it.
//
// A country and channel have the sampled tier where it covers every quarter of the window, and the
// default tier otherwise; where there is no default evidence either, the sampled quarters that
// there are. What lacks quarters is scaled to the window, by quarters of the window over quarters
// with evidence, and marked. Model, section 1.
#pragma once

#include <map>

#include "setpoint/flow/grounds.h"
#include "setpoint/flow/observed.h"

namespace setpoint {

struct Window {
  Quarter first;
  Quarter last;
  [[nodiscard]] int quarters() const { return last - first + 1; }
  [[nodiscard]] Window moved_back(int by) const { return {first - by, last - by}; }
  [[nodiscard]] bool has(Quarter quarter) const { return first <= quarter && quarter <= last; }
  friend bool operator==(const Window&, const Window&) = default;
};

struct SeenFlow {
  Traced<Mass> mass;
  Grounds grounds;
};
using WindowFlows = std::map<FlowKey, SeenFlow>;

struct WindowSum {
  WindowFlows flows;       // what enters; no checkpoint
  WindowFlows checkpoint;  // interior, beside
  // What each route rests on, also where nothing was found.
  std::map<Route, Grounds> routes;
  int default_quarters = 0;  // of the window, with evidence of the default tier
  bool incomplete = false;   // a route is, or there is no evidence at all
};

[[nodiscard]] WindowSum sum_over_window(Trace& trace, const ObservedFlows& by_default,
                                        const SampledFlows& by_sample, const Window& window);

}  // namespace setpoint
