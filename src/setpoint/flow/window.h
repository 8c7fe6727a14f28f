// Flows summed over a window of quarters.
#pragma once

#include <map>

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

using WindowFlows = std::map<FlowKey, Traced<Mass>>;

struct WindowSum {
  WindowFlows flows;       // what enters; no checkpoint
  WindowFlows checkpoint;  // interior, beside
  int quarters_with_evidence = 0;
  // Fewer quarters with evidence than the window has: what there is was scaled to the window.
  bool incomplete = false;
};

// Sums each cell over the quarters of the window that have evidence, times
// (quarters of the window / quarters with evidence). Empty where no quarter has any.
[[nodiscard]] WindowSum sum_over_window(Trace& trace, const ObservedFlows& observed,
                                        const Window& window);

}  // namespace setpoint
