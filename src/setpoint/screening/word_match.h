// How alike two words of names are, and in which way.
#pragma once

#include <cstdint>

#include "setpoint/screening/normal_name.h"
#include "setpoint/screening/settings.h"

namespace setpoint {

enum class WordRelation : std::uint8_t {
  none,
  identical,
  spelling,    // two spellings of one sound
  form,        // one is the other in full, or both are forms of one word
  romanised,   // two romanisations of one Chinese word
  surname,     // forms of one Chinese surname
  given_form,  // two forms of one given name
  initial,     // a letter and a word that begins with it
  vowels,      // the same consonants
  typing,      // typing errors apart
  misread,     // one is a typing error from another form of the other, a word of business
  scrambled,   // the same letters in another order
  glued,       // two words and one that is both
  servant,     // "Abdul Hanif" and "Hanif": what is missing counts as a word
};

// WordMatch{} is no match.
struct WordMatch {
  double likeness;  // 0 to 1
  WordRelation relation;
  std::uint8_t edits;  // of typing
};

// Symmetric; 1 for a word and itself. Up to one typing error in words of three or four letters, two
// in longer ones; none in numbers, in initials and in words of two letters. Two Han characters or
// two Hangul syllables are the same or not.
[[nodiscard]] WordMatch match_words(const NameWord& a, const NameWord& b, NameKind kind,
                                    const NameCosts& costs);

// Two neighbouring words against one, or against two others (of short syllables, as in Korean and
// Chinese given names): as one word each.
[[nodiscard]] WordMatch match_glued(const NameWord& first, const NameWord& second,
                                    const NameWord& whole, const NameCosts& costs);
// Two whole names without the spaces in them.
[[nodiscard]] WordMatch match_unspaced(const NormalName& a, const NormalName& b,
                                       const NameCosts& costs);
[[nodiscard]] WordMatch match_syllables(const NameWord& a1, const NameWord& a2, const NameWord& b1,
                                        const NameWord& b2, const NameCosts& costs);

// Whether match_syllables() may join neighbours of both names.
[[nodiscard]] bool may_join_syllables(const NormalName& a, const NormalName& b,
                                      const NameCosts& costs);

}  // namespace setpoint
