#include "setpoint/screening/word_match.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "setpoint/screening/arabic_sound.h"
#include "setpoint/screening/edit_distance.h"
#include "setpoint/screening/spelling.h"
#include "setpoint/screening/word_lists.h"
#include "setpoint/screening/word_outline.h"

namespace setpoint {
namespace {

constexpr std::string_view kServant = "abdul";
// Letters: a word of business as long is read through a typing error.
constexpr std::size_t kLeastMisread = 8;

std::size_t tolerance(std::size_t length) {
  if (length <= 2) return 0;
  return length <= 4 ? 1 : 2;
}

// A text and which letters it has.
struct Spelled {
  std::string_view text;
  std::uint32_t letters = 0;
};

// An error changes two letters of both words at most and the length by one: most words are seen to
// be too far apart without more ado.
std::size_t errors_between(const Spelled& a, const Spelled& b, std::size_t limit) {
  if (!at_most(2 * limit, a.letters ^ b.letters)) return limit + 1;
  return edit_distance(a.text, b.text, limit);
}

WordMatch typed_apart(const NameWord& a, const NameWord& b, const NameCosts& costs) {
  Spelled text_a{a.text, a.letters};
  Spelled text_b{b.text, b.letters};
  Spelled folded_a{a.folded, a.folded_letters};
  Spelled folded_b{b.folded, b.folded_letters};
  // What "Abdul" stands before decides.
  if (a.text.size() > kServant.size() && b.text.size() > kServant.size() &&
      text_a.text.starts_with(kServant) && text_b.text.starts_with(kServant)) {
    text_a.text.remove_prefix(kServant.size());
    text_b.text.remove_prefix(kServant.size());
    folded_a = text_a;
    folded_b = text_b;
  }
  const std::size_t length = std::max(text_a.text.size(), text_b.text.size());
  const std::size_t limit = tolerance(length);
  if (limit == 0) return {};
  std::size_t edits = errors_between(text_a, text_b, limit);
  // Folding both takes a liberty already, so it counts as an error of its own; and what little it
  // leaves of a word ("aaaaaaaa" folds to "a") bears no more errors than a word so short.
  const std::size_t folded_limit =
      std::min(limit - 1, tolerance(std::max(folded_a.text.size(), folded_b.text.size())));
  if (edits > 1)
    if (const std::size_t folded = errors_between(folded_a, folded_b, folded_limit);
        folded <= folded_limit)
      edits = std::min(edits, folded + 1);
  if (edits > limit) return {};
  const double likeness =
      1 - costs.typing * static_cast<double>(edits) / static_cast<double>(length);
  return {likeness, WordRelation::typing, static_cast<std::uint8_t>(edits)};
}

// A word of business with a typing error and the same in order: in the form that was typed, or in
// another ("pharmaceutcals", "pharma").
WordMatch mistyped_business(const NameWord& slip, const NameWord& known, const NameCosts& costs) {
  if (known.role != WordRole::business || in_full(slip.mistyped) != known.text) return {};
  const double likeness = 1 - costs.typing / static_cast<double>(slip.text.size());
  if (errors_between({slip.text, slip.letters}, {as_typed(known), letters_of(as_typed(known))},
                     1) == 1)
    return {likeness, WordRelation::typing, 1};
  // Of a short word one error makes another word as often as not.
  if (text_of(slip.mistyped).size() < kLeastMisread) return {};
  return {likeness - costs.spelling / 4, WordRelation::misread, 1};
}

// A word of a script without vowels and one with them. Of persons the letters of Arabic that stand
// for vowels count; in Hebrew they are written or not, and the words of firms are of any language.
WordMatch across_abjad(const NameWord& a, const NameWord& b, const NameCosts& costs) {
  const std::size_t length = std::min(a.consonants.size(), b.consonants.size());
  if (length >= 2 && a.consonants == b.consonants)
    return {1 - costs.vowels, WordRelation::vowels, 0};
  if (length >= 3 && edit_distance(a.consonants, b.consonants, 1) == 1)
    return {1 - costs.vowels - costs.typing / static_cast<double>(length + 1), WordRelation::typing,
            1};
  return {};
}

bool share(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
  return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

// "Abd" in its spellings and what stands behind it are one word in both scripts (name_rewriting.h).
WordMatch across_arabic(const NameWord& script, const NameWord& latin, const NameCosts& costs) {
  if (written_as(script.text, latin.sound)) return {1 - costs.vowels, WordRelation::vowels, 0};
  return {};
}

WordMatch across_hangul(const NameWord& a, const NameWord& b, const NameCosts& costs) {
  const std::string sound_a = korean_sound(a.text);
  const std::string sound_b = korean_sound(b.text);
  if (sound_a == sound_b || share(a.surnames, b.surnames))
    return {1 - costs.spelling, WordRelation::spelling, 0};
  if (loose_korean(sound_a) == loose_korean(sound_b))
    return {1 - 2 * costs.spelling, WordRelation::spelling, 0};
  return {};
}

// "Zayd" and "Zeid". In four letters and fewer it is as slight as an error of typing.
WordMatch spelled_by_ear(const NameWord& a, const NameWord& b, const NameCosts& costs) {
  constexpr std::size_t kShort = 4;
  if (a.sound_class == 0 || a.sound_class != b.sound_class || !sound_alike(a.sound, b.sound))
    return {};
  const std::size_t length = std::min(a.text.size(), b.text.size());
  if (length > kShort) return {1 - 2 * costs.spelling, WordRelation::spelling, 0};
  const std::size_t edits = edit_distance(a.text, b.text, kShort);
  return {1 - costs.given_form, WordRelation::typing, static_cast<std::uint8_t>(edits)};
}

// "Abdul Hanif" is often called "Hanif".
bool servant_of(const NameWord& whole, const NameWord& bare) {
  const std::string_view text = whole.text;
  return text.size() > kServant.size() + 2 && text.starts_with(kServant) &&
         text.substr(kServant.size()) == bare.text;
}

// "Xi" is heard as "Shi".
bool hiss_alike(std::string_view a, std::string_view b) {
  if (b.starts_with('x')) std::swap(a, b);
  return a.starts_with('x') && b.starts_with("sh") && a.substr(1) == b.substr(2);
}

// "Karim" and "Karima", "Mario" and "Maria", "Petrov" and "Petrova" are a man and a woman.
bool man_and_woman(std::string_view a, std::string_view b) {
  constexpr std::size_t kLeast = 4;
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() < kLeast || !b.ends_with('a')) {
    if (a.size() != b.size() || a.size() < kLeast || !a.ends_with('a')) return false;
    std::swap(a, b);
  }
  b.remove_suffix(1);
  return a == b || (a.ends_with('o') && a.substr(0, a.size() - 1) == b);
}

bool in_characters(const NameWord& word) {
  return word.character != 0;
}

}  // namespace

WordMatch match_words(const NameWord& a, const NameWord& b, NameKind kind, const NameCosts& costs) {
  if (in_characters(a) && a.script == b.script && in_characters(b))
    return a.character == b.character ? WordMatch{1, WordRelation::identical, 0} : WordMatch{};
  if (a.text == b.text) {
    // What is short for it, or another form: hardly less than the word itself.
    if (a.written == b.written) return {1, WordRelation::identical, 0};
    return {1 - costs.spelling / 4, WordRelation::form, 0};
  }
  if (a.text.empty() || b.text.empty()) return {};
  if (a.role == WordRole::number || b.role == WordRole::number) return {};
  if (a.role == WordRole::particle && b.role == WordRole::particle) {
    const bool parents = is_patronymic_particle(a.text) && is_patronymic_particle(b.text);
    const bool article = (a.text == "al" || a.text == "el" || a.text == "ul") &&
                         (b.text == "al" || b.text == "el" || b.text == "ul");
    if (parents || article) return {1 - costs.spelling, WordRelation::spelling, 0};
    return {};
  }
  if (a.role == WordRole::particle || b.role == WordRole::particle) return {};
  if (a.role == WordRole::initial || b.role == WordRole::initial) {
    if (a.text.front() != b.text.front()) return {};
    return {1 - costs.initial_for_word, WordRelation::initial, 0};
  }
  // Two names that may be pinyin are Chinese.
  if (a.korean && b.korean && (a.wade.empty() || b.wade.empty())) {
    const WordMatch sound = across_hangul(a, b, costs);
    if (sound.likeness > 0) return sound;
  }
  if (!a.wade.empty() || !b.wade.empty()) {
    if (a.wade == b.text || b.wade == a.text || hiss_alike(a.text, b.text))
      return {1 - costs.spelling, WordRelation::romanised, 0};
    if (a.wade.empty() != b.wade.empty() && share(a.surnames, b.surnames))
      return {1 - costs.given_form, WordRelation::surname, 0};
  }
  // Another syllable is another name, however near its letters are.
  if (a.syllables && b.syllables) return {};
  if (a.folded == b.folded) return {1 - costs.spelling, WordRelation::spelling, 0};
  if ((a.script == NameScript::hangul) != (b.script == NameScript::hangul)) {
    const WordMatch sound = across_hangul(a, b, costs);
    if (sound.likeness > 0) return sound;
  }
  const bool bare_a = leaves_vowels_out(a.script);
  if (kind == NameKind::person && bare_a != leaves_vowels_out(b.script) &&
      (a.script == NameScript::arabic || b.script == NameScript::arabic))
    return across_arabic(bare_a ? a : b, bare_a ? b : a, costs);
  if (bare_a != leaves_vowels_out(b.script)) {
    const WordMatch bare = across_abjad(a, b, costs);
    if (bare.likeness > 0) return bare;
  }
  if (kind == NameKind::person && (servant_of(a, b) || servant_of(b, a)))
    return {1 - costs.spelling, WordRelation::servant, 0};
  if (!a.slavic.empty() && a.slavic == b.slavic)
    return {1 - 2 * costs.spelling, WordRelation::spelling, 0};
  if (kind == NameKind::person && share(a.given, b.given))
    return {1 - costs.given_form, WordRelation::given_form, 0};
  // "Iran" and "Iraq", "import" and "export" are no typing errors.
  const auto known = [](const NameWord& word) {
    return word.role == WordRole::business || word.role == WordRole::place;
  };
  if (known(a) && known(b)) return {};
  if (a.mistyped != 0 || b.mistyped != 0) {
    const WordMatch read =
        a.mistyped != 0 ? mistyped_business(a, b, costs) : mistyped_business(b, a, costs);
    if (read.likeness > 0) return read;
  }
  if (kind == NameKind::person && man_and_woman(a.text, b.text)) return {};
  const WordMatch ear = spelled_by_ear(a, b, costs);
  const WordMatch typed = typed_apart(a, b, costs);
  if (ear.likeness > typed.likeness) return ear;
  const bool two_names = !a.given.empty() && !b.given.empty() && typed.edits > 1;
  if (typed.likeness > 0 && !two_names) return typed;
  const std::size_t length = std::min(a.text.size(), b.text.size());
  if (length >= 5 && a.sorted == b.sorted) return {1 - costs.scrambled, WordRelation::scrambled, 0};
  return {};
}

}  // namespace setpoint
