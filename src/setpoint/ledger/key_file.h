// A file that only its owner may read.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "setpoint/core/fault.h"

namespace setpoint::ledger {

// Errors (data): no such file, not a file, one that its group or others may read or write, one
// longer than a key file can be; (machine) the system's reason.
[[nodiscard]] Result<std::string> read_secret_file(const std::filesystem::path& file);

// Mode 0600, flushed to the disk; it appears whole and never in place of another. Errors: something
// is there already (usage), the system's reason (machine).
[[nodiscard]] Result<Done> write_secret_file(const std::filesystem::path& file,
                                             std::string_view text);

}  // namespace setpoint::ledger
