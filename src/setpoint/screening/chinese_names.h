// Names of East Asia in Latin letters: syllables, surnames, romanisations.
//
// The syllables of Mandarin are few and short, so one letter more or less makes another syllable
// and another name; and each is written in two ways, in Hanyu Pinyin and in Wade-Giles, which is a
// systematic change of letters (the apostrophes, which names in trade leave out, are not seen).
// Surnames are common knowledge: an assumption in that no register stands behind the tables.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace setpoint {

// A word in Wade-Giles that is whole syllables in pinyin ("zedong": "tsetung"); empty for any
// other word.
[[nodiscard]] std::string wade_giles(std::string_view pinyin);

// A surname in pinyin that many bear.
[[nodiscard]] bool is_chinese_surname(std::string_view word);
// ... of Korea or Vietnam, as passports write them.
[[nodiscard]] bool is_korean_or_vietnamese_surname(std::string_view word);
// ... and of Vietnam alone.
[[nodiscard]] bool is_vietnamese_surname(std::string_view word);

// The surnames of which a word is a form in Mandarin, Cantonese or Hokkien, as numbers, ascending:
// "wong" is one of Wang and of Huang.
[[nodiscard]] std::vector<std::size_t> surname_forms(std::string_view word);

}  // namespace setpoint
