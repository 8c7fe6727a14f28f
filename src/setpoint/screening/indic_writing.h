// The scripts of India, brought to what is spoken and to the letters of passports.
//
// A consonant without a sign has the vowel a. In Hindi, Punjabi, Gujarati and Bengali it is not
// spoken at the end of a word, nor between two consonants that have vowels around them (schwa
// deletion, by its common summary a -> 0 / VC_CV, which is known to err now and then): "rahula" is
// Rahul, "rajakumara" Rajkumar. The languages of the South speak it.
#pragma once

#include <string>
#include <string_view>

namespace setpoint {

// Devanagari, Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu, Kannada or Malayalam.
[[nodiscard]] bool is_indic(std::u32string_view text);

// A word with a virama where the vowel is not spoken (Devanagari, Bengali, Gurmukhi, Gujarati), and
// a nasal letter for anusvara: m before p and b, ng before h ("Singh"), else n. Any other word as
// it is.
[[nodiscard]] std::u32string as_spoken(std::u32string_view word);

// Letters of ISO 15919 as passports write them: sh for both hissing sounds, ch for c, ri for the
// vowel r.
[[nodiscard]] std::u32string as_in_passports(std::u32string_view latin);

}  // namespace setpoint
