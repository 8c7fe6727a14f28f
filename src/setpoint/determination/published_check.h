// Whether a determination.json says what it was computed to say: every number that it publishes is
// the one in its trace, and every number of the trace follows from what it rests on.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "setpoint/core/fault.h"

namespace setpoint {

// Faults (data): a member that is missing, a number of the trace that does not follow, a published
// number that is another than its derivation gives (the first is named).
[[nodiscard]] Result<Done> check_published(const nlohmann::ordered_json& document,
                                           const std::string& file);

}  // namespace setpoint
