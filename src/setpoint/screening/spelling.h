// Spellings of one sound brought to one: what transliteration into English, French, German,
// Spanish or Turkish writes in different ways.
//
// Each gives letters for comparing, not for reading. Two words with one folded spelling are
// candidates to be the same name, never proof of it.
#pragma once

#include <string>
#include <string_view>

namespace setpoint {

// Doubled letters, ph and f, ou, oo and u, sh, sch and ch, kh and h, w and v, y, j and i, q and k
// and the like become one; -uddin in its spellings becomes one ending.
[[nodiscard]] std::string folded_spelling(std::string_view word);

// The consonants alone, those that Arabic and Hebrew writing does not tell apart (p and b, f and v,
// g, k and q) as one: what can be compared between a script that writes no vowels and one that
// does.
[[nodiscard]] std::string consonants(std::string_view word);

// What English, French and German write for one Slavic name: kh, ch and h; sh, sch and ch; zh, j
// and sch; ts and z; ov, ow, off and ev; ye, je and e. Coarse, so only of words of six letters and
// more that leave four; empty for any other.
[[nodiscard]] std::string slavic_sound(std::string_view word);

// What the romanisations of Korean (Revised, McCune-Reischauer, and passports) write for one
// syllable: g and k, d and t, b and p, j and ch, r and l, eo and o, eu, oo and u become one.
[[nodiscard]] std::string korean_sound(std::string_view word);
// Of a korean_sound(): o and u before a consonant at the end of a syllable as one. Passports write
// both for the vowel between them ("Jong", "Jung" and "Jeong").
[[nodiscard]] std::string loose_korean(std::string_view sound);

}  // namespace setpoint
