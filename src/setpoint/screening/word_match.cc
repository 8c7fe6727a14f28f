#include "setpoint/screening/word_match.h"

#include <algorithm>
#include <bit>
#include <string>
#include <string_view>
#include <utility>

#include "setpoint/screening/edit_distance.h"
#include "setpoint/screening/spelling.h"
#include "setpoint/screening/word_lists.h"

namespace setpoint {
namespace {

constexpr std::string_view kServant = "abdul";

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
  if (static_cast<std::size_t>(std::popcount(a.letters ^ b.letters)) > 2 * limit) return limit + 1;
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

// A word of a script without vowels and one with them.
WordMatch across_abjad(const NameWord& a, const NameWord& b, const NameCosts& costs) {
  const std::size_t length = std::min(a.consonants.size(), b.consonants.size());
  if (length >= 2 && a.consonants == b.consonants)
    return {1 - costs.vowels, WordRelation::vowels, 0};
  if (length >= 3 && edit_distance(a.consonants, b.consonants, 1) == 1)
    return {1 - costs.vowels - costs.typing / static_cast<double>(length + 1), WordRelation::typing,
            1};
  return {};
}

WordMatch across_hangul(const NameWord& a, const NameWord& b, const NameCosts& costs) {
  const std::string sound_a = korean_sound(a.text);
  const std::string sound_b = korean_sound(b.text);
  if (sound_a == sound_b) return {1 - costs.spelling, WordRelation::spelling, 0};
  return {};
}

bool share(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
  return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
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
  if ((a.script == NameScript::abjad) != (b.script == NameScript::abjad)) {
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
  if (kind == NameKind::person && man_and_woman(a.text, b.text)) return {};
  const WordMatch typed = typed_apart(a, b, costs);
  const bool two_names = !a.given.empty() && !b.given.empty() && typed.edits > 1;
  if (typed.likeness > 0 && !two_names) return typed;
  const std::size_t length = std::min(a.text.size(), b.text.size());
  if (length >= 5 && a.sorted == b.sorted) return {1 - costs.scrambled, WordRelation::scrambled, 0};
  return {};
}

WordMatch match_glued(const NameWord& first, const NameWord& second, const NameWord& whole,
                      const NameCosts& costs) {
  const std::string& left = as_typed(first);
  const std::string& right = as_typed(second);
  const std::string& one = as_typed(whole);
  const std::size_t size = left.size() + right.size();
  if (size < 4 || left.empty() || right.empty() || one.empty() || size + 2 < one.size() ||
      one.size() + 2 < size || first.role == WordRole::number || second.role == WordRole::number)
    return {};
  // Letters at one end settle most of it without a copy.
  const bool begins = left.front() == one.front();
  const bool ends = right.back() == one.back();
  if (!begins && !ends && first.wade.empty() && whole.wade.empty()) return {};
  const std::string text = left + right;
  if (text == one) return {1 - costs.spelling / 4, WordRelation::glued, 0};
  if (folded_spelling(text) == whole.folded) return {1 - costs.spelling, WordRelation::glued, 0};
  if (!whole.wade.empty() && whole.wade == text)
    return {1 - costs.spelling, WordRelation::romanised, 0};
  if (!first.wade.empty() && !second.wade.empty()) {
    if (first.wade + second.wade == whole.text)
      return {1 - costs.spelling, WordRelation::romanised, 0};
    if (!whole.wade.empty()) return {};
  }
  if (size >= 7 && edit_distance(text, one, 1) == 1)
    return {1 - costs.typing / static_cast<double>(size), WordRelation::glued, 1};
  return {};
}

WordMatch match_unspaced(const NormalName& a, const NormalName& b, const NameCosts& costs) {
  const auto length = [](const NormalName& name) {
    std::size_t sum = 0;
    for (const NameWord& word : name.words) sum += as_typed(word).size();
    return sum;
  };
  const std::size_t size = length(a);
  const std::size_t other = length(b);
  if (a.words.size() == b.words.size() || size < 6 || other < 6 || size > kLongestWord ||
      other > kLongestWord || size > other + 1 || other > size + 1)
    return {};
  const auto numeric = [](const NameWord& word) {
    return word.role == WordRole::number || word.text.empty();
  };
  if (std::any_of(a.words.begin(), a.words.end(), numeric) ||
      std::any_of(b.words.begin(), b.words.end(), numeric))
    return {};
  // Letters at one end settle most of it without a copy.
  if (as_typed(a.words.front()).front() != as_typed(b.words.front()).front() &&
      as_typed(a.words.back()).back() != as_typed(b.words.back()).back())
    return {};
  const auto joined = [](const NormalName& name) {
    std::string text;
    for (const NameWord& word : name.words) text += as_typed(word);
    return text;
  };
  const std::string left = joined(a);
  const std::string right = joined(b);
  const bool errs = size >= 8 && edit_distance(left, right, 1) == 1;
  if (left != right && !errs && folded_spelling(left) != folded_spelling(right)) return {};
  return {1 - costs.spelling - (errs ? costs.typing / static_cast<double>(size) : 0),
          WordRelation::glued, static_cast<std::uint8_t>(errs ? 1 : 0)};
}

WordMatch match_syllables(const NameWord& a1, const NameWord& a2, const NameWord& b1,
                          const NameWord& b2, const NameCosts& costs) {
  const auto is_short = [](const NameWord& word) {
    return word.text.size() >= 2 && word.text.size() <= 5 && word.role == WordRole::part &&
           !in_characters(word);
  };
  if (!is_short(a1) || !is_short(a2) || !is_short(b1) || !is_short(b2)) return {};
  // Other syllables of Mandarin are other names; and of two syllables one must agree.
  if (a1.syllables || b1.syllables) return {};
  if (a1.text != b1.text && a2.text != b2.text) return {};
  const std::string a = a1.text + a2.text;
  const std::string b = b1.text + b2.text;
  const std::size_t length = std::max(a.size(), b.size());
  if (length < 6) return {};
  const std::size_t edits = edit_distance(a, b, 2);
  if (edits > 2) return {};
  return {1 - costs.typing * static_cast<double>(edits) / static_cast<double>(length),
          edits == 0 ? WordRelation::glued : WordRelation::typing,
          static_cast<std::uint8_t>(edits)};
}

bool may_join_syllables(const NormalName& a, const NormalName& b, const NameCosts& costs) {
  for (std::size_t i = 0; i + 1 < a.words.size(); ++i)
    for (std::size_t j = 0; j + 1 < b.words.size(); ++j) {
      const bool one = a.words[i].text == b.words[j].text;
      if (!one && a.words[i + 1].text != b.words[j + 1].text) continue;
      if (match_syllables(a.words[i], a.words[i + 1], b.words[j], b.words[j + 1], costs).likeness >
          0)
        return true;
    }
  return false;
}

}  // namespace setpoint
