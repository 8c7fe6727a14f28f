// Reads a dataset: a folder with dataset.toml and the tables that it names.
#pragma once

#include <filesystem>

#include "setpoint/core/fault.h"
#include "setpoint/data/tables.h"

namespace setpoint {

struct ReadOptions {
  unsigned threads = 0;  // 0: as many as the machine has; what is read does not depend on it
  // A log of inspections is read in a fraction of the time that its SHA-256 takes. Without it the
  // dataset has none either.
  bool fingerprint_logs = true;
};

// All of the tables, or every fault in them (at most 100 are listed, then a last one says how many
// more there are). Faults name the file as "<folder>/<path>". Nothing is guessed or repaired.
[[nodiscard]] Result<Tables> read_dataset(const std::filesystem::path& folder,
                                          const ReadOptions& options = {});

}  // namespace setpoint
