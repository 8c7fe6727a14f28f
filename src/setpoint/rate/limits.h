// From the rates that the rule asks for to full rates and to what is charged.
//
// In this order: the change of the country's sum over outcomes is limited to the step, components
// that move with the sum scaled alike, those against it taken whole; no component exceeds the upper
// limit of its target's interval (an adjustment rectifies, it does not punish); floor and cap on
// the country's sum. Charged is phase times the sum of full rates, rounded half up. A country that
// had no rate changes from 0. Model, section 7.
#pragma once

#include <map>

#include "setpoint/core/channel.h"
#include "setpoint/core/trace.h"

namespace setpoint {

// Adjustments are rounded to 0.01 percentage point, tolls to 5 cents.
inline constexpr double kAdjustmentUnit = 0.0001;
inline constexpr double kTollUnit = 0.05;

template <class D>
struct Component {
  Traced<D> asked;     // by the rule: set, raised, lowered or held
  Traced<D> previous;  // full rate before
  Traced<D> upper;     // limit of the interval of its target
};

template <class D>
struct Limited {
  std::map<Outcome, Traced<D>> full;
  std::map<Outcome, bool> capped;  // by proportionality
  Traced<D> sum;
  bool stepped = false;  // the step was reached
};

template <class D>
[[nodiscard]] Limited<D> limited(Trace& trace, const std::map<Outcome, Component<D>>& components,
                                 Traced<D> step, Traced<D> floor, Traced<D> cap);

}  // namespace setpoint
