// Reads a dataset: a folder with dataset.toml and the tables that it names.
#pragma once

#include <filesystem>

#include "setpoint/core/fault.h"
#include "setpoint/data/tables.h"

namespace setpoint {

// All of the tables, or every fault in them (at most 100 are listed, then a last one says how many
// more there are). Faults name the file as "<folder>/<path>". Nothing is guessed or repaired.
[[nodiscard]] Result<Tables> read_dataset(const std::filesystem::path& folder);

}  // namespace setpoint
