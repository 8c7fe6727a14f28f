// The words of two names set against each other.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "setpoint/screening/normal_name.h"
#include "setpoint/screening/word_match.h"

namespace setpoint {

struct WordPair {
  std::uint8_t a = 0, b = 0;              // the first word of each
  std::uint8_t a_words = 1, b_words = 1;  // two where neighbours are read as one
  double weight = 0;                      // the mean of both sides
  WordMatch match;
};

// Fixed room, since comparing allocates nothing.
struct Alignment {
  std::array<WordPair, kMostWords> pairs;
  std::size_t count = 0;
  std::array<bool, kMostWords> a_matched{}, b_matched{};
  bool unspaced = false;  // one pair: both names whole, without their spaces

  // In the order of a's words.
  [[nodiscard]] const WordPair* begin() const { return pairs.data(); }
  [[nodiscard]] const WordPair* end() const { return pairs.data() + count; }
};

[[nodiscard]] Alignment align(const NormalName& a, const NormalName& b, const NameCosts& costs);

}  // namespace setpoint
