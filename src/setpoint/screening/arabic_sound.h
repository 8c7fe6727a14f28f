// The sound of a name of Arabic or Persian origin, from the many ways of writing it.
//
// Passports, newspapers and lists write one name by English, French, German, Persian or Turkish
// habit: ou, oo, u or o; ai, ay, ei, ey or e; sh or ch; th, t or s; dh, d or z; q, k, g or gh; j,
// dj or g; c for s before e and i; consonants once or twice; a silent e at the end; no vowel behind
// the first consonant in the Maghreb. The rules are general knowledge of these habits, an
// assumption in that no count stands behind them.
//
// A sound is a text of a letter each sound, to be compared by what stands here alone.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace setpoint {

// Of a word in Latin letters. Empty where it leaves fewer than two consonants, y and w among
// them.
[[nodiscard]] std::string arabic_sound(std::string_view word);

// Whether two sounds may be of one name: the same consonants but for th, t and s, d and z, g, j and
// k, and t and d at the end; between them the same vowels but for a and e, e and i, o and u, and ai
// and au, which are shortened. Symmetric, not transitive: e stands for a and for i.
[[nodiscard]] bool sound_alike(std::string_view a, std::string_view b);

// A number that two sounds which are alike share; 0 of an empty one.
[[nodiscard]] std::uint32_t sound_class(std::string_view sound);

// A word in Arabic script, as letters.h reads it (so without short vowels), and the sound of one in
// Latin letters. The consonants agree; every alif, waw and ya has its vowel; a vowel that the
// script does not leave out has its letter: a diphthong, one at the end or the beginning, and a
// long one before the last consonant ("Mahmud", "Rashid"). So "hsn" is Hasan and not Husayn.
[[nodiscard]] bool written_as(std::string_view script, std::string_view sound);

// A few texts: of each letter that may be read in two ways, both readings.
struct SkeletonKeys {
  std::array<std::string, 4> texts;
  std::size_t count = 0;
  [[nodiscard]] const std::string* begin() const { return texts.data(); }
  [[nodiscard]] const std::string* end() const { return texts.data() + count; }
};

// Texts of the consonants alone, of which a word and a sound that written_as() likens share one.
// Empty where there is no consonant.
[[nodiscard]] SkeletonKeys skeleton_keys(std::string_view sound);
[[nodiscard]] SkeletonKeys script_skeleton_keys(std::string_view script);

}  // namespace setpoint
