// A checksum on every page of a ledger's file, kept and checked by a VFS of SQLite.
//
// A page has 4,096 bytes; its last eight are reserved (SQLITE_FCNTL_RESERVE_BYTES) and hold XXH3-64
// of the bytes before them, seeded with the number of the page, little-endian. The VFS
// "setpoint-checked" stands before the system's: what it writes to the main file gets its checksum,
// and a page that does not agree with its own is not served (SQLITE_IOERR_DATA). So a byte that
// changed anywhere in the file is noticed, also in free space, and a page in another's place too.
// The write-ahead log has checksums of its own, of SQLite's; it and the shared memory pass through.
//
// This finds accidents: whoever changes the file on purpose can compute a checksum. Hashes and
// signatures of the entries are for them (entry.h).
//
// Source: SQLite's documentation of VFS shims (sqlite.org/vfs.html) and of the file format, section
// 1.3.4 (reserved bytes); XXH3 (github.com/Cyan4973/xxHash).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace setpoint::ledger {

inline constexpr std::size_t kPageSize = 4096;
inline constexpr std::size_t kReservedBytes = 8;

// Of a whole page without its reserved bytes. Precondition: page.size() == kPageSize; number >= 1.
[[nodiscard]] std::uint64_t page_checksum(std::string_view page, std::uint32_t number);

// Whether the page holds its own checksum. The same preconditions.
[[nodiscard]] bool is_whole(std::string_view page, std::uint32_t number);

// SQLite never writes the page with the byte at 2^30, where it locks.
[[nodiscard]] constexpr bool is_lock_page(std::uint32_t number) {
  return number == (std::uint32_t{1} << 30) / kPageSize + 1;
}

// The name of the VFS, registered when it is first asked for; null if SQLite refused it.
[[nodiscard]] const char* checked_vfs();

}  // namespace setpoint::ledger
