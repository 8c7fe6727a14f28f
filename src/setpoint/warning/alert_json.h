// Alerts as JSON: schema setpoint.alerts/1.
#pragma once

#include <nlohmann/json.hpp>

#include "setpoint/warning/alert.h"

namespace setpoint {

[[nodiscard]] nlohmann::ordered_json alert_json(const Alert& alert);
[[nodiscard]] nlohmann::ordered_json alerts_json(const Alerts& alerts);

}  // namespace setpoint
