// Given names that are one name in use: short forms and the forms of other languages.
//
// A small table from common knowledge (English, Spanish, Russian, German, Arabic); an assumption
// in that no register of names stands behind it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace setpoint {

// The names of which a word (lower-case Latin) is a form, as numbers, ascending: "ted" is one of
// Theodore and of Edward. Two words that share a number may be the same person's given name.
[[nodiscard]] std::vector<std::size_t> given_names(std::string_view name);

// The given name or surname in full that an abbreviation stands for ("wm": "william", "hdez":
// "hernandez"), or the word. With a point after it shorter ones are read as well ("ma.").
[[nodiscard]] std::string_view personal_word_in_full(std::string_view word, bool point);

}  // namespace setpoint
