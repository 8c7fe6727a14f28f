// Scripts without a table of their own (Han, kana, Thai, the scripts of India, Armenian, Georgian)
// in Latin letters, by ICU's rules (Unicode CLDR).
//
// Opening ICU's rules takes tens of milliseconds, so they are opened when first needed and kept.
// An object is for one thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace setpoint {

class Transliteration {
 public:
  Transliteration();
  ~Transliteration();
  Transliteration(Transliteration&&) noexcept;
  Transliteration& operator=(Transliteration&&) noexcept;

  // Compatibility composition (NFKC) of well-formed UTF-8: what is typed as a letter and a mark is
  // the letter that has both, and full-width letters and ligatures are the ordinary ones.
  [[nodiscard]] std::u32string composed(std::string_view text);
  // Lower-case a to z and 0 to 9; what has no Latin form is left out.
  [[nodiscard]] std::string to_latin(std::u32string_view text);
  // The sound of each Han character in pinyin, without its tone.
  [[nodiscard]] std::vector<std::string> han_sounds(std::u32string_view characters);
  // Traditional characters by their simplified forms.
  [[nodiscard]] std::u32string simplified(std::u32string_view characters);

 private:
  struct Rules;
  std::unique_ptr<Rules> rules_;
};

}  // namespace setpoint
