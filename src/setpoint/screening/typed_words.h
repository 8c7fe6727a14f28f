// A typed name cut into words of Latin letters, with what stood between and around them.
//
// Letters lose case and marks; other scripts become Latin letters (letters.h, transliteration.h);
// a Han character and a Hangul syllable is a word each and keeps its character. Apostrophes join;
// hyphens, points, commas and every other sign part, and the word before remembers which it was.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/screening/letters.h"
#include "setpoint/screening/transliteration.h"

namespace setpoint {

struct TypedWord {
  std::string text;  // a to z, 0 to 9
  NameScript script = NameScript::letters;
  char32_t character = 0;  // of a Han character (simplified) or a Hangul syllable
  bool hyphen_after = false;
  bool point_after = false;
  bool comma_after = false;
  bool slash_after = false;
  bool bracket_before = false;  // an opening bracket
  bool surname = false;         // stood before a comma and was turned (rotate_surname)
  std::size_t capitals = 0;     // how many of its letters are
  // Where the letters go from lower to upper case for the last time ("SiemensAG": 7); 0: nowhere.
  std::size_t capital_at = 0;
};

// Precondition: text is well-formed UTF-8.
[[nodiscard]] std::vector<TypedWord> typed_words(std::string_view text, Transliteration& rules);

}  // namespace setpoint
