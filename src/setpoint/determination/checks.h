// What must always hold, checked on the determination itself.
#pragma once

#include <vector>

#include "setpoint/determination/determination.h"

namespace setpoint {

// Conservation of flow, deaths and dollars (relative 1e-12); no evidence, no rate; every number
// recomputed bottom-up from its operands; nothing published is NaN or infinite.
[[nodiscard]] std::vector<Check> check(const Determination& determination, const Trace& trace);

}  // namespace setpoint
