// Writes a determination's whole report into a folder.
#pragma once

#include <filesystem>
#include <string>

#include "setpoint/core/fault.h"
#include "setpoint/data/tables.h"
#include "setpoint/determination/determination.h"
#include "setpoint/policy/policy.h"

namespace setpoint {

// determination.json (the text given), schedule.csv, outcomes.csv, flows.csv, parameters.csv,
// sources.csv, setpoint.xlsx and report.html. All of them or, on a fault (machine), none: see
// file_writer.h. The same inputs give the same bytes.
[[nodiscard]] Result<Done> write_reports(const std::filesystem::path& folder,
                                         const Determination& determination, const Policy& policy,
                                         const Tables& tables,
                                         const std::string& determination_json);

}  // namespace setpoint
