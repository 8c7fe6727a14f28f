// Where the rows of a block of comma-separated text end, and its commas, many bytes at a time.
//
// Every comma and line feed counts: quotes mean nothing here, and a block that has any says so.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace setpoint {

class RowSplitter {
 public:
  // Bytes behind the text that must be readable; what they hold does not matter.
  static constexpr std::size_t kPadding = 64;
  // Bytes that are looked at together.
  static constexpr std::size_t kStride = 64;

  // text.size() below 2^32.
  void split(std::span<const char> text);

  // The positions of the line feeds, ascending.
  [[nodiscard]] std::span<const std::uint32_t> feeds() const { return {feeds_.data(), count_}; }
  // The positions of the commas in [begin, end), ascending, no more than out has room for; how
  // many.
  std::size_t commas(std::uint32_t begin, std::uint32_t end, std::span<std::uint32_t> out) const;
  // No quote, no control character but a carriage return, and nothing beyond ASCII.
  [[nodiscard]] bool plain() const { return plain_; }

 private:
  std::vector<std::uint32_t> feeds_;  // the first count_ of it
  std::size_t count_ = 0;
  std::vector<std::uint64_t> commas_;  // a bit a byte
  bool plain_ = true;
};

inline std::size_t RowSplitter::commas(std::uint32_t begin, std::uint32_t end,
                                       std::span<std::uint32_t> out) const {
  std::size_t count = 0;
  for (std::size_t word = begin / kStride; word * kStride < end; ++word) {
    const auto base = static_cast<std::uint32_t>(word * kStride);
    std::uint64_t left = commas_[word];
    if (base < begin) left &= ~std::uint64_t{0} << (begin - base);
    if (end - base < kStride) left &= (std::uint64_t{1} << (end - base)) - 1;
    for (; left != 0 && count < out.size(); left &= left - 1)
      out[count++] = base + static_cast<std::uint32_t>(std::countr_zero(left));
  }
  return count;
}

}  // namespace setpoint
