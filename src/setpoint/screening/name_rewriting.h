// Words of a typed name joined, parted and turned, as the way of writing names asks for it.
//
// Each takes the words in the order typed and leaves them so that one name has one form.
#pragma once

#include <string>
#include <vector>

#include "setpoint/screening/typed_words.h"

namespace setpoint {

// Letters with points between them are one word: "A.B.C.", "S.A.", "p.l.c.".
void join_initials(std::vector<TypedWord>& words);

// "SiemensAG": a legal form that capitals set off from the name before it.
void part_glued_forms(std::vector<TypedWord>& words);

// "AnaExample", the whole name: two words.
void part_capitals(std::vector<TypedWord>& words);

// "SURNAME, Given Second": the surname goes last. More commas, or a title after it, are left.
[[nodiscard]] bool rotate_surname(std::vector<TypedWord>& words);

// "JA Example", "GJ Example": capitals in a name that has small letters, or two consonants, are
// initials without points. What is a name or a particle by itself is left.
void part_run_initials(std::vector<TypedWord>& words);

// "Abd al-Aziz", "Abdel Aziz", "Abdul Aziz": one name, "abdulaziz".
void join_servant_names(std::vector<TypedWord>& words);

// "Saif al-Din", "Saif ud Deen", "Saif Uddin": one name, "saifuddin".
void join_faith_names(std::vector<TypedWord>& words);

// "Nasr Allah", "Abu Bakr": one name each, "nasrallah", "abubakr".
void join_allah_and_bakr(std::vector<TypedWord>& words);

// "aboubakar": spelled as the joined name is.
[[nodiscard]] std::string one_bakr_spelling(std::string text);

// The Arabic article is written together with its word.
void part_articles(std::vector<TypedWord>& words);

// "abdelaziz", "abdurrahman": spelled as the joined names are.
[[nodiscard]] std::string one_servant_spelling(std::string text);

// "Hauptstrasse", "Hauptstr": a name and a street.
void part_street(std::vector<TypedWord>& words);

}  // namespace setpoint
