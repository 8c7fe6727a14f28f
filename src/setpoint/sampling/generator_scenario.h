// How the rates of a synthetic programme change with time. Every change comes at the middle: in
// quarter t, counted from 0, of Q when 2 t >= Q, at once.
//
//   improves     the first country: every rate times 0.4
//   form-shift   the first country: pills times 0.4; powder times 1 + 0.6 a / b, a and b the mean
//                pure mass a unit of pills and of powder before, so their sum stays what it was
//   new-source   the last country sends by mail only: before, 4 % of what all the others send,
//                which they send the less; after, also the 60 % that the first country no longer
//                sends. It takes over find by find and form by form, so the expected mass of every
//                form that enters is what it was. Checkpoints, where nothing enters, see the less
//   deaths-fall  no rate changes: generator_deaths.h
#pragma once

#include "setpoint/core/fault.h"
#include "setpoint/sampling/generator.h"
#include "setpoint/sampling/generator_frame.h"

namespace setpoint {

// Whether the change has come.
[[nodiscard]] bool after_change(int quarter, int quarters);

// The frame before any change.
// Errors (usage): a new source whose mail would have to hold something in more than one unit of
// ten after the change: the chances of its PSUs could then not vary as those of others do.
[[nodiscard]] Result<GeneratedFrame> scenario_frame(const GeneratorOptions& options);

// The frame's rates in a quarter: the same strata, origins and shares.
[[nodiscard]] GeneratedFrame frame_in_quarter(const GeneratedFrame& frame, Scenario scenario,
                                              int quarter, int quarters);

}  // namespace setpoint
