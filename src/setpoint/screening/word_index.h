// The distinct words of a list's names, found by their keys (word_keys.h).
//
// Reading changes nothing: threads share an index and have a Scratch each.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "setpoint/screening/key_table.h"
#include "setpoint/screening/normal_name.h"
#include "setpoint/screening/settings.h"
#include "setpoint/screening/word_keys.h"
#include "setpoint/screening/word_match.h"

namespace setpoint {

// A word, or neighbours of one name read as one.
struct IndexedWord {
  NameWord word;
  bool joined = false;
};

class WordIndex {
 public:
  WordIndex() = default;
  explicit WordIndex(std::vector<IndexedWord> words);

  struct Found {
    std::uint32_t word = 0;  // its position among words()
    WordMatch match;         // of two single words; else none
  };
  // What a query writes on.
  struct Scratch {
    std::vector<Found> found;
    WordKeys keys;
    std::vector<std::span<const WordRef>> lists;
    std::vector<std::uint8_t> seen;  // by word: 1 where `found` has it
  };

  // The words that match_words() likens to `asked`; where one of the two is neighbours read as one,
  // those that match_glued() or match_unspaced() may liken to it. Each once, in scratch.found.
  void find(const NameWord& asked, bool joined, NameKind kind, const NameCosts& costs,
            Scratch& scratch) const;
  [[nodiscard]] const std::vector<IndexedWord>& words() const { return words_; }

 private:
  std::vector<IndexedWord> words_;
  KeyTable keys_;
};

}  // namespace setpoint
