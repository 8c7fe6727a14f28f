// A sample plan as the program prints it.
#pragma once

#include <string>

#include "setpoint/core/quarter.h"
#include "setpoint/sampling/sample_plan.h"

namespace setpoint::cli {

// Schema setpoint.plan/1. `period` is the quarter that is planned. "deviation" is S, the standard
// deviation between PSU totals (null where the population of PSUs is unknown), "spread" N S.
[[nodiscard]] std::string plan_json(const SamplePlan& plan, Quarter period);

// For a terminal: at most 120 columns, ends in a line break.
[[nodiscard]] std::string plan_text(const SamplePlan& plan, Quarter period);

}  // namespace setpoint::cli
