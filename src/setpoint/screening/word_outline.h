// Of a word its letters and its size in one number: what is too far apart is seen without a look at
// the words.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "setpoint/screening/normal_name.h"

namespace setpoint {

inline constexpr unsigned kSizeAt = 26;  // bits of an outline: a letter each, above them the size
inline constexpr std::uint32_t kMostSize = 63;  // and more

inline std::uint32_t outline(const NameWord& word) {
  const auto size = static_cast<std::uint32_t>(std::min<std::size_t>(word.text.size(), kMostSize));
  return (word.letters & ((1U << kSizeAt) - 1U)) | size << kSizeAt;
}

// Whether at most so many bits are set: each step clears the lowest. (A processor's own count is
// not on every one of its kind.)
inline bool at_most(std::size_t count, std::uint32_t bits) {
  for (std::size_t k = 0; k < count; ++k) bits &= bits - 1U;
  return bits == 0;
}

// Two errors of typing change at most four letters of two words, and their lengths by two.
inline bool near(std::uint32_t a, std::uint32_t b) {
  const std::uint32_t sizes[] = {a >> kSizeAt, b >> kSizeAt};
  const std::uint32_t letters = (a ^ b) & ((1U << kSizeAt) - 1U);
  return sizes[0] <= sizes[1] + 2 && sizes[1] <= sizes[0] + 2 && at_most(4, letters);
}

}  // namespace setpoint
