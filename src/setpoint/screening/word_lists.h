// Words that carry less of a name than others, and words that stand for others.
//
// The lists hold what is common knowledge of names in many languages: titles, particles, words of
// business, countries. They are an assumption in that no count stands behind them; what they
// change is how much a word weighs, never whether two names are compared.
#pragma once

#include <cstdint>
#include <string_view>

namespace setpoint {

// All words are lower-case Latin letters without marks.

// "mr", "dr", "sheikh", "colonel": said of a person, no part of the name.
[[nodiscard]] bool is_title(std::string_view word);
// "king", "major", "pan": a title of some and the name of others.
[[nodiscard]] bool is_title_and_name(std::string_view word);
// "phd", "esq": behind a name.
[[nodiscard]] bool is_degree(std::string_view word);
// Sr. is 1, Jr. and II are 2, III is 3, IV is 4; 0 for any other word.
[[nodiscard]] int generation_suffix(std::string_view word);
// "de", "al", "van", "bin": of a personal name, little by itself.
[[nodiscard]] bool is_particle(std::string_view word);
// "le", "bin", "van", "do": a particle in some languages and a name in others.
[[nodiscard]] bool is_particle_and_name(std::string_view word);
// "bin", "ben", "ibn", "bint": what follows is the name of a parent.
[[nodiscard]] bool is_patronymic_particle(std::string_view word);
// "the", "of", "and", "de", "y": fillers in the name of an organisation.
[[nodiscard]] bool is_filler(std::string_view word);
// "trading", "group", "bank", "comercializadora": what many firms are called.
[[nodiscard]] bool is_business_word(std::string_view word);
// A country, a continent, a large city or a word of one ("hong", "kong"): it tells a branch or a
// sister from its parent.
[[nodiscard]] bool is_place(std::string_view word);
// "mv", "mt", "ss": before the name of a vessel.
[[nodiscard]] bool is_vessel_prefix(std::string_view word);
// The word in full that an abbreviation in an address stands for ("st": "street"), or the word.
[[nodiscard]] std::string_view address_word(std::string_view word);
// One form for the plural, the short forms and the other languages of a word of business ("intl",
// "chemicals", "quimica"), or the word. No form leads to another: the function of its value is the
// value.
[[nodiscard]] std::string_view business_word_in_full(std::string_view word);
// A word that business_word_in_full() knows.
[[nodiscard]] bool is_business_form(std::string_view word);
// Of a word that is none of business, no place and no filler: the form, of five letters or more, of
// a word of business that is one typing error away. 0: there is none.
using BusinessForm = std::uint16_t;
[[nodiscard]] BusinessForm near_business_form(std::string_view word);
[[nodiscard]] std::string_view text_of(BusinessForm form);  // precondition: not 0
[[nodiscard]] std::string_view in_full(BusinessForm form);  // business_word_in_full() of that
// "first" to "twentieth", "1st", "22nd": the number; -1 for any other word.
[[nodiscard]] int ordinal_word(std::string_view word);
// 0 to 20, 30 to 90 and 100 by their English names; -1 for any other word.
[[nodiscard]] int number_word(std::string_view word);
// I to XX in Roman numerals of at least one letter; -1 for any other word.
[[nodiscard]] int roman_number(std::string_view word);

}  // namespace setpoint
