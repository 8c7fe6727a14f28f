#include "setpoint/screening/firm_rewriting.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "setpoint/screening/word_set.h"

namespace setpoint {
namespace {

using Words = std::vector<TypedWord>;

std::ptrdiff_t at_word(std::size_t at) {
  return static_cast<std::ptrdiff_t>(at);
}

bool is_letter(char letter) {
  return letter >= 'a' && letter <= 'z';
}

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

std::string joined(const Words& words, std::size_t first, std::size_t end) {
  std::string text;
  for (std::size_t k = first; k < end; ++k) {
    if (!text.empty()) text += ' ';
    text += words[k].text;
  }
  return text;
}

// Before another name of the same firm or ship.
bool begins_other_name(const Words& words, std::size_t at, bool vessel) {
  static constexpr auto kWords = in_order(std::to_array<std::string_view>(
      {"dba", "fka", "aka", "nka", "tas", "formerly", "anciennement", "antes", "alias"}));
  const std::string& text = words[at].text;
  if (holds(kWords, text)) return true;
  const bool slashed = text == "ta" && at > 0 && words[at].slash_after;
  const bool next = at + 1 < words.size();
  const bool trading = next && text == "trading" && words[at + 1].text == "as";
  const bool doing = at + 2 < words.size() && text == "doing" && words[at + 1].text == "business" &&
                     words[at + 2].text == "as";
  const bool former = text == "ex" && next && (vessel || words[at].bracket_before);
  return slashed || trading || doing || former;
}

bool begins_state(const Words& words, std::size_t at) {
  static constexpr auto kStates = in_order(std::to_array<std::string_view>(
      {"liquidation", "liquidacion", "receivership", "administration", "bankruptcy", "likvidatsii",
       "likvidaci", "likwidacji", "liquidazione"}));
  static constexpr auto kBefore =
      in_order(std::to_array<std::string_view>({"in", "en", "under", "v", "w", "im"}));
  if (at + 2 != words.size()) return false;
  const bool office = words[at].text == "branch" && words[at + 1].text == "office";
  return office || (holds(kBefore, words[at].text) && holds(kStates, words[at + 1].text));
}

struct CharacterForm {
  std::u32string_view characters;
  LegalClass kind;
  std::uint16_t form;
};

// Simplified characters, longest first; the numbers are those of the table of legal forms.
constexpr auto kCharacterForms = std::to_array<CharacterForm>({
    {U"股份有限公司", LegalClass::stock, 85},
    {U"有限责任公司", LegalClass::limited, 1},
    {U"集团有限公司", LegalClass::limited, 1},
    {U"유한책임회사", LegalClass::limited, 4},
    {U"有限公司", LegalClass::limited, 1},
    {U"株式会社", LegalClass::stock, 82},
    {U"有限会社", LegalClass::limited, 141},
    {U"合同会社", LegalClass::limited, 83},
    {U"合资会社", LegalClass::partnership, 143},
    {U"주식회사", LegalClass::stock, 84},
    {U"유한회사", LegalClass::limited, 142},
    {U"公司", LegalClass::company, 15},
});

bool stands(const Words& words, std::size_t at, std::u32string_view characters) {
  if (at + characters.size() > words.size()) return false;
  for (std::size_t k = 0; k < characters.size(); ++k)
    if (words[at + k].character != characters[k]) return false;
  return true;
}

// The numbers are those of the table of legal forms. Articles are left out: "المحدودة" is
// "محدودة". Longer forms before those that they hold.
constexpr auto kAbjadForms = std::to_array<CharacterForm>({
    {U"ذات مسؤولية محدودة", LegalClass::limited, 4},
    {U"ذات مسئولية محدودة", LegalClass::limited, 4},
    {U"با مسئولیت محدود", LegalClass::limited, 4},
    {U"شركة مساهمة عامة", LegalClass::stock, 10},
    {U"مساهمة عامة", LegalClass::stock, 10},
    {U"مساهمة مقفلة", LegalClass::stock, 11},
    {U"سهامی عام", LegalClass::stock, 10},
    {U"سهامی خاص", LegalClass::stock, 11},
    {U"ذ م م", LegalClass::limited, 18},
    {U"مساهمة", LegalClass::stock, 8},
    {U"محدودة", LegalClass::limited, 1},
    {U"محدود", LegalClass::limited, 1},
    {U"مؤسسة", LegalClass::company, 144},
    {U"شركة", LegalClass::company, 15},
    {U"شرکت", LegalClass::company, 15},
    {U"בע מ", LegalClass::limited, 1},
    {U"בעמ", LegalClass::limited, 1},
    {U"חברת", LegalClass::company, 15},
});

// As typed_words() writes it.
std::vector<std::string> abjad_words(std::u32string_view characters) {
  std::vector<std::string> words(1);
  for (const char32_t code : characters)
    if (code == U' ')
      words.emplace_back();
    else
      words.back() += latin_letters(code).text;
  return words;
}

// How many words from `at` on are the form; 0: it does not stand there.
std::size_t abjad_form_at(const Words& words, std::size_t at,
                          const std::vector<std::string>& form) {
  const auto abjad = [&](std::size_t k) {
    return k < words.size() && leaves_vowels_out(words[k].script);
  };
  std::size_t next = at;
  for (const std::string& text : form) {
    if (abjad(next) && words[next].text == "al") ++next;
    if (!abjad(next) || words[next].text != text) return 0;
    ++next;
  }
  return next - at;
}

}  // namespace

std::vector<std::string> set_remarks_aside(std::vector<TypedWord>& words, bool vessel) {
  std::vector<std::string> aside;
  const auto cut = [&](std::size_t first, std::size_t end) {
    aside.push_back(joined(words, first, end));
    words.erase(words.begin() + at_word(first), words.begin() + at_word(end));
  };
  if (words.size() > 1 && (words[0].text == "messrs" || words[0].text == "www" ||
                           (words[0].text == "ms" && words[0].slash_after)))
    cut(0, 1);
  // The name that follows is the other one, and all there is of it.
  if (words.size() > 1 && ((vessel && words[0].text == "ex") || words[0].text == "formerly" ||
                           words[0].text == "fka" || words[0].text == "dba"))
    cut(0, 1);
  for (std::size_t at = 1; at < words.size(); ++at) {
    if (begins_other_name(words, at, vessel) || begins_state(words, at)) {
      cut(at, words.size());
      break;
    }
    const bool imo = words[at].text == "imo" && at + 1 < words.size() &&
                     words[at + 1].text.size() == 7 &&
                     std::all_of(words[at + 1].text.begin(), words[at + 1].text.end(), is_digit);
    if (!imo) continue;
    cut(at, at + 2);
    --at;
  }
  if (!vessel && words.size() > 1 && words[words.size() - 2].point_after &&
      (words.back().text == "com" || words.back().text == "net"))
    cut(words.size() - 1, words.size());
  return aside;
}

std::vector<LegalForm> take_character_forms(std::vector<TypedWord>& words) {
  std::vector<LegalForm> forms;
  // "(주)" is a form by its brackets.
  for (std::size_t at = 0; at < words.size() && words.size() > 1; ++at)
    if (words[at].character == U'주' && words[at].bracket_before) {
      forms.push_back({LegalClass::stock, 84, 1});
      words.erase(words.begin() + at_word(at));
    }
  for (const CharacterForm& form : kCharacterForms) {
    const std::size_t size = form.characters.size();
    if (words.size() <= size) continue;
    const std::size_t last = words.size() - size;
    if (!stands(words, last, form.characters) && !stands(words, 0, form.characters)) continue;
    const std::size_t at = stands(words, last, form.characters) ? last : 0;
    words.erase(words.begin() + at_word(at), words.begin() + at_word(at + size));
    forms.push_back({form.kind, form.form, size});
  }
  return forms;
}

std::vector<LegalForm> take_abjad_forms(std::vector<TypedWord>& words) {
  std::vector<LegalForm> forms;
  if (std::none_of(words.begin(), words.end(),
                   [](const TypedWord& word) { return leaves_vowels_out(word.script); }))
    return forms;
  for (const CharacterForm& row : kAbjadForms) {
    const std::vector<std::string> form = abjad_words(row.characters);
    for (std::size_t at = 0; at < words.size(); ++at) {
      const std::size_t count = abjad_form_at(words, at, form);
      const bool edge = at == 0 || at + count == words.size();
      if (count == 0 || count == words.size() || !edge) continue;
      words.erase(words.begin() + at_word(at), words.begin() + at_word(at + count));
      forms.push_back({row.kind, row.form, count});
      break;
    }
  }
  return forms;
}

std::string letters_for_digits(const std::string& word) {
  constexpr std::size_t kLeast = 5;
  const auto digits = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_digit));
  if (word.size() < kLeast || digits == 0 || digits * 2 >= word.size() ||
      !is_letter(word.front()) || !is_letter(word.back()))
    return word;
  std::string made = word;
  constexpr std::string_view kVowels = "aeiou03";
  for (std::size_t at = 1; at + 1 < made.size(); ++at) {
    if (!is_digit(made[at])) continue;
    // A one between consonants is an i.
    const bool vowel = kVowels.find(made[at - 1]) == std::string_view::npos &&
                       kVowels.find(made[at + 1]) == std::string_view::npos;
    constexpr std::string_view kLike = "olzeasgtbg";
    made[at] = made[at] == '1' && vowel ? 'i' : kLike[static_cast<std::size_t>(made[at] - '0')];
  }
  return made;
}

void part_trailing_numbers(std::vector<TypedWord>& words) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string text = words[at].text;
    const std::size_t digits = static_cast<std::size_t>(
        std::find_if_not(text.rbegin(), text.rend(), is_digit) - text.rbegin());
    const std::size_t letters = text.size() - digits;
    if (digits == 0 || letters < 3 ||
        !std::all_of(text.begin(), text.begin() + at_word(letters), is_letter))
      continue;
    TypedWord number = words[at];
    number.text.erase(0, letters);
    words[at].text.erase(letters);
    words[at].hyphen_after = words[at].comma_after = words[at].point_after = false;
    words.insert(words.begin() + at_word(at) + 1, std::move(number));
    ++at;
  }
}

void leave_repetitions_out(std::vector<TypedWord>& words) {
  const auto same = [](const TypedWord& a, const TypedWord& b) {
    return a.text == b.text && a.character == b.character;
  };
  const std::size_t half = words.size() / 2;
  if (half >= 2 && words.size() % 2 == 0 &&
      std::equal(words.begin(), words.begin() + at_word(half), words.begin() + at_word(half), same))
    words.resize(half);
  constexpr std::size_t kLeast = 4;
  const auto repeats = [&](const TypedWord& a, const TypedWord& b) {
    return a.text.size() >= kLeast && a.character == 0 && same(a, b) && is_letter(a.text.front());
  };
  words.erase(std::unique(words.begin(), words.end(), repeats), words.end());
}

}  // namespace setpoint
