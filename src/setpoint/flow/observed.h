// What was seen entering, before anyone asks whose it is: pure mass by quarter, country seen at
// the border, channel and outcome, as one tier of evidence has it.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <set>

#include "setpoint/core/channel.h"
#include "setpoint/core/country.h"
#include "setpoint/core/quarter.h"
#include "setpoint/core/trace.h"
#include "setpoint/sampling/coverage.h"

namespace setpoint {

struct FlowKey {
  Country country;
  Channel channel{};
  Outcome outcome{};
  friend auto operator<=>(const FlowKey&, const FlowKey&) = default;
};

// The default tier: it speaks of every country and channel in the quarters that it has.
struct ObservedFlows {
  // Mass that came through (not what was seized), kilograms of pure fentanyl-equivalent. A cell
  // that is absent in a quarter with evidence is zero; in a quarter without, unknown.
  std::map<Quarter, std::map<FlowKey, Traced<Mass>>> through;
  // Mass seized in the channels of entry (no checkpoint), pure, by quarter.
  std::map<Quarter, Traced<Mass>> seized;
  std::set<Quarter> quarters;  // that have evidence
};

// The sampled tier: it speaks of the countries and channels that its frames cover.
struct SampledFlows {
  struct Cell {
    Traced<Mass> mass;
    std::uint64_t finds = 0;
  };
  // As above; a cell that is absent in a quarter that its route covers is zero: nothing was found.
  std::map<Quarter, std::map<FlowKey, Cell>> through;
  std::map<Route, std::set<Quarter>> covered;
};

}  // namespace setpoint
