// The schedule of a determination for the dashboard, schema setpoint.schedule/1: what is charged,
// what it follows from, and what to be careful about.
#pragma once

#include <string>

#include "setpoint/serve/kept.h"

namespace setpoint {

[[nodiscard]] std::string schedule_answer(const Kept& kept);

}  // namespace setpoint
