// A chain of determinations for a terminal: what each did, row by row of the rule.
#pragma once

#include <string>
#include <vector>

#include "setpoint/determination/determination.h"

namespace setpoint {

// For each determination its head, and for each liable country what is charged and, by outcome,
// the movement, the row of the rule, and why. No line is wider than 120.
[[nodiscard]] std::string replay_table(const std::vector<Determination>& chain);

}  // namespace setpoint
