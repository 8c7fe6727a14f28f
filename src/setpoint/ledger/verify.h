// Whether a ledger is as it was written: every byte, every entry, every document.
//
//   file       every page against its checksum; nothing outside of pages; the write-ahead log
//   schema     tables and triggers are ours, and no others; SQLite's own check of the structure
//   entries    numbers without a gap, times in order, hashes, signatures, form, and whether the
//              author could do that at that point (state.h)
//   documents  each agrees with its digest, each that an entry names is there, no others; each
//              determination.json says what its entry says; each commitment too
//   anchors    entries that were shown to somebody are still in the chain
//
// What it cannot tell by itself: a chain that was cut at its end, or written anew with the keys of
// all who signed, is a chain. Whoever keeps a receipt (an anchor) can tell.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/ledger/finding.h"
#include "setpoint/ledger/wal_check.h"

namespace setpoint::ledger {

struct Anchor {
  std::uint64_t number = 0;
  std::string hash;
};
// "NUMBER:HASH". Errors (usage): anything else.
[[nodiscard]] Result<Anchor> parse_anchor(std::string_view text);

struct Verification {
  std::uint64_t pages = 0;
  std::uint64_t entries = 0;
  std::uint64_t documents = 0;
  Anchor head;  // the last entry: what to keep for the next time
  WalCheck wal;
  std::vector<Finding> findings;
};

// Changes nothing. Faults: no such file (data), a file that cannot be read (machine); damage is not
// a fault but a finding.
[[nodiscard]] Result<Verification> verify(const std::filesystem::path& ledger,
                                          const std::vector<Anchor>& anchors = {});

// Schema setpoint.ledger-verify/1.
[[nodiscard]] std::string to_json(const Verification& verification);

}  // namespace setpoint::ledger
