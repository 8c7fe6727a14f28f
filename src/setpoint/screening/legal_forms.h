// Legal forms of companies: the words that say what a company is in law, not which one it is.
//
// Forms of one kind in different countries share a class (limited, public, partnership, ...), so
// that "GmbH" and "Ltd" differ less than "GmbH" and "AG". The table holds the forms of the larger
// jurisdictions and their common abbreviations; ISO 20275 lists some 3,000, far more than names in
// trade carry. A form that is not here is compared as a word of the name.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace setpoint {

enum class LegalClass : std::uint8_t {
  limited,      // private company limited by shares: Ltd, GmbH, OOO, S. de R.L.
  stock,        // company with share capital: AG, S.A., OAO, plc, Inc.
  partnership,  // LP, LLP, KG, GmbH & Co. KG
  company,      // "company", "Co.": says no more than that it is one
  cooperative,
  foundation,  // association, foundation, non-profit
  state,       // unitary or state enterprise
};
[[nodiscard]] std::string_view name(LegalClass value);

struct LegalForm {
  LegalClass kind = LegalClass::company;
  std::uint16_t form = 0;  // the same for a form and its abbreviation
  std::size_t words = 0;   // how many of the words it takes
  bool rare = false;       // a word in many names: a form only where a form stands
};

// A word that was typed and the word of a form that it is read as: "libaility", "liability".
struct MistypedWord {
  std::string typed, read;
  friend bool operator==(const MistypedWord&, const MistypedWord&) = default;
};

struct MistypedForm {
  LegalForm form;
  std::vector<MistypedWord> words;  // at least one
};

// The longest form that the words begin with. Words are lower-case Latin without dots.
[[nodiscard]] std::optional<LegalForm> legal_form(std::span<const std::string_view> words);

// The same where words of five letters and more are one typing error from those of the form: of
// several words all but one, and a form of one word if it has seven letters. No word of business,
// no place and no word of its own (settled in the table of those) is read so. Of two forms as long
// the one with fewer errors.
[[nodiscard]] std::optional<MistypedForm> mistyped_legal_form(
    std::span<const std::string_view> words);
// Whether mistyped_legal_form() may read the word as one of a form.
[[nodiscard]] bool mistyped_form_word(std::string_view word);

// A form of one word that may stand glued to a name: "ag", "gmbh", "ltd".
[[nodiscard]] bool glued_form(std::string_view word);

}  // namespace setpoint
