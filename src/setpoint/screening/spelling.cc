#include "setpoint/screening/spelling.h"

#include <array>
#include <bit>
#include <cstdint>
#include <span>

namespace setpoint {
namespace {

struct Rewrite {
  std::string_view from;
  std::string_view to;
};

// Longest first, so that "shch" is not read as "sh" and "ch".
constexpr std::array kSounds = {
    Rewrite{"shch", "S"}, Rewrite{"tsch", "C"}, Rewrite{"sch", "S"},  Rewrite{"tch", "C"},
    Rewrite{"dzh", "J"},  Rewrite{"qui", "ki"}, Rewrite{"que", "ke"}, Rewrite{"eau", "o"},
    Rewrite{"sh", "S"},   Rewrite{"ch", "C"},   Rewrite{"zh", "Z"},   Rewrite{"kh", "h"},
    Rewrite{"gh", "g"},   Rewrite{"dh", "d"},   Rewrite{"th", "t"},   Rewrite{"ph", "f"},
    Rewrite{"ck", "k"},   Rewrite{"dj", "J"},   Rewrite{"ts", "c"},   Rewrite{"tz", "c"},
    Rewrite{"cz", "C"},   Rewrite{"ou", "u"},   Rewrite{"oo", "u"},   Rewrite{"ow", "u"},
    Rewrite{"ee", "i"},   Rewrite{"ea", "i"},   Rewrite{"ie", "i"},   Rewrite{"ey", "i"},
    Rewrite{"ei", "i"},   Rewrite{"ay", "ai"},  Rewrite{"yo", "io"},  Rewrite{"x", "ks"},
    Rewrite{"q", "k"},    Rewrite{"w", "v"},    Rewrite{"y", "i"},    Rewrite{"j", "J"},
};
constexpr std::array kConsonants = {
    Rewrite{"tsch", "s"}, Rewrite{"sch", "S"}, Rewrite{"tch", "S"}, Rewrite{"dzh", "j"},
    Rewrite{"sh", "S"},   Rewrite{"ch", "S"},  Rewrite{"zh", "j"},  Rewrite{"kh", "h"},
    Rewrite{"gh", "k"},   Rewrite{"dh", "d"},  Rewrite{"th", "t"},  Rewrite{"ph", "b"},
    Rewrite{"ck", "k"},   Rewrite{"dj", "j"},  Rewrite{"ts", "s"},  Rewrite{"tz", "s"},
    Rewrite{"x", "ks"},   Rewrite{"q", "k"},   Rewrite{"g", "k"},   Rewrite{"c", "k"},
    Rewrite{"p", "b"},    Rewrite{"v", "b"},   Rewrite{"f", "b"},   Rewrite{"z", "s"},
    Rewrite{"a", ""},     Rewrite{"e", ""},    Rewrite{"i", ""},    Rewrite{"o", ""},
    Rewrite{"u", ""},     Rewrite{"w", ""},    Rewrite{"y", ""},
};
constexpr std::array kKorean = {
    Rewrite{"woo", "u"}, Rewrite{"wu", "u"}, Rewrite{"oi", "oe"}, Rewrite{"ui", "i"},
    Rewrite{"ch", "C"},  Rewrite{"eo", "o"}, Rewrite{"eu", "u"},  Rewrite{"oo", "u"},
    Rewrite{"ee", "i"},  Rewrite{"ae", "e"}, Rewrite{"ar", "a"},  Rewrite{"ou", "o"},
    Rewrite{"wo", "o"},  Rewrite{"sh", "s"}, Rewrite{"j", "C"},   Rewrite{"g", "k"},
    Rewrite{"d", "t"},   Rewrite{"b", "p"},  Rewrite{"r", "l"},
};

// Hissing and rasping sounds are one class: what is "ch" in one language is "kh" or "sh" in others.
constexpr std::array kSlavic = {
    Rewrite{"schtsch", "S"}, Rewrite{"chtch", "S"}, Rewrite{"shch", "S"}, Rewrite{"sch", "S"},
    Rewrite{"tsch", "S"},    Rewrite{"tch", "S"},   Rewrite{"ch", "S"},   Rewrite{"sh", "S"},
    Rewrite{"kh", "S"},      Rewrite{"zh", "S"},    Rewrite{"dj", "S"},   Rewrite{"ts", "s"},
    Rewrite{"tz", "s"},      Rewrite{"gui", "gi"},  Rewrite{"gue", "ge"}, Rewrite{"iou", "iu"},
    Rewrite{"ou", "u"},      Rewrite{"yu", "iu"},   Rewrite{"ya", "ia"},  Rewrite{"ja", "ia"},
    Rewrite{"ju", "iu"},     Rewrite{"ye", "e"},    Rewrite{"je", "e"},   Rewrite{"ij", "i"},
    Rewrite{"iy", "i"},      Rewrite{"yi", "i"},    Rewrite{"yy", "i"},   Rewrite{"x", "ks"},
    Rewrite{"w", "v"},       Rewrite{"z", "s"},     Rewrite{"y", "i"},    Rewrite{"j", "S"},
    Rewrite{"c", "s"},
};

// Rules and, for each letter, which of them begin with it: a bit each, the first rule lowest.
struct Rules {
  std::span<const Rewrite> rules;
  std::array<std::uint64_t, 26> by_letter{};

  template <std::size_t N>
  constexpr explicit Rules(const std::array<Rewrite, N>& all) : rules(all) {
    static_assert(N <= 64, "a bit each");
    for (std::size_t k = 0; k < N; ++k)
      by_letter[static_cast<std::size_t>(all[k].from.front() - 'a')] |= std::uint64_t{1} << k;
  }
  [[nodiscard]] std::uint64_t beginning(char letter) const {
    return letter >= 'a' && letter <= 'z' ? by_letter[static_cast<std::size_t>(letter - 'a')] : 0;
  }
};
constexpr Rules kSoundRules{kSounds};
constexpr Rules kConsonantRules{kConsonants};
constexpr Rules kKoreanRules{kKorean};
constexpr Rules kSlavicRules{kSlavic};

// Faster than starts_with() for texts of one to four letters.
bool begins(std::string_view word, std::string_view with) {
  if (word.size() < with.size()) return false;
  for (std::size_t k = 0; k < with.size(); ++k)
    if (word[k] != with[k]) return false;
  return true;
}

std::string rewritten(std::string_view word, const Rules& rules) {
  std::string made;
  made.reserve(word.size());
  while (!word.empty()) {
    std::string_view to = word.substr(0, 1);
    std::size_t taken = 1;
    for (std::uint64_t left = rules.beginning(word.front()); left != 0; left &= left - 1) {
      const Rewrite& rule = rules.rules[static_cast<std::size_t>(std::countr_zero(left))];
      if (!begins(word, rule.from)) continue;
      to = rule.to;
      taken = rule.from.size();
      break;
    }
    for (const char letter : to)
      if (made.empty() || made.back() != letter) made += letter;
    word.remove_prefix(taken);
  }
  return made;
}

// c is k, but before e and i it is s.
std::string with_soft_c(std::string_view word) {
  std::string made(word);
  for (std::size_t at = 0; at < made.size(); ++at) {
    if (made[at] != 'c') continue;
    const char next = at + 1 < made.size() ? made[at + 1] : ' ';
    if (next == 'h' || next == 'k' || next == 'z' || next == 'c') continue;
    made[at] = next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
  }
  return made;
}

bool is_vowel(char letter) {
  return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u';
}

// "saifuddin", "saifaddine", "saifeldin": the ending is one.
void fold_uddin(std::string& word) {
  static constexpr std::array<std::string_view, 12> kEndings = {
      "aldin", "eldin", "uldin", "aldine", "eldine", "udin",
      "edin",  "adin",  "udine", "edine",  "adine",  "oudin"};
  for (const std::string_view ending : kEndings)
    if (word.size() > ending.size() + 1 && word.ends_with(ending)) {
      word.replace(word.size() - ending.size(), ending.size(), "udin");
      return;
    }
}

}  // namespace

std::string folded_spelling(std::string_view word) {
  if (word.empty()) return {};
  std::string typed = with_soft_c(word);
  // Pinyin's x and Slavic names apart, a word that begins with x begins with a hiss.
  if (typed.front() == 'x') typed.replace(0, 1, "sh");
  std::string made = rewritten(typed, kSoundRules);
  fold_uddin(made);
  // A vowel before a final h does not sound otherwise for it; i and ij, J after a vowel is i.
  if (made.size() > 2 && made.back() == 'h' && is_vowel(made[made.size() - 2])) made.pop_back();
  for (std::size_t at = 1; at < made.size(); ++at)
    if (made[at] == 'J' && is_vowel(made[at - 1]) &&
        (at + 1 == made.size() || !is_vowel(made[at + 1])))
      made[at] = 'i';
  std::string once;
  for (const char letter : made)
    if (once.empty() || once.back() != letter) once += letter;
  return once;
}

std::string consonants(std::string_view word) {
  std::string made = rewritten(with_soft_c(word), kConsonantRules);
  if (made.size() > 2 && made.back() == 'h') made.pop_back();
  return made;
}

std::string slavic_sound(std::string_view word) {
  constexpr std::size_t kLeast = 6;
  if (word.size() < kLeast) return {};
  std::string text(word);
  if (text.ends_with("ff")) text.replace(text.size() - 2, 2, "v");
  if (text.ends_with("ine")) text.pop_back();
  std::string made = rewritten(text, kSlavicRules);
  if (made.ends_with("ov") || made.ends_with("ev")) made.erase(made.size() - 2, 1);
  return made.size() < 4 ? std::string() : made;
}

std::string korean_sound(std::string_view word) {
  // An h that only keeps a vowel from being read otherwise: "Oh", "Ahn".
  std::string plain;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const bool ends = at + 1 == word.size() ||
                      (!is_vowel(word[at + 1]) && word[at + 1] != 'y' && word[at + 1] != 'w');
    if (word[at] == 'h' && at > 0 && is_vowel(word[at - 1]) && ends) continue;
    plain += word[at];
  }
  return rewritten(plain, kKoreanRules);
}

std::string loose_korean(std::string_view sound) {
  std::string made(sound);
  const auto consonant = [&](std::size_t at) {
    return at < made.size() && !is_vowel(made[at]) && made[at] != 'y' && made[at] != 'w';
  };
  for (std::size_t at = 0; at < made.size(); ++at)
    if (made[at] == 'u' && consonant(at + 1) && (at + 2 == made.size() || consonant(at + 2)))
      made[at] = 'o';
  return made;
}

}  // namespace setpoint
