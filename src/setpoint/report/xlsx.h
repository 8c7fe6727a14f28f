// A determination as a spreadsheet: the sheets Schedule, Outcomes, Flows, Deaths, Parameters,
// Sources, Checks and About.
//
// Numbers are numbers with formats, intervals stand in their own columns, and every text is a
// string: no cell is a formula, whatever its text begins with. The same inputs give the same
// bytes: the file's creation time is the window's last day.
#pragma once

#include <string>

#include "setpoint/core/fault.h"
#include "setpoint/data/tables.h"
#include "setpoint/determination/determination.h"
#include "setpoint/policy/policy.h"

namespace setpoint {

// Faults (machine): no memory or temporary space to build the file; a text that is longer than a
// cell can hold (32,767 characters).
[[nodiscard]] Result<std::string> xlsx(const Determination& determination, const Policy& policy,
                                       const Tables& tables);

}  // namespace setpoint
