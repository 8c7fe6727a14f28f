// The keys under which a word is found: words that match_words() likens share one.
#pragma once

#include <cstdint>
#include <vector>

#include "setpoint/screening/normal_name.h"

namespace setpoint {

// For two words within k typing errors some word with at most k letters left out is left of both
// (deletion neighbourhood, Mor and Fraenkel 1982), so every word has keys of itself and of what is
// left of it; of its folded spelling with one letter less; of its letters in order; of its given
// name; of its consonants; of its sound in Korean.
//
// `typing` takes the keys of typing errors, which many words share that are farther apart; `other`
// the rest. `asked`: the keys a word is looked up by, which leave out those that only another
// script needs.
struct WordKeys {
  std::vector<std::uint64_t> typing, other;
};
void add_word_keys(const NameWord& word, bool asked, WordKeys& keys);

// Whether two words share a key if match_words() likens them. Few do not: a word of another script,
// a word of three letters and one of five within an error of each other when folded, "Abdul" with
// what follows and a word without it.
[[nodiscard]] bool found_by_keys(const NameWord& asked, const NameWord& listed);

// The keys under which a word, or neighbours read as one, are found where the other side is such
// neighbours: within one error of typing.
void add_joined_keys(const NameWord& word, std::vector<std::uint64_t>& keys);

}  // namespace setpoint
