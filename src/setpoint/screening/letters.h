// Letters of other alphabets in Latin letters, one code point at a time.
//
// The choices are those common in passports and newspapers, not a scientific transliteration: a
// name is typed as people type it. Vowels that a script does not write are not invented.
#pragma once

#include <cstdint>
#include <string_view>

namespace setpoint {

// How a script writes names, as far as comparing them depends on it.
enum class NameScript : std::uint8_t {
  letters,  // vowels are written: Latin, Cyrillic, Greek and every other alphabet
  arabic,   // short vowels are left out
  hebrew,   // vowels are mostly left out
  hangul,   // a character is a syllable of a known sound
  han,      // a character is a syllable and a meaning
};

[[nodiscard]] inline bool leaves_vowels_out(NameScript script) {
  return script == NameScript::arabic || script == NameScript::hebrew;
}

struct LatinLetters {
  std::string_view text;  // may be empty: a sign without a sound
  NameScript script = NameScript::letters;
  bool known = false;  // false: this table has no such letter
};

// Of a lower-case code point: Cyrillic, Greek, Arabic, Hebrew, and Latin letters that do not
// decompose into one of a to z (ø, ł, ß).
[[nodiscard]] LatinLetters latin_letters(char32_t code);

// A Hangul syllable (U+AC00 to U+D7A3) by the Revised Romanization of Korean (2000), without its
// rules for neighbouring syllables.
inline constexpr char32_t kFirstSyllable = 0xAC00;
inline constexpr char32_t kLastSyllable = 0xD7A3;
struct Syllable {
  std::string_view initial, vowel, final;
};
[[nodiscard]] Syllable hangul_syllable(char32_t code);

}  // namespace setpoint
