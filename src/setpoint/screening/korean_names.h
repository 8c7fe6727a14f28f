// Korean names in Latin letters: surnames and syllables in the ways they are romanised.
//
// A surname is written by the Revised Romanization of 2000, by McCune-Reischauer (without its marks
// as in the North), and most often by habit: the one that the Revised Romanization writes I is Lee,
// Yi, Rhee or Ri. The table is general knowledge, an assumption in that no register stands behind
// it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace setpoint {

// The surnames that a word may be, as numbers, ascending and other than those of surname_forms();
// empty for any other word.
[[nodiscard]] std::vector<std::size_t> korean_surname_forms(std::string_view word);

// Whether a word is one to three syllables of Korean in any romanisation.
[[nodiscard]] bool is_korean_syllables(std::string_view word);

}  // namespace setpoint
