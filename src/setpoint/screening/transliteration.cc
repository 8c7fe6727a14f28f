#include "setpoint/screening/transliteration.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "setpoint/screening/indic_writing.h"

namespace setpoint {
namespace {

icu::UnicodeString from(std::u32string_view text) {
  icu::UnicodeString made;
  for (const char32_t code : text) made.append(static_cast<UChar32>(code));
  return made;
}

std::u32string code_points(const icu::UnicodeString& text) {
  std::u32string made;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1))
    made += static_cast<char32_t>(text.char32At(at));
  return made;
}

// Only a to z, 0 to 9 and spaces are left.
std::string plain(const icu::UnicodeString& text) {
  std::string made;
  for (std::int32_t at = 0; at < text.length(); ++at) {
    const char16_t unit = text.charAt(at);
    if (unit >= u'A' && unit <= u'Z') made += static_cast<char>(unit - u'A' + u'a');
    const bool kept = (unit >= u'a' && unit <= u'z') || (unit >= u'0' && unit <= u'9');
    if (kept || unit == u' ') made += static_cast<char>(unit);
  }
  return made;
}

}  // namespace

struct Transliteration::Rules {
  std::unique_ptr<icu::Transliterator> latin, scholarly, simple;

  // Null where ICU has not the rules (a build without its data): nothing is then transliterated.
  static void run(std::unique_ptr<icu::Transliterator>& rules, const char* id,
                  icu::UnicodeString& text) {
    if (!rules) {
      UErrorCode status = U_ZERO_ERROR;
      rules.reset(icu::Transliterator::createInstance(icu::UnicodeString(id, -1, US_INV),
                                                      UTRANS_FORWARD, status));
      if (U_FAILURE(status) != 0) rules.reset();
    }
    if (rules) rules->transliterate(text);
  }
  void to_scholarly(icu::UnicodeString& text) { run(scholarly, "Any-Latin; NFC", text); }
  void to_latin(icu::UnicodeString& text) {
    run(latin, "Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower", text);
  }
};

Transliteration::Transliteration() : rules_(std::make_unique<Rules>()) {}
Transliteration::~Transliteration() = default;
Transliteration::Transliteration(Transliteration&&) noexcept = default;
Transliteration& Transliteration::operator=(Transliteration&&) noexcept = default;

std::u32string Transliteration::composed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* rules = icu::Normalizer2::getNFKCInstance(status);
  const auto typed = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  if (U_FAILURE(status) != 0) return code_points(typed);
  const icu::UnicodeString made = rules->normalize(typed, status);
  return code_points(U_FAILURE(status) != 0 ? typed : made);
}

std::string Transliteration::to_latin(std::u32string_view text) {
  icu::UnicodeString made = from(as_spoken(text));
  if (is_indic(text)) {
    rules_->to_scholarly(made);
    made = from(as_in_passports(code_points(made)));
  }
  rules_->to_latin(made);
  std::string letters;
  for (const char letter : plain(made))
    if (letter != ' ') letters += letter;
  return letters;
}

std::vector<std::string> Transliteration::han_sounds(std::u32string_view characters) {
  // One at a time: what a character sounds like must not depend on its neighbours.
  std::vector<std::string> sounds;
  for (const char32_t character : characters) sounds.push_back(to_latin({&character, 1}));
  return sounds;
}

std::u32string Transliteration::simplified(std::u32string_view characters) {
  icu::UnicodeString made = from(characters);
  Rules::run(rules_->simple, "Traditional-Simplified", made);
  std::u32string simple = code_points(made);
  return simple.size() == characters.size() ? simple : std::u32string(characters);
}

}  // namespace setpoint
