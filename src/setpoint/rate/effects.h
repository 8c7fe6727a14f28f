// What follows from a charged rate: revenue, what is lost, and who pays.
//
// Adjustment r on imports V:   q = (1 + r)^epsilon
// Toll tau on N entries of a trip that costs c:   q = (1 + tau / c)^epsilon, V = N
//
//   revenue = r V q,  lost = V (1 - q),  deadweight = 1/2 r V (1 - q),
//   cost to consumers = pass-through * (revenue + deadweight)
//
// Model, section 8.
#pragma once

#include "setpoint/core/trace.h"

namespace setpoint {

template <class Quantity>
struct Effects {
  Traced<Money> revenue;
  Traced<Quantity> lost;  // dollars of imports, or entries
  Traced<Money> deadweight;
  Traced<Money> consumers;
};

// rate: dollars charged for a unit of quantity; relative: the rate as a share of the price.
template <class Quantity>
[[nodiscard]] Effects<Quantity> effects(Trace& trace, Traced<Per<Money, Quantity>> rate,
                                        Traced<Pure> relative, Traced<Quantity> quantity,
                                        Traced<Pure> elasticity, Traced<Pure> pass_through) {
  const auto one = constant<Pure>(trace, 1, "one");
  const auto half = constant<Pure>(trace, 0.5, "one half: the triangle under a linear demand");
  const auto kept = raised(one + relative, elasticity).named("quantity that remains, as a share");
  const auto lost = quantity * (one - kept);
  const auto revenue = rate * quantity * kept;
  const auto deadweight = half * rate * lost;
  return {revenue, lost, deadweight, pass_through * (revenue + deadweight)};
}

}  // namespace setpoint
