#include "setpoint/screening/arabic_sound.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "setpoint/screening/sound_letters.h"

namespace setpoint {
namespace {

// What stands for a vowel or half of one.
bool is_vowel_letter(char letter) {
  return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u' ||
         letter == 'y' || letter == 'w' || letter == 'v';
}

char half_vowel(char letter) {
  if (letter == 'y') return 'i';
  return letter == 'w' || letter == 'v' ? 'u' : letter;
}

// Vowels that stand together: double ones are one, ai, ei and ae one diphthong, au and aw another.
void add_vowels(std::string_view run, std::string& made) {
  for (std::size_t at = 0; at < run.size();) {
    const char first = half_vowel(run[at]);
    const char second = at + 1 < run.size() ? half_vowel(run[at + 1]) : ' ';
    const bool open = first == 'a' || first == 'e';
    char sound = first;
    std::size_t taken = 1;
    if (run.substr(at).starts_with("ee")) {
      sound = 'i';
      taken = 2;
    } else if (first == 'o' && (second == 'u' || second == 'o') && run[at + 1] != 'w') {
      sound = 'u';
      taken = 2;
    } else if (open && (second == 'i' || (first == 'a' && second == 'e'))) {
      sound = 'Y';
      taken = 2;
    } else if (first == 'i' && run.substr(at) == "ie") {
      sound = 'Y';
      taken = 2;
    } else if ((open && second == 'u') || (first == 'a' && second == 'o') ||
               (first == 'o' && second == 'u')) {
      sound = 'W';
      taken = 2;
    }
    at += taken;
    const auto glides = [&](char next) {
      if (sound == 'Y') return next == 'i' || next == 'e';
      if (sound == 'W') return next == 'u' || next == 'o';
      return next == sound;
    };
    while (at < run.size() && glides(half_vowel(run[at]))) ++at;
    if (made.empty() || made.back() != sound) made += sound;
  }
}

std::size_t count_consonants(std::string_view sound) {
  return static_cast<std::size_t>(
      std::count_if(sound.begin(), sound.end(), [](char one) { return !is_vowel_sound(one); }));
}

bool vowels_alike(char a, char b) {
  if (a == b) return true;
  if (a > b) std::swap(a, b);
  switch (a) {
    case 'W':
      return b == 'o' || b == 'u';
    case 'Y':
      return b == 'e' || b == 'i';
    case 'a':
      return b == 'e';
    case 'e':
      return b == 'i';
    case 'o':
      return b == 'u';
    default:
      return false;
  }
}

char class_of(char sound) {
  if (is_vowel_sound(sound)) return is_front_vowel(sound) ? 'a' : 'o';
  if (sound == 'G' || sound == 'j') return 'K';
  return sound == 't' || sound == 's' || sound == 'z' || sound == 'T' ? 'd' : sound;
}

std::string_view without_silent(std::string_view sound) {
  if (sound.ends_with(kSilent)) sound.remove_suffix(1);
  return sound;
}

// "Slimane" and "Sulayman", "Mbarek" and "Mubarak": a consonant, one vowel and a consonant.
bool opens_with_vowel(std::string_view sound) {
  return sound.size() > 2 && !is_vowel_sound(sound[0]) && is_vowel_sound(sound[1]) &&
         !is_vowel_sound(sound[2]);
}
bool opens_without(std::string_view sound) {
  return sound.size() > 1 && !is_vowel_sound(sound[0]) && !is_vowel_sound(sound[1]);
}

}  // namespace

std::string arabic_sound(std::string_view word) {
  constexpr std::size_t kSilentFrom = 5;
  std::string made;
  std::string_view left = word;
  const bool silent =
      word.size() >= kSilentFrom && word.ends_with('e') && !is_vowel_letter(word[word.size() - 2]);
  if (silent) left.remove_suffix(1);
  while (!left.empty()) {
    std::size_t letters = 0;
    while (letters < left.size() && is_vowel_letter(left[letters])) ++letters;
    if (letters > 0) {
      add_vowels(left.substr(0, letters), made);
    } else {
      for (const char sound : consonant_sound(left, letters))
        if (made.empty() || made.back() != sound) made += sound;
    }
    left.remove_prefix(letters);
  }
  if (silent) made += kSilent;
  if (made.size() > 2 && made.back() == 'h' && is_vowel_sound(made[made.size() - 2]))
    made.pop_back();
  // A y, w or v may be a consonant: "Yahya".
  const auto glides = static_cast<std::size_t>(std::count_if(
      word.begin(), word.end(), [](char one) { return one == 'y' || one == 'w' || one == 'v'; }));
  const std::size_t bare = count_consonants(made);
  return bare == 0 || bare + glides < 2 ? std::string() : made;
}

bool sound_alike(std::string_view a, std::string_view b) {
  a = without_silent(a);
  b = without_silent(b);
  if (a.empty() || b.empty()) return false;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    const bool vowel = is_vowel_sound(a[i]);
    if (vowel == is_vowel_sound(b[j])) {
      const bool last = i + 1 == a.size() && j + 1 == b.size();
      if (vowel ? !vowels_alike(a[i], b[j]) : !consonants_alike(a[i], b[j], last)) return false;
      ++i;
      ++j;
      continue;
    }
    if (i != 1 || j != 1) return false;
    if (opens_with_vowel(a) && opens_without(b))
      ++i;
    else if (opens_with_vowel(b) && opens_without(a))
      ++j;
    else
      return false;
  }
  return i == a.size() && j == b.size();
}

std::uint32_t sound_class(std::string_view sound) {
  sound = without_silent(sound);
  if (sound.empty()) return 0;
  // FNV-1a of what sound_alike() does not tell apart, taken together: its likeness is not
  // transitive, so that is more than any two sounds differ by.
  std::uint32_t hash = 2166136261U;
  for (std::size_t at = 0; at < sound.size(); ++at) {
    if (at == 1 && opens_with_vowel(sound)) continue;
    hash = (hash ^ static_cast<unsigned char>(class_of(sound[at]))) * 16777619U;
  }
  return hash == 0 ? 1 : hash;
}

}  // namespace setpoint
