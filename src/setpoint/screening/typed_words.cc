#include "setpoint/screening/typed_words.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include <algorithm>

namespace setpoint {
namespace {

bool is_apostrophe(char32_t code) {
  return code == U'\'' || code == U'`' || code == 0xB4 || code == 0x2018 || code == 0x2019 ||
         code == 0x2BB || code == 0x2BC || code == 0x2BE || code == 0x2BF || code == 0x2B9 ||
         code == 0x2032 || code == 0x5F3 || code == 0x5F4;
}

bool is_hyphen(char32_t code) {
  return code == U'-' || (code >= 0x2010 && code <= 0x2015) || code == 0x5BE || code == 0x2212;
}

bool is_syllable(char32_t code) {
  return code >= kFirstSyllable && code <= kLastSyllable;
}

// Splits code points into words. A word under construction ends at anything that parts words.
class Splitter {
 public:
  explicit Splitter(Transliteration& rules) : rules_(rules) {}

  void take(char32_t code) {
    if (code < 0x80) return take_ascii(static_cast<char>(code));
    const auto point = static_cast<UChar32>(code);
    if (is_apostrophe(code)) return;
    if (is_hyphen(code)) return sign(&TypedWord::hyphen_after);
    if (code == 0x60C || code == 0x3001 || code == 0xFF0C) return sign(&TypedWord::comma_after);
    const auto type = u_charType(point);
    // Zero-width joiners and direction marks are no part of a name and part nothing.
    if (type == U_FORMAT_CHAR || type == U_CONTROL_CHAR) return;
    if (is_syllable(code)) return take_syllable(code);
    if (u_hasBinaryProperty(point, UCHAR_IDEOGRAPHIC) != 0) return take_han(code);
    const bool mark = type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK;
    if (mark && foreign_.empty()) return;
    if (!mark && u_isalnum(point) == 0) return end();
    take_letter(code, point, mark);
  }

  std::vector<TypedWord> done() {
    end();
    read_han();
    return std::move(words_);
  }

 private:
  void take_ascii(char code) {
    if (code >= 'a' && code <= 'z') return add(code, false);
    if (code >= 'A' && code <= 'Z') return add(static_cast<char>(code - 'A' + 'a'), true);
    if (code >= '0' && code <= '9') return add(code, false);
    if (code == '\'' || code == '`') return;
    if (code == '-') return sign(&TypedWord::hyphen_after);
    if (code == '.') return sign(&TypedWord::point_after);
    if (code == ',') return sign(&TypedWord::comma_after);
    if (code == '/') return sign(&TypedWord::slash_after);
    if (code == '(' || code == '[') {
      end();
      word_.bracket_before = true;
      return;
    }
    end();
    if (code == '&') words_.push_back(TypedWord{.text = "and"});
  }

  void take_letter(char32_t code, UChar32 point, bool mark) {
    const auto lower = static_cast<char32_t>(u_tolower(point));
    const bool upper = static_cast<UChar32>(lower) != point;
    if (!mark && u_isdigit(point) != 0) {
      add(static_cast<char>('0' + u_charDigitValue(point)), false);
      return;
    }
    if (!mark && take_greek_pair(unmarked(lower))) return;
    if (const LatinLetters letters =
            latin_letters(lower).known ? latin_letters(lower) : latin_letters(unmarked(lower));
        letters.known && !mark) {
      if (leaves_vowels_out(letters.script)) word_.script = letters.script;
      for (const char letter : letters.text) add(letter, upper);
      // A letter without a sound still makes a word of letters.
      return;
    }
    if (const char base = base_letter(lower); base != 0) return add(base, upper);
    flush_if_latin();
    foreign_ += code;
  }

  // Two Greek letters with a sound of their own: ou, av, ev, ng.
  bool take_greek_pair(char32_t code) {
    if (word_.text.empty() || !foreign_.empty()) return false;
    const char before = word_.text.back();
    if (code == 0x3B3 && before == 'g') {
      word_.text.back() = 'n';
      add('g', false);
      return true;
    }
    if (code != 0x3C5 || (before != 'a' && before != 'e' && before != 'o')) return false;
    add(before == 'o' ? 'u' : 'v', false);
    return true;
  }

  // The letter that a letter with marks is made of.
  static char32_t unmarked(char32_t code) {
    if (code < 0x370 || code >= 0x530) return code;  // Greek and Cyrillic
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* rules = unorm2_getNFDInstance(&status);
    char16_t made[8];
    const std::int32_t size =
        U_FAILURE(status) != 0
            ? -1
            : unorm2_getDecomposition(rules, static_cast<UChar32>(code), made, 8, &status);
    return U_FAILURE(status) != 0 || size < 1 ? code : made[0];
  }

  // The Latin letter that a letter with marks is made of; 0 for any other letter.
  static char base_letter(char32_t code) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* rules = unorm2_getNFKDInstance(&status);
    char16_t made[32];
    const std::int32_t size =
        U_FAILURE(status) != 0
            ? -1
            : unorm2_getDecomposition(rules, static_cast<UChar32>(code), made, 32, &status);
    if (U_FAILURE(status) != 0 || size < 1) return 0;
    const char16_t first = made[0];
    return first >= u'a' && first <= u'z' ? static_cast<char>(first) : '\0';
  }

  void take_syllable(char32_t code) {
    const bool bracket = word_.text.empty() && word_.bracket_before;
    end();
    const Syllable sound = hangul_syllable(code);
    TypedWord word{.text = {}, .script = NameScript::hangul, .character = code};
    word.bracket_before = bracket;
    word.text.append(sound.initial).append(sound.vowel).append(sound.final);
    words_.push_back(std::move(word));
  }

  void take_han(char32_t code) {
    end();
    words_.push_back(TypedWord{.text = {}, .script = NameScript::han, .character = code});
  }

  void add(char letter, bool upper) {
    if (!foreign_.empty()) read_foreign();
    if (upper && was_lower_) word_.capital_at = word_.text.size();
    was_lower_ = !upper;
    word_.capitals += upper ? 1U : 0U;
    word_.text += letter;
  }

  void flush_if_latin() {
    if (foreign_.empty() && !word_.text.empty()) end();
  }

  void read_foreign() {
    word_.text += rules_.to_latin(foreign_);
    foreign_.clear();
  }

  void end() {
    if (!foreign_.empty()) read_foreign();
    if (!word_.text.empty()) words_.push_back(std::move(word_));
    word_ = {};
    was_lower_ = false;
  }

  void sign(bool TypedWord::*which) {
    const std::size_t before = words_.size();
    end();
    if (words_.size() > before || (!words_.empty() && which == &TypedWord::comma_after))
      words_.back().*which = true;
  }

  // Characters are read together: opening ICU's rules once is what costs.
  void read_han() {
    std::u32string characters;
    for (const TypedWord& word : words_)
      if (word.script == NameScript::han) characters += word.character;
    if (characters.empty()) return;
    characters = rules_.simplified(characters);
    const std::vector<std::string> sounds = rules_.han_sounds(characters);
    std::size_t at = 0;
    for (TypedWord& word : words_) {
      if (word.script != NameScript::han) continue;
      word.character = characters[at];
      word.text = sounds[at];
      ++at;
    }
  }

  Transliteration& rules_;
  std::vector<TypedWord> words_;
  TypedWord word_;
  std::u32string foreign_;
  bool was_lower_ = false;
};

}  // namespace

std::vector<TypedWord> typed_words(std::string_view text, Transliteration& rules) {
  Splitter splitter(rules);
  const bool ascii = std::all_of(text.begin(), text.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
  if (ascii)
    for (const char letter : text) splitter.take(static_cast<char32_t>(letter));
  else
    for (const char32_t code : rules.composed(text)) splitter.take(code);
  return splitter.done();
}

}  // namespace setpoint
