// Words in Arabic letters against sounds.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/screening/arabic_sound.h"
#include "setpoint/screening/sound_letters.h"

namespace setpoint {
namespace {

// A text with every reading of th (t or s) and of g (j or k) in it.
SkeletonKeys readings(std::string_view text) {
  SkeletonKeys made;
  made.count = 1;
  for (const char sound : text) {
    const bool two = (sound == 'T' || sound == 'G') && 2 * made.count <= made.texts.size();
    const std::size_t before = made.count;
    for (std::size_t k = 0; k < before; ++k) {
      if (two) {
        made.texts[made.count] = made.texts[k];
        made.texts[made.count++] += sound == 'T' ? 's' : 'j';
      }
      made.texts[k] += sound == 'T' ? 't' : sound == 'G' ? 'K' : sound == 'z' ? 'd' : sound;
    }
  }
  for (std::size_t k = 0; k < made.count; ++k)
    if (made.texts[k].ends_with('t')) made.texts[k].back() = 'd';
  return made;
}

// The consonants of a word and the vowels before, between and behind them.
struct Parted {
  std::string consonants;
  std::vector<std::string> vowels = {{}};
  bool open_end = false;  // of a script: a letter h, or the ending that is written as one
};

void add_consonant(Parted& parted, char sound) {
  parted.consonants += sound;
  parted.vowels.emplace_back();
}

Parted parted_script(std::string_view text) {
  Parted made;
  if (text.size() > 2 && text.ends_with('h')) {
    const bool mark = text.ends_with("kh") || text.ends_with("gh") || text.ends_with("th") ||
                      text.ends_with("sh") || text.ends_with("dh") || text.ends_with("ch");
    if (!mark) {
      made.open_end = !is_vowel_sound(text[text.size() - 2]);
      text.remove_suffix(1);
    }
  }
  while (!text.empty()) {
    if (is_vowel_sound(text.front())) {
      made.vowels.back() += text.front();
      text.remove_prefix(1);
      continue;
    }
    std::size_t letters = 1;
    for (const char sound : consonant_sound(text, letters))
      add_consonant(made, sound == 'p' ? 'b' : sound);
    text.remove_prefix(letters);
  }
  return made;
}

Parted parted_sound(std::string_view sound) {
  Parted made;
  for (const char one : sound) {
    if (!is_vowel_sound(one)) {
      add_consonant(made, one == 'p' ? 'b' : one);
    } else if (one == 'Y' || one == 'W') {
      made.vowels.back() += one == 'Y' ? "ai" : "au";
    } else {
      made.vowels.back() += one;
    }
  }
  return made;
}

bool letter_of(char script, char vowel) {
  switch (script) {
    case 'a':
      return vowel == 'a' || vowel == 'e' || vowel == 'o' || vowel == kSilent;
    case 'i':
      return vowel == 'i' || vowel == 'e';
    case 'u':
      return vowel == 'u' || vowel == 'o';
    default:
      return vowel == script || (script == 'e' && (vowel == 'i' || vowel == 'a'));
  }
}

// Letters of a script against vowels. `whole`: no vowel but a or e beside another may go unwritten.
bool spells(std::string_view script, std::string_view vowels, bool half, bool more) {
  if (vowels.empty()) {
    // An ayn (read a) beside another letter has no sound of its own.
    return script.empty() || (script == "a" && more);
  }
  if (!script.empty() && letter_of(script.front(), vowels.front()) &&
      spells(script.substr(1), vowels.substr(1), script.front() != 'a', true))
    return true;
  if (!script.empty() && script.front() == 'a' && (more || script.size() > 1) &&
      spells(script.substr(1), vowels, half, true))
    return true;
  // A vowel that is not written: a, e; behind a waw or ya that is a consonant; before an ayn.
  const char vowel = vowels.front();
  const bool open = vowel == 'a' || vowel == 'e' || vowel == kSilent;
  const bool before_ayn = vowels.size() > 1 && script.starts_with('a') && vowels[1] == 'a';
  if (open || half || before_ayn) return spells(script, vowels.substr(1), false, more);
  return false;
}

constexpr std::size_t kMostTogether = 5;

bool vowels_written(const Parted& script, const Parted& sound) {
  const std::size_t last = sound.vowels.size() - 1;
  bool letter_before = false;  // alif, waw or ya within the word
  bool waw_before = false;
  for (std::size_t k = 0; k <= last; ++k) {
    std::string_view letters = script.vowels[k];
    const std::string_view vowels = sound.vowels[k];
    // No name has more together; spells() tries every way.
    if (letters.size() > kMostTogether || vowels.size() > kMostTogether) return false;
    if (k == 0) {
      if (letters.empty() != vowels.empty()) return false;
      if (letters.empty()) continue;
      // Alif and ayn at the beginning carry any vowel.
      if (letters.front() == 'a' && (spells(letters.substr(1), vowels.substr(1), false, true) ||
                                     spells(letters.substr(1), vowels, false, true)))
        continue;
      if (!spells(letters, vowels, false, false)) return false;
      waw_before = letters.find('u') != std::string_view::npos;
      continue;
    }
    if (k == last) {
      if (script.open_end) return vowels.size() <= 1;
      if (letters.empty()) return vowels.empty() || vowels[0] == kSilent;
      // Ya at the end stands for a as well ("Mustafa"), and the ending -a may be silent in none.
      if (letters == "i" && vowels == "a") return last > 2;
      return !vowels.empty() && spells(letters, vowels, false, false);
    }
    const bool before_last = k + 1 == last && sound.vowels[last].empty();
    if (letters.empty() && vowels.size() == 1) {
      const char vowel = vowels.front();
      const bool participle = sound.consonants[0] == 'm' && k > 1 && !sound.vowels[1].empty() &&
                              !is_front_vowel(sound.vowels[1][0]);
      if (before_last && (vowel == 'u' || vowel == 'o') && !waw_before) return false;
      if (before_last && vowel == 'i' && !letter_before && !participle) return false;
    } else if (!spells(letters, vowels, false, false)) {
      return false;
    }
    letter_before = letter_before || !letters.empty();
    waw_before = waw_before || letters.find('u') != std::string_view::npos;
  }
  return true;
}

// Twice one letter in the script where Latin letters have it once: "Allah".
void squeeze(Parted& script) {
  for (std::size_t k = 1; k < script.consonants.size();) {
    if (script.consonants[k] == script.consonants[k - 1] && script.vowels[k].empty()) {
      script.consonants.erase(k, 1);
      script.vowels.erase(script.vowels.begin() + static_cast<std::ptrdiff_t>(k));
    } else {
      ++k;
    }
  }
}

SkeletonKeys skeletons(const Parted& parted) {
  std::string bare;
  for (const char one : parted.consonants)
    if (bare.empty() || bare.back() != one) bare += one;
  if (bare.size() > 1 && bare.ends_with('h')) bare.pop_back();
  if (bare.empty()) return {};
  return readings(bare);
}

}  // namespace

bool written_as(std::string_view script, std::string_view sound) {
  constexpr std::size_t kLeast = 3;  // letters: two may be any of many words
  if (sound.empty() || script.size() < kLeast) return false;
  Parted letters = parted_script(script);
  const Parted sounds = parted_sound(sound);
  if (letters.consonants.size() != sounds.consonants.size()) squeeze(letters);
  const std::size_t count = sounds.consonants.size();
  if (count == 0 || letters.consonants.size() != count) return false;
  for (std::size_t k = 0; k < count; ++k)
    if (!consonants_alike(letters.consonants[k], sounds.consonants[k], k + 1 == count))
      return false;
  return vowels_written(letters, sounds);
}

SkeletonKeys skeleton_keys(std::string_view sound) {
  return skeletons(parted_sound(sound));
}

SkeletonKeys script_skeleton_keys(std::string_view script) {
  return skeletons(parted_script(script));
}

}  // namespace setpoint
