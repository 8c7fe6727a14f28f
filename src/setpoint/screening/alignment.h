// The words of two names set against each other.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "setpoint/screening/normal_name.h"
#include "setpoint/screening/word_match.h"

namespace setpoint {

// How each word of one name matches each of another. Room that comparisons use in turn.
class WordMatches {
 public:
  // No word matches any.
  void clear(std::size_t rows, std::size_t columns) {
    columns_ = columns;
    cells_.assign(rows * columns, WordMatch{});
  }
  [[nodiscard]] WordMatch& at(std::size_t row, std::size_t column) {
    return cells_[row * columns_ + column];
  }

  bool joined = true;  // whether neighbours may match as one word: without, none is tried

 private:
  std::size_t columns_ = 0;
  std::vector<WordMatch> cells_;
};

// Without initialisers, since an alignment has room for many more than it fills.
struct WordPair {
  std::uint8_t a, b;              // the first word of each
  std::uint8_t a_words, b_words;  // two where neighbours are read as one
  double weight;                  // the mean of both sides
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
// The same from the matches of a's words with b's, which the caller has.
[[nodiscard]] Alignment align(const NormalName& a, const NormalName& b, WordMatches& matches,
                              const NameCosts& costs);

}  // namespace setpoint
