// What a write-ahead log holds, read without SQLite: which frames are committed and what is behind
// them.
//
// SQLite silently ignores everything from the first frame on whose checksum does not hold. That is
// right for an append that was interrupted, and would hide damage of one that was acknowledged, so
// verify looks itself.
//
// Source: the file format of SQLite (sqlite.org/fileformat2.html), section 4: header of 32 bytes,
// frames of 24 bytes and a page each, salts, cumulative checksums, big-endian numbers.
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>

#include "setpoint/core/fault.h"

namespace setpoint::ledger {

struct WalCheck {
  std::uint64_t bytes = 0;            // of the log; 0: none
  std::uint64_t committed_bytes = 0;  // up to the end of the last committed frame
  std::uint64_t frames = 0;           // committed
  std::set<std::uint32_t> pages;      // that stand in committed frames
  std::uint32_t database_pages = 0;   // after the last commit
  // Behind the committed frames stands a whole frame that ends a commit of the same log. Either the
  // power went before it was acknowledged, or bytes of an acknowledged append were changed.
  bool has_broken_commit = false;
  [[nodiscard]] std::uint64_t trailing_bytes() const { return bytes - committed_bytes; }
};

// Of the log beside a ledger's file. Faults (machine): it is there and cannot be read.
[[nodiscard]] Result<WalCheck> check_wal(const std::filesystem::path& ledger);

}  // namespace setpoint::ledger
