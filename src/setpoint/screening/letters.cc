#include "setpoint/screening/letters.h"

#include <algorithm>
#include <array>

namespace setpoint {
namespace {

struct Row {
  char32_t code;
  std::string_view text;
};

// Ascending by code point, for the search.
constexpr std::array kLatin = {
    Row{0xDF, "ss"},  Row{0xE6, "ae"},  Row{0xF0, "d"},  Row{0xF8, "o"},  Row{0xFE, "th"},
    Row{0x111, "d"},  Row{0x127, "h"},  Row{0x131, "i"}, Row{0x138, "k"}, Row{0x142, "l"},
    Row{0x14B, "ng"}, Row{0x153, "oe"}, Row{0x167, "t"}, Row{0x180, "b"}, Row{0x188, "c"},
    Row{0x18F, "a"},  Row{0x1DD, "e"},  Row{0x253, "b"}, Row{0x256, "d"}, Row{0x257, "d"},
    Row{0x259, "a"},  Row{0x25B, "e"},  Row{0x260, "g"}, Row{0x268, "i"}, Row{0x26F, "u"},
    Row{0x272, "n"},  Row{0x289, "u"},  Row{0x28B, "v"},
};
constexpr std::array kGreek = {
    Row{0x3B1, "a"}, Row{0x3B2, "v"}, Row{0x3B3, "g"},  Row{0x3B4, "d"},  Row{0x3B5, "e"},
    Row{0x3B6, "z"}, Row{0x3B7, "i"}, Row{0x3B8, "th"}, Row{0x3B9, "i"},  Row{0x3BA, "k"},
    Row{0x3BB, "l"}, Row{0x3BC, "m"}, Row{0x3BD, "n"},  Row{0x3BE, "x"},  Row{0x3BF, "o"},
    Row{0x3C0, "p"}, Row{0x3C1, "r"}, Row{0x3C2, "s"},  Row{0x3C3, "s"},  Row{0x3C4, "t"},
    Row{0x3C5, "y"}, Row{0x3C6, "f"}, Row{0x3C7, "ch"}, Row{0x3C8, "ps"}, Row{0x3C9, "o"},
};
constexpr std::array kCyrillic = {
    Row{0x430, "a"},    Row{0x431, "b"},  Row{0x432, "v"},  Row{0x433, "g"},  Row{0x434, "d"},
    Row{0x435, "e"},    Row{0x436, "zh"}, Row{0x437, "z"},  Row{0x438, "i"},  Row{0x439, "y"},
    Row{0x43A, "k"},    Row{0x43B, "l"},  Row{0x43C, "m"},  Row{0x43D, "n"},  Row{0x43E, "o"},
    Row{0x43F, "p"},    Row{0x440, "r"},  Row{0x441, "s"},  Row{0x442, "t"},  Row{0x443, "u"},
    Row{0x444, "f"},    Row{0x445, "kh"}, Row{0x446, "ts"}, Row{0x447, "ch"}, Row{0x448, "sh"},
    Row{0x449, "shch"}, Row{0x44A, ""},   Row{0x44B, "y"},  Row{0x44C, ""},   Row{0x44D, "e"},
    Row{0x44E, "yu"},   Row{0x44F, "ya"}, Row{0x450, "e"},  Row{0x451, "e"},  Row{0x452, "dj"},
    Row{0x453, "g"},    Row{0x454, "ye"}, Row{0x455, "dz"}, Row{0x456, "i"},  Row{0x457, "yi"},
    Row{0x458, "j"},    Row{0x459, "lj"}, Row{0x45A, "nj"}, Row{0x45B, "c"},  Row{0x45C, "k"},
    Row{0x45D, "i"},    Row{0x45E, "u"},  Row{0x45F, "dz"}, Row{0x491, "g"},  Row{0x493, "gh"},
    Row{0x497, "zh"},   Row{0x49B, "q"},  Row{0x4A3, "ng"}, Row{0x4AF, "u"},  Row{0x4B1, "u"},
    Row{0x4B3, "h"},    Row{0x4B7, "j"},  Row{0x4BB, "h"},  Row{0x4D9, "a"},  Row{0x4E9, "o"},
};
constexpr std::array kHebrew = {
    Row{0x5D0, "a"},  Row{0x5D1, "b"},  Row{0x5D2, "g"},  Row{0x5D3, "d"}, Row{0x5D4, "h"},
    Row{0x5D5, "v"},  Row{0x5D6, "z"},  Row{0x5D7, "kh"}, Row{0x5D8, "t"}, Row{0x5D9, "i"},
    Row{0x5DA, "k"},  Row{0x5DB, "k"},  Row{0x5DC, "l"},  Row{0x5DD, "m"}, Row{0x5DE, "m"},
    Row{0x5DF, "n"},  Row{0x5E0, "n"},  Row{0x5E1, "s"},  Row{0x5E2, "a"}, Row{0x5E3, "p"},
    Row{0x5E4, "p"},  Row{0x5E5, "ts"}, Row{0x5E6, "ts"}, Row{0x5E7, "k"}, Row{0x5E8, "r"},
    Row{0x5E9, "sh"}, Row{0x5EA, "t"},
};
constexpr std::array kArabic = {
    Row{0x621, ""},   Row{0x622, "a"},  Row{0x623, "a"},  Row{0x624, "u"},  Row{0x625, "i"},
    Row{0x626, "i"},  Row{0x627, "a"},  Row{0x628, "b"},  Row{0x629, "a"},  Row{0x62A, "t"},
    Row{0x62B, "th"}, Row{0x62C, "j"},  Row{0x62D, "h"},  Row{0x62E, "kh"}, Row{0x62F, "d"},
    Row{0x630, "dh"}, Row{0x631, "r"},  Row{0x632, "z"},  Row{0x633, "s"},  Row{0x634, "sh"},
    Row{0x635, "s"},  Row{0x636, "d"},  Row{0x637, "t"},  Row{0x638, "z"},  Row{0x639, "a"},
    Row{0x63A, "gh"}, Row{0x640, ""},   Row{0x641, "f"},  Row{0x642, "q"},  Row{0x643, "k"},
    Row{0x644, "l"},  Row{0x645, "m"},  Row{0x646, "n"},  Row{0x647, "h"},  Row{0x648, "u"},
    Row{0x649, "a"},  Row{0x64A, "i"},  Row{0x671, "a"},  Row{0x679, "t"},  Row{0x67E, "p"},
    Row{0x681, "dz"}, Row{0x685, "ts"}, Row{0x686, "ch"}, Row{0x688, "d"},  Row{0x691, "r"},
    Row{0x698, "zh"}, Row{0x6A9, "k"},  Row{0x6AF, "g"},  Row{0x6BA, "n"},  Row{0x6BE, "h"},
    Row{0x6C1, "h"},  Row{0x6C7, "u"},  Row{0x6CC, "i"},  Row{0x6D0, "e"},  Row{0x6D2, "e"},
};

template <std::size_t N>
LatinLetters find(const std::array<Row, N>& rows, char32_t code, NameScript script) {
  const auto found = std::lower_bound(rows.begin(), rows.end(), code,
                                      [](const Row& row, char32_t key) { return row.code < key; });
  if (found == rows.end() || found->code != code) return {};
  return {found->text, script, true};
}

}  // namespace

LatinLetters latin_letters(char32_t code) {
  if (code < 0x370) return find(kLatin, code, NameScript::letters);
  if (code < 0x400) return find(kGreek, code, NameScript::letters);
  if (code < 0x530) return find(kCyrillic, code, NameScript::letters);
  if (code < 0x600) return find(kHebrew, code, NameScript::hebrew);
  if (code < 0x700) return find(kArabic, code, NameScript::arabic);
  return {};
}

Syllable hangul_syllable(char32_t code) {
  static constexpr std::array<std::string_view, 19> kInitials = {
      "g",  "kk", "n", "d",  "tt", "r", "m", "b", "pp", "s",
      "ss", "",   "j", "jj", "ch", "k", "t", "p", "h"};
  static constexpr std::array<std::string_view, 21> kVowels = {
      "a",  "ae", "ya", "yae", "eo", "e",  "yeo", "ye", "o",  "wa", "wae",
      "oe", "yo", "u",  "wo",  "we", "wi", "yu",  "eu", "ui", "i"};
  static constexpr std::array<std::string_view, 28> kFinals = {
      "",  "k", "k", "k", "n", "n", "n", "t",  "l", "k", "m", "l", "l", "l",
      "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"};
  const std::size_t index = code - kFirstSyllable;
  return {kInitials[index / 588], kVowels[index % 588 / 28], kFinals[index % 28]};
}

}  // namespace setpoint
