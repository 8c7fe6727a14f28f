// The file of a ledger read page by page, without SQLite: every byte belongs to a page that holds
// its own checksum (page_checksum.h).
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/ledger/finding.h"
#include "setpoint/ledger/wal_check.h"

namespace setpoint::ledger {

struct FileCheck {
  std::uint64_t pages = 0;
  WalCheck wal;
  std::vector<Finding> findings;
};

// A page that stands anew in a committed frame of the log may be half written and is left out: the
// log has it whole. Faults: no such file (data), one that cannot be read (machine).
[[nodiscard]] Result<FileCheck> check_file(const std::filesystem::path& ledger);

}  // namespace setpoint::ledger
