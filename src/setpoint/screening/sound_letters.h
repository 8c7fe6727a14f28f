// The letters of a sound (arabic_sound.h), for those that make and compare sounds.
#pragma once

#include <cstddef>
#include <string_view>

namespace setpoint {

// Letters of a sound: a e i o u and the diphthongs Y (ai) and W (au); T is th, S sh, G g; K stands
// for k, q and gh; ~ for an e that may be silent; all others for themselves.
inline constexpr char kSilent = '~';

inline bool is_vowel_sound(char sound) {
  return sound == 'a' || sound == 'e' || sound == 'i' || sound == 'o' || sound == 'u' ||
         sound == 'Y' || sound == 'W' || sound == kSilent;
}

inline bool is_front_vowel(char sound) {
  return sound == 'a' || sound == 'e' || sound == 'i' || sound == 'Y';
}

// The consonants at the beginning of a text of Latin letters, and how many letters they are.
[[nodiscard]] std::string_view consonant_sound(std::string_view text, std::size_t& letters);

// Whether two consonants may be of one name; `last`: they end it.
[[nodiscard]] bool consonants_alike(char a, char b, bool last);

}  // namespace setpoint
