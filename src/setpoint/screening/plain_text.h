// What a field of a user's file says, apart from how it is written.
#pragma once

#include <string>
#include <string_view>

namespace setpoint {

// Whether there is a letter or a digit of any script in it: blanks, dashes, dots, signs without
// width and pictures alone are no name, no purpose and no party. Malformed UTF-8 says nothing.
[[nodiscard]] bool says_something(std::string_view text);

// The text as it is compared: Unicode NFKC case folding, which also drops what has no width; blanks
// at the ends gone, and one space for several within. Empty if it says nothing.
[[nodiscard]] std::string plain_text(std::string_view text);

// A telephone number by its digits, of any script: signs and blanks are not seen, nor what stands
// before the first digit, nor "00" there ("+" as it is dialled), nor "(0)". Letters after the first
// digit stay ("ext"). Empty without a digit. Whether a number without the code of its country is
// one with it nobody can say: they are two.
[[nodiscard]] std::string plain_phone(std::string_view text);

// An e-mail without its blanks. Empty without "@".
[[nodiscard]] std::string plain_email(std::string_view text);

// A plain text as one of the words of a rule: "pill-press" and "pill press" are "pill_press".
[[nodiscard]] std::string as_rule_word(std::string plain);

}  // namespace setpoint
