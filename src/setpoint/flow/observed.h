// What was seen entering, before anyone asks whose it is: pure mass by quarter, country seen at
// the border, channel and outcome.
#pragma once

#include <compare>
#include <map>
#include <set>
#include <vector>

#include "setpoint/core/channel.h"
#include "setpoint/core/country.h"
#include "setpoint/core/quarter.h"
#include "setpoint/core/trace.h"
#include "setpoint/flow/tier.h"

namespace setpoint {

struct FlowKey {
  Country country;
  Channel channel{};
  Outcome outcome{};
  friend auto operator<=>(const FlowKey&, const FlowKey&) = default;
};

struct ObservedFlows {
  // Mass that came through (not what was seized), kilograms of pure fentanyl-equivalent. A cell
  // that is absent in a quarter with evidence is zero; in a quarter without, unknown.
  std::map<Quarter, std::map<FlowKey, Traced<Mass>>> through;
  // Mass seized in the channels of entry (no checkpoint), pure, by quarter.
  std::map<Quarter, Traced<Mass>> seized;
  std::set<Quarter> quarters;  // that have evidence
};

}  // namespace setpoint
