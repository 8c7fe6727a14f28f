// A determination read back from its determination.json, without its trace.
//
// What the file does not publish is not there: intervals of charged and full rates. What it does
// publish is read whole: written again (summary_json) it has the same bytes.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "setpoint/core/fault.h"
#include "setpoint/determination/determination.h"

namespace setpoint {

// file: its name for faults. Faults (data): not JSON, not a determination of this schema, a member
// that is missing or is not what it should be.
[[nodiscard]] Result<Determination> read_determination(std::string_view json,
                                                       const std::string& file);

// The same of a document that is parsed already (trace_file.h).
[[nodiscard]] Result<Determination> determination_in(const nlohmann::ordered_json& document,
                                                     const std::string& file);

}  // namespace setpoint
