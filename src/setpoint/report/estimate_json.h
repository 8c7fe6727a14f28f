// Estimates of the sampling programme as JSON, schema setpoint.estimate/1.
#pragma once

#include <string>

#include "setpoint/data/tables.h"
#include "setpoint/sampling/flow_estimate.h"

namespace setpoint {

// Numbers in shortest round trip, keys in a fixed order, absent is null, a line feed at the end.
[[nodiscard]] std::string to_json(const FlowEstimates& estimates, const FlowGrouping& by,
                                  const Tables& tables);

}  // namespace setpoint
