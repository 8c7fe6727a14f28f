// Where the fields and rows of a block of comma-separated text end, many bytes at a time.
//
// Every comma and line feed counts: quotes mean nothing here, and a block that has any says so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace setpoint {

class RowSplitter {
 public:
  // Bytes behind the text that must be readable; what they hold does not matter.
  static constexpr std::size_t kPadding = 64;

  // text.size() below 2^32.
  void split(std::span<const char> text);

  // Of commas and line feeds, ascending.
  [[nodiscard]] std::span<const std::uint32_t> separators() const {
    return {separators_.data(), count_};
  }
  // By row, how many separators there are up to and with its line feed.
  [[nodiscard]] std::span<const std::uint32_t> row_ends() const { return row_ends_; }
  // No quote, no NUL and nothing beyond ASCII.
  [[nodiscard]] bool plain() const { return plain_; }

 private:
  std::vector<std::uint32_t> separators_;
  std::size_t count_ = 0;
  std::vector<std::uint32_t> row_ends_;
  bool plain_ = true;
};

}  // namespace setpoint
