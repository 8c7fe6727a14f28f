#include "setpoint/screening/plain_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace setpoint {
namespace {

bool only_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Malformed bytes become U+FFFD, which is neither letter nor digit.
icu::UnicodeString wide(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

// Without blanks at the ends, and one space for several.
icu::UnicodeString apart_once(const icu::UnicodeString& text) {
  icu::UnicodeString made;
  bool apart = false;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 code = text.char32At(at);
    if (u_isUWhiteSpace(code) != 0) {
      apart = !made.isEmpty();
      continue;
    }
    if (apart) made.append(u' ');
    apart = false;
    made.append(code);
  }
  return made;
}

std::string of_ascii(std::string_view text) {
  std::string made;
  bool apart = false;
  for (const char c : text) {
    if (c <= ' ') {
      apart = !made.empty();
      continue;
    }
    if (apart) made += ' ';
    apart = false;
    made += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return made;
}

}  // namespace

bool says_something(std::string_view text) {
  if (std::any_of(text.begin(), text.end(), letter_or_digit)) return true;
  if (only_ascii(text)) return false;
  const icu::UnicodeString all = wide(text);
  for (std::int32_t at = 0; at < all.length(); at = all.moveIndex32(at, 1))
    if (u_isalnum(all.char32At(at)) != 0) return true;
  return false;
}

std::string plain_text(std::string_view text) {
  if (!says_something(text)) return {};
  if (only_ascii(text)) return of_ascii(text);
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(error);
  icu::UnicodeString folded;
  if (U_SUCCESS(error) != 0) folded = fold->normalize(wide(text), error);
  std::string made;
  (U_SUCCESS(error) != 0 ? apart_once(folded) : apart_once(wide(text))).toUTF8String(made);
  return made;
}

std::string plain_phone(std::string_view text) {
  std::string plain = plain_text(text);
  const icu::UnicodeString all = wide(plain);
  std::string made;
  std::string signs;  // since the last digit or letter
  for (std::int32_t at = 0; at < all.length(); at = all.moveIndex32(at, 1)) {
    const UChar32 code = all.char32At(at);
    const int digit = u_charDigitValue(code);
    if (digit < 0 && u_isalpha(code) == 0) {
      if (u_isUWhiteSpace(code) == 0) icu::UnicodeString(code).toUTF8String(signs);
      continue;
    }
    // "+44 (0)20": the zero is dialled at home only.
    const bool at_home = digit == 0 && signs.ends_with('(') && !made.empty() &&
                         at + 1 < all.length() && all.char32At(at + 1) == U')';
    signs.clear();
    if (at_home) continue;
    if (digit >= 0)
      made += static_cast<char>('0' + digit);
    else if (!made.empty())
      icu::UnicodeString(code).toUTF8String(made);
  }
  if (made.starts_with("00")) made.erase(0, 2);
  return made;
}

std::string plain_email(std::string_view text) {
  std::string plain = plain_text(text);
  if (plain.find('@') == std::string::npos) return {};
  std::erase(plain, ' ');
  return plain;
}

std::string as_rule_word(std::string plain) {
  for (char& c : plain)
    if (c == ' ' || c == '-') c = '_';
  return plain;
}

}  // namespace setpoint
