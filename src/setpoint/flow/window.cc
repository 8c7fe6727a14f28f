#include "setpoint/flow/window.h"

#include <string>
#include <vector>

namespace setpoint {

WindowSum sum_over_window(Trace& trace, const ObservedFlows& observed, const Window& window) {
  WindowSum result;
  std::map<FlowKey, std::vector<Traced<Mass>>> parts;
  for (const auto& [quarter, cells] : observed.through) {
    if (!window.has(quarter)) continue;
    ++result.quarters_with_evidence;
    for (const auto& [key, mass] : cells) parts[key].push_back(mass);
  }
  result.incomplete = result.quarters_with_evidence < window.quarters();
  if (result.quarters_with_evidence == 0) return result;

  const double scale =
      static_cast<double>(window.quarters()) / static_cast<double>(result.quarters_with_evidence);
  const std::string span = window.first.text() + " to " + window.last.text();
  for (const auto& [key, masses] : parts) {
    Traced<Mass> total = sum(trace, masses, "none");
    if (result.incomplete)
      total = total * constant<Pure>(trace, scale, "quarters of the window per quarter known");
    total.named("seen coming from " + std::string(key.country.code()) + ", " +
                std::string(name(key.channel)) + ", " + std::string(name(key.outcome)) + ", " +
                span);
    (carrier(key.channel) == Carrier::interior ? result.checkpoint : result.flows)
        .emplace(key, total);
  }
  return result;
}

}  // namespace setpoint
