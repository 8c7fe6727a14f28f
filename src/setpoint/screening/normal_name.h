// A name made comparable: its words, what each is and how much it weighs, its legal form, its
// numbers.
//
// Done once a name; comparing two (name_score.h) then reads only this.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/screening/legal_forms.h"
#include "setpoint/screening/letters.h"
#include "setpoint/screening/name_kind.h"
#include "setpoint/screening/settings.h"
#include "setpoint/screening/transliteration.h"
#include "setpoint/screening/word_lists.h"

namespace setpoint {

enum class WordRole : std::uint8_t {
  part,      // carries the name
  initial,   // one letter of a personal name
  particle,  // "de", "al", "of": hardly weighs
  business,  // "trading", "group": what many are called
  place,     // of an organisation: tells a branch from its parent
  number,    // digits, Roman numerals, numbers in words
  title,     // a title that may be a name: "King", "Major"
};

struct NameWord {
  std::string text;                   // a to z, 0 to 9
  std::string written;                // as typed, where `text` is what it stands for; or empty
  std::string folded;                 // folded_spelling(text)
  std::string consonants;             // consonants(text)
  std::string slavic;                 // slavic_sound(text), of persons
  std::string sound;                  // arabic_sound(text), of persons, in Latin letters
  std::string sorted;                 // the letters in alphabetic order
  std::uint32_t letters = 0;          // which letters `text` has, a bit each
  std::uint32_t folded_letters = 0;   // ... and `folded`
  std::uint32_t sound_class = 0;      // sound_class(sound); of three letters and fewer 0
  std::vector<std::size_t> given;     // given_names(text), of persons
  std::vector<std::size_t> surnames;  // surname_forms(text), of persons; in a Korean name its own
  std::string wade;                   // wade_giles(text), in a Chinese name in pinyin
  WordRole role = WordRole::part;
  NameScript script = NameScript::letters;
  BusinessForm mistyped = 0;    // near_business_form(text), of organisations
  char32_t character = 0;       // of a Han character or a Hangul syllable
  double weight = 1;            // where it agrees
  double against = 1;           // where the other name has another word in its place
  double extra = 1;             // where the other name has nothing in its place
  std::uint8_t generation = 0;  // how many "bin" or "ibn" stand before it
  bool syllables = false;       // of Chinese or Vietnamese: another letter is another name
  bool joined = false;          // by a hyphen to the next
  bool surname = false;         // stood before a comma
  bool korean = false;          // in a Korean name
};

// As it was typed, where it stands for another word, or its text.
[[nodiscard]] inline const std::string& as_typed(const NameWord& word) {
  return word.written.empty() ? word.text : word.written;
}

// Which letters a text has, a bit each: words whose bits differ in more than four places are more
// than two typing errors apart.
[[nodiscard]] std::uint32_t letters_of(std::string_view text);

struct NormalName {
  NameKind kind = NameKind::entity;
  std::string typed;  // as given
  std::string plain;  // all words in the order typed: what is left when case and signs are not seen
  std::vector<NameWord> words;
  std::vector<LegalForm> forms;              // of an organisation, as they stand
  std::vector<MistypedWord> mistyped_forms;  // words of those that were typed otherwise
  std::vector<std::string> acronyms;         // of an organisation: its initial letters
  bool rotated = false;                      // "SURNAME, Given" was read as "Given SURNAME"
  bool foreign = false;                      // letters of another script were read as Latin ones
  bool chinese = false;             // a person's: a surname and syllables of Mandarin in pinyin
  bool eastern = false;             // a person's: of China, Korea or Vietnam, by its surname
  std::vector<std::string> titles;  // titles, prefixes and remarks set aside, as they stand
  std::uint8_t suffix = 0;          // of a person: generation_suffix(); 0 without one
};

// Longer names are refused, so that no name takes long to compare. The longest on OFAC's list has
// fewer than 350 bytes.
inline constexpr std::size_t kLongestName = 600;
inline constexpr std::size_t kMostWords = 60;

// Faults (of the data, without a place): not UTF-8; longer than kLongestName bytes or kMostWords
// words. A name without any letter or number has no words and is equal only to itself.
[[nodiscard]] Result<NormalName> normal_name(std::string_view typed, NameKind kind,
                                             const NameWeights& weights, Transliteration& rules);

}  // namespace setpoint
