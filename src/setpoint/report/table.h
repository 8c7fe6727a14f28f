// The schedule of rates for a terminal.
#pragma once

#include <string>

#include "setpoint/determination/determination.h"

namespace setpoint {

// Liable countries and those with any flow (with `all`, every country), intervals on the line below
// their figures, and around them what was calculated, from what, and what to be careful about.
// UTF-8, at most 120 columns wide, ends in a line break.
[[nodiscard]] std::string schedule_table(const Determination& determination, bool all);

}  // namespace setpoint
