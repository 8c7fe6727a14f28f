// Reads the regional record of a dataset: the tables of dataset.toml that hold deaths, people,
// areas and signals by place. They are read apart from the tables of a determination.
#pragma once

#include <filesystem>

#include "setpoint/core/fault.h"
#include "setpoint/data/regional.h"

namespace setpoint {

// All of the regional tables, or every fault in them, as read_dataset() does; those of a
// determination are not looked at. Without any in dataset.toml: tables with no rows.
[[nodiscard]] Result<RegionalTables> read_regional(const std::filesystem::path& folder);

}  // namespace setpoint
