// Estimates of the sampling programme as a table for the terminal.
#pragma once

#include <string>

#include "setpoint/data/tables.h"
#include "setpoint/sampling/flow_estimate.h"

namespace setpoint {

[[nodiscard]] std::string estimate_table(const FlowEstimates& estimates, const FlowGrouping& by,
                                         const Tables& tables);

}  // namespace setpoint
