// A log in blocks of whole rows, for threads that each take some.
//
// A row belongs to the block that it starts in; the block reads on to the row's end.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/data/bytes.h"
#include "setpoint/data/row_splitter.h"

namespace setpoint {

// As large as a core's own cache holds beside what is found in it.
inline constexpr std::size_t kLogBlock = 1U << 18U;
// Sixteen short fields are far from this; a longer row is a quote or a file gone wrong.
inline constexpr std::size_t kLongestLogRow = 1U << 16U;

// A place in a log, ordered as the log is: the block, and the line in it.
[[nodiscard]] constexpr std::uint64_t log_place(std::uint64_t block, std::uint32_t line) {
  return block << 32U | line;
}
[[nodiscard]] constexpr std::uint64_t block_of(std::uint64_t place) {
  return place >> 32U;
}
[[nodiscard]] constexpr std::uint32_t line_in_block(std::uint64_t place) {
  return static_cast<std::uint32_t>(place);
}

// Rows that start in a block, each with a line feed at its end; the last one of the file gets one
// where it has none. A row that is too long is cut, and has a line feed in its midst or too few
// fields, which is how it is noticed. Lives until the next is read.
struct LogRows {
  const char* text;
  const RowSplitter& split;
};

class LogBlockReader {
 public:
  // Rows stand from `begin` to `size`.
  LogBlockReader(const ByteSource& bytes, std::uint64_t begin, std::uint64_t size);
  // Faults: the machine's.
  [[nodiscard]] Result<LogRows> read(std::uint64_t block);

 private:
  const ByteSource& bytes_;
  std::uint64_t begin_;
  std::uint64_t size_;
  std::vector<char> buffer_;
  RowSplitter split_;
};

}  // namespace setpoint
