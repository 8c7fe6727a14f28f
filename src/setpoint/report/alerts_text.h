// Alerts for a terminal and as comma-separated values.
#pragma once

#include <string>

#include "setpoint/warning/alert.h"

namespace setpoint {

[[nodiscard]] std::string alerts_text(const Alerts& alerts);
// A row an alert; what is not shown is empty.
[[nodiscard]] std::string alerts_csv(const Alerts& alerts);

}  // namespace setpoint
