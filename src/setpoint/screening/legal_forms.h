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

// The longest form that the words begin with. Words are lower-case Latin without dots.
[[nodiscard]] std::optional<LegalForm> legal_form(std::span<const std::string_view> words);
// A form of one word that may stand glued to a name: "ag", "gmbh", "ltd".
[[nodiscard]] bool glued_form(std::string_view word);

}  // namespace setpoint
