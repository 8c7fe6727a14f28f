#include "setpoint/screening/normal_name.h"

#include <algorithm>
#include <array>
#include <utility>

#include "setpoint/core/utf8.h"
#include "setpoint/screening/acronyms.h"
#include "setpoint/screening/arabic_sound.h"
#include "setpoint/screening/firm_forms.h"
#include "setpoint/screening/firm_rewriting.h"
#include "setpoint/screening/name_rewriting.h"
#include "setpoint/screening/personal_words.h"
#include "setpoint/screening/spelling.h"
#include "setpoint/screening/typed_words.h"
#include "setpoint/screening/word_lists.h"

namespace setpoint {
namespace {

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

NameWord word_of(TypedWord&& typed) {
  NameWord word;
  word.text = std::move(typed.text);
  word.script = typed.script;
  word.character = typed.character;
  word.joined = typed.hyphen_after;
  return word;
}

void weigh(NameWord& word, WordRole role, double weight, double against, double extra) {
  word.role = role;
  word.weight = weight;
  word.against = against;
  word.extra = extra;
}

class Builder {
 public:
  Builder(NormalName& name, const NameWeights& weights) : name_(name), weights_(weights) {}

  void organisation(std::vector<TypedWord>& typed) {
    join_initials(typed);
    part_glued_forms(typed);
    name_.titles = set_remarks_aside(typed, false);
    part_trailing_numbers(typed);
    name_.forms = take_character_forms(typed);
    leave_repetitions_out(typed);
    const std::vector<LegalForm> abjad = take_abjad_forms(typed);
    name_.forms.insert(name_.forms.end(), abjad.begin(), abjad.end());
    FirmForms read = firm_forms(typed);
    const std::vector<bool>& taken = read.taken;
    name_.forms.insert(name_.forms.end(), read.forms.begin(), read.forms.end());
    name_.mistyped_forms = std::move(read.mistyped);
    for (std::size_t at = 0; at < typed.size(); ++at) {
      if (taken[at]) continue;
      NameWord word = word_of(std::move(typed[at]));
      if (std::string letters = letters_for_digits(word.text); letters != word.text)
        word.written = std::exchange(word.text, std::move(letters));
      if (numeric(word)) {
        name_.words.push_back(std::move(word));
        continue;
      }
      if (word.character == 0) {
        const std::string_view full = business_word_in_full(word.text);
        if (full != word.text) {
          if (word.written.empty()) word.written = word.text;
          word.text = full;
        }
      }
      if (is_filler(word.text))
        weigh(word, WordRole::particle, weights_.particle, 0, weights_.particle / 2);
      else if (is_place(word.text))
        weigh(word, WordRole::place, weights_.business, 1, weights_.place);
      else if (is_business_form(word.text) || is_business_word(word.text))
        weigh(word, WordRole::business, weights_.business, 1, weights_.business);
      else if (word.script == NameScript::letters && word.character == 0)
        word.mistyped = near_business_form(word.text);
      name_.words.push_back(std::move(word));
    }
    join_number_words();
    std::vector<std::string_view> form;
    for (std::size_t at = 0; at < taken.size(); ++at)
      if (taken[at]) form.push_back(typed[at].text);
    leave_own_acronym_out(name_);
    name_.acronyms = acronyms_of(name_.words, form);
  }

  void vessel(std::vector<TypedWord>& typed) {
    join_initials(typed);
    name_.titles = set_remarks_aside(typed, true);
    part_trailing_numbers(typed);
    take_vessel_prefix(typed);
    for (TypedWord& each : typed) {
      NameWord word = word_of(std::move(each));
      if (word.text == "st" || word.text == "ste") word.written = std::exchange(word.text, "saint");
      if (word.text == "sta") word.written = std::exchange(word.text, "santa");
      if (!numeric(word) && is_filler(word.text))
        weigh(word, WordRole::particle, weights_.particle, 0, weights_.particle);
      name_.words.push_back(std::move(word));
    }
    join_number_words();
  }

  void address(std::vector<TypedWord>& typed) {
    join_initials(typed);
    part_street(typed);
    for (TypedWord& each : typed) {
      NameWord word = word_of(std::move(each));
      const std::string_view full = address_word(word.text);
      const bool kind_word = full != word.text || full == "street" || full == "road" ||
                             full == "avenue" || full == "number" || full == "floor" ||
                             full == "building" || full == "office" || full == "suite";
      if (has_digit(word.text))
        weigh(word, WordRole::number, 1, 1, 1);
      else if (kind_word || is_filler(word.text))
        weigh(word, WordRole::particle, weights_.particle, 0, weights_.particle / 2);
      else if (is_place(word.text))
        weigh(word, WordRole::place, weights_.business, 1, weights_.place / 2);
      word.text = full;
      name_.words.push_back(std::move(word));
    }
  }

 private:
  // "M/V", "M.T.", "Motor Vessel", "LNG/C": one or two words before the name.
  void take_vessel_prefix(std::vector<TypedWord>& typed) {
    const auto take = [&](std::size_t count) {
      std::string prefix;
      for (std::size_t k = 0; k < count; ++k) prefix += typed[k].text;
      name_.titles.push_back(std::move(prefix));
      typed.erase(typed.begin(), typed.begin() + static_cast<std::ptrdiff_t>(count));
    };
    if (typed.size() > 2 &&
        (is_vessel_prefix(typed[0].text + typed[1].text) ||
         (typed[0].text == "motor" &&
          (typed[1].text == "vessel" || typed[1].text == "tanker" || typed[1].text == "yacht"))))
      take(2);
    while (typed.size() > 1 && is_vessel_prefix(typed.front().text)) take(1);
  }

  bool numeric(NameWord& word) {
    if (word.script != NameScript::letters) return false;
    if (const int ordinal = ordinal_word(word.text); ordinal >= 0) {
      word.written = std::exchange(word.text, std::to_string(ordinal) + "th");
      weigh(word, WordRole::number, 1, 0, 0);
      return true;
    }
    int value = has_digit(word.text) ? -2 : number_word(word.text);
    const bool later = !name_.words.empty();
    if (value == -1 && later) value = roman_number(word.text);
    if (value == -1) return false;
    if (value >= 0) {
      roman_ = roman_ || number_word(word.text) < 0;
      word.written = std::exchange(word.text, std::to_string(value));
    }
    weigh(word, WordRole::number, 1, 0, 0);
    return true;
  }

  // "forty four" is 44.
  void join_number_words() {
    for (std::size_t at = 0; at + 1 < name_.words.size(); ++at) {
      NameWord& tens = name_.words[at];
      const NameWord& unit = name_.words[at + 1];
      if (tens.role != WordRole::number || unit.role != WordRole::number || tens.written.empty())
        continue;
      const bool ordinal = unit.text.size() == 3 && unit.text.ends_with("th");
      if (tens.text.size() != 2 || tens.text[1] != '0' || (unit.text.size() != 1 && !ordinal))
        continue;
      tens.text.replace(1, 1, unit.text);
      tens.written.clear();
      tens.joined = unit.joined;
      name_.words.erase(name_.words.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    }
  }

  NormalName& name_;
  const NameWeights& weights_;
  bool roman_ = false;
};

void complete(NameWord& word, NameKind kind) {
  word.folded = folded_spelling(word.text);
  word.letters = letters_of(word.text);
  word.folded_letters = letters_of(word.folded);
  // A person's word in Arabic letters is compared by more than its consonants (arabic_sound.h).
  if (kind != NameKind::person || word.script != NameScript::arabic)
    word.consonants = consonants(word.text);
  if (kind == NameKind::person && word.script == NameScript::letters)
    word.slavic = slavic_sound(word.text);
  if (kind == NameKind::person && word.script == NameScript::letters && !word.syllables &&
      word.role == WordRole::part)
    word.sound = arabic_sound(word.text);
  constexpr std::size_t kLeastHeard = 4;  // letters: in fewer a vowel is half of the word
  if (word.text.size() >= kLeastHeard) word.sound_class = sound_class(word.sound);
  word.sorted = word.text;
  std::sort(word.sorted.begin(), word.sorted.end());
}

// Whether letters other than Latin ones stand in well-formed UTF-8: from U+0370 on, but for Latin
// Extended Additional (E1 B8 to E1 BB) and punctuation (E2, and EF BC, full-width forms).
bool other_script(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0xCDU || lead == 0xE2U) continue;
    const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
    if (lead == 0xE1U && next >= 0xB8U && next <= 0xBBU) continue;
    if (lead == 0xEFU && next >= 0xBCU && next <= 0xBDU) continue;
    return true;
  }
  return false;
}

Fault refused(std::string what, std::string expected) {
  return Fault{FaultKind::data, {}, std::move(what), std::move(expected)};
}

}  // namespace

std::uint32_t letters_of(std::string_view text) {
  std::uint32_t letters = 0;
  for (const char letter : text)
    letters |= 1U << (letter >= 'a' && letter <= 'z' ? static_cast<unsigned>(letter - 'a') : 31U);
  return letters;
}

Result<NormalName> normal_name(std::string_view typed, NameKind kind, const NameWeights& weights,
                               Transliteration& rules) {
  if (typed.size() > kLongestName)
    return refused("a name of " + std::to_string(typed.size()) + " bytes",
                   "at most " + std::to_string(kLongestName));
  if (first_malformed(typed) != typed.size()) return refused("a name that is not UTF-8", "UTF-8");
  NormalName name;
  name.kind = kind;
  name.typed = typed;
  std::vector<TypedWord> words = typed_words(typed, rules);
  if (words.size() > kMostWords)
    return refused("a name of " + std::to_string(words.size()) + " words",
                   "at most " + std::to_string(kMostWords));
  for (const TypedWord& word : words) {
    if (!name.plain.empty()) name.plain += ' ';
    name.plain += word.text;
  }
  name.foreign = other_script(typed);
  part_articles(words);
  Builder builder(name, weights);
  switch (kind) {
    case NameKind::person:
      read_personal_words(words, weights, name);
      break;
    case NameKind::entity:
      builder.organisation(words);
      break;
    case NameKind::vessel:
      builder.vessel(words);
      break;
    case NameKind::address:
      builder.address(words);
      break;
  }
  // Articles, streets and legal forms that were written together are words of their own by now.
  if (name.words.size() > kMostWords)
    return refused("a name of " + std::to_string(name.words.size()) + " words",
                   "at most " + std::to_string(kMostWords));
  for (NameWord& word : name.words) complete(word, kind);
  return name;
}

}  // namespace setpoint
