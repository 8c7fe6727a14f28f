#include "setpoint/screening/indic_writing.h"

#include <cstddef>
#include <vector>

namespace setpoint {
namespace {

// The blocks of these scripts are laid out alike (Unicode, chapter 12, after ISCII): a place in one
// is the same letter in all.
constexpr char32_t kFirstBlock = 0x900;
constexpr char32_t kBlock = 0x80;
constexpr char32_t kEnd = 0xD80;

char32_t place(char32_t code) {
  return code % kBlock;
}
bool in_blocks(char32_t code) {
  return code >= kFirstBlock && code < kEnd;
}
bool is_northern(char32_t code) {
  return code >= kFirstBlock && code < 0xB00;  // Devanagari, Bengali, Gurmukhi, Gujarati
}

constexpr char32_t kVirama = 0x4D;
constexpr char32_t kNukta = 0x3C;
constexpr char32_t kNa = 0x28;
constexpr char32_t kMa = 0x2E;
constexpr char32_t kGha = 0x18;
constexpr char32_t kHa = 0x39;

bool is_consonant(char32_t code) {
  const char32_t at = place(code);
  return (at >= 0x15 && at <= kHa) || (at >= 0x58 && at <= 0x5F);
}
bool is_vowel_sign(char32_t code) {
  const char32_t at = place(code);
  return at >= 0x3E && at <= 0x4C;
}
bool is_vowel_letter(char32_t code) {
  const char32_t at = place(code);
  return at >= 0x05 && at <= 0x14;
}
// Chandrabindu and anusvara; of Gurmukhi tippi as well.
bool is_nasal_sign(char32_t code) {
  return place(code) == 0x01 || place(code) == 0x02 || code == 0xA70;
}
bool is_labial(char32_t code) {
  return place(code) >= 0x2A && place(code) <= kMa;
}

// A letter of the same script.
char32_t letter(char32_t like, char32_t at) {
  return like - place(like) + at;
}

std::u32string with_nasals(std::u32string_view word) {
  std::u32string made;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const char32_t code = word[at];
    if (!in_blocks(code) || !is_nasal_sign(code)) {
      made += code;
      continue;
    }
    const char32_t next = at + 1 < word.size() ? word[at + 1] : 0;
    made += letter(code, next != 0 && is_labial(next) ? kMa : kNa);
    made += letter(code, kVirama);
    if (next != 0 && in_blocks(next) && place(next) == kHa) {
      made += letter(code, kGha);
      ++at;
    }
  }
  return made;
}

// A consonant or a vowel by itself, with what belongs to it.
struct Sound {
  std::size_t end = 0;     // where the next begins
  bool consonant = false;  // begins with one
  bool vowel = false;      // has one, written or not
  bool inherent = false;   // ... not written
};

std::vector<Sound> sounds_of(std::u32string_view word) {
  std::vector<Sound> made;
  for (std::size_t at = 0; at < word.size();) {
    Sound sound;
    sound.consonant = is_consonant(word[at]);
    sound.vowel = is_vowel_letter(word[at]);
    ++at;
    if (at < word.size() && place(word[at]) == kNukta) ++at;
    if (sound.consonant) {
      sound.vowel = sound.inherent = true;
      if (at < word.size() && place(word[at]) == kVirama) {
        sound.vowel = sound.inherent = false;
        ++at;
      } else if (at < word.size() && is_vowel_sign(word[at])) {
        sound.inherent = false;
        ++at;
      }
    }
    sound.end = at;
    made.push_back(sound);
  }
  return made;
}

// A nasal before its consonant is no cluster that needs a vowel: "Singh", "Anand".
bool behind_nasal(std::u32string_view word, const std::vector<Sound>& sounds, std::size_t at) {
  if (at < 2 || sounds[at - 1].vowel || !sounds[at - 2].vowel) return false;
  const char32_t before = place(word[sounds[at - 2].end]);
  return before == 0x19 || before == 0x1E || before == 0x23 || before == kNa || before == kMa;
}

}  // namespace

bool is_indic(std::u32string_view text) {
  return !text.empty() && in_blocks(text.front());
}

std::u32string as_spoken(std::u32string_view word) {
  if (!is_indic(word)) return std::u32string(word);
  const std::u32string full = with_nasals(word);
  if (!is_northern(full.front())) return full;
  std::vector<Sound> sounds = sounds_of(full);
  std::size_t vowels = 0;
  for (const Sound& sound : sounds) vowels += sound.vowel ? 1U : 0U;
  const std::size_t count = sounds.size();
  std::vector<bool> silent(count, false);
  // At the end, but not behind two consonants that then would stand alone ("Chandra").
  if (count > 1 && vowels > 1 && sounds[count - 1].inherent &&
      (sounds[count - 2].vowel || behind_nasal(full, sounds, count - 1)))
    silent[count - 1] = true;
  // From the end: a vowel, a consonant, [a], a consonant, a vowel that is spoken.
  for (std::size_t at = count - 1; at-- > 1;) {
    const bool before = sounds[at - 1].vowel && !silent[at - 1];
    const bool after = sounds[at + 1].consonant && sounds[at + 1].vowel && !silent[at + 1];
    if (sounds[at].inherent && before && after) silent[at] = true;
  }
  std::u32string made;
  std::size_t from = 0;
  for (std::size_t at = 0; at < count; ++at) {
    made.append(full, from, sounds[at].end - from);
    if (silent[at]) made += letter(full.front(), kVirama);
    from = sounds[at].end;
  }
  return made;
}

std::u32string as_in_passports(std::u32string_view latin) {
  std::u32string made;
  for (std::size_t at = 0; at < latin.size(); ++at) {
    const char32_t code = latin[at];
    const char32_t next = at + 1 < latin.size() ? latin[at + 1] : 0;
    if (code == 0x15B || code == 0x1E63) {
      made += U"sh";
    } else if (code == U'c') {
      made += U"ch";
      if (next == U'h') ++at;
    } else if (code == U'r' && next == 0x325) {
      made += U"ri";
      ++at;
    } else {
      made += code;
    }
  }
  return made;
}

}  // namespace setpoint
