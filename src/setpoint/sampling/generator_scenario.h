// How the rates of a synthetic programme change with time. Every change comes at the middle: in
// quarter t, counted from 0, of Q when 2 t >= Q, at once.
//
//   improves    the first country: every rate times 0.4
//   form-shift  the first country: pills times 0.4; powder times 1 + 0.6 a / b, a and b the mean
//               pure mass a unit of pills and of powder before, so their sum stays what it was
//   new-source  the first country as in `improves`; the last country, with none before, begins by
//               mail with half the finds that the first has lost, in the forms that goods hold, at
//               a rate of no more than one unit in four
#pragma once

#include "setpoint/sampling/generator.h"
#include "setpoint/sampling/generator_frame.h"

namespace setpoint {

// The frame's rates in a quarter: the same strata, origins and shares.
[[nodiscard]] GeneratedFrame frame_in_quarter(const GeneratedFrame& frame, Scenario scenario,
                                              int quarter, int quarters);

}  // namespace setpoint
