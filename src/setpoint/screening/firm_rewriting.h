// Words of the typed name of an organisation or a vessel: what is no part of the name is set
// aside, and what is written in several ways is brought to one.
#pragma once

#include <string>
#include <vector>

#include "setpoint/screening/legal_forms.h"
#include "setpoint/screening/typed_words.h"

namespace setpoint {

// "d/b/a Example", "formerly Example", "ex Example", "in liquidation", "IMO 1234567", "www" and
// "com", "Messrs": what was set aside, as it was typed. A name keeps at least one word.
[[nodiscard]] std::vector<std::string> set_remarks_aside(std::vector<TypedWord>& words,
                                                         bool vessel);

// Legal forms in Chinese, Japanese and Korean characters, at either end.
[[nodiscard]] std::vector<LegalForm> take_character_forms(std::vector<TypedWord>& words);

// Legal forms in Arabic, Persian and Hebrew letters, at either end, with the article and without.
[[nodiscard]] std::vector<LegalForm> take_abjad_forms(std::vector<TypedWord>& words);

// "norw00d": the word with letters for the digits inside it; or the word.
[[nodiscard]] std::string letters_for_digits(const std::string& word);

// "luz3" is "luz" and "3".
void part_trailing_numbers(std::vector<TypedWord>& words);

// "Example Example Trading", "Example Bank Example Bank": once.
void leave_repetitions_out(std::vector<TypedWord>& words);

}  // namespace setpoint
