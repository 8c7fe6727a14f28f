// The countries that a list names, by ISO 3166-1.
//
// The publisher writes countries in words of its own ("Korea, North", "Burma"). Of those that the
// entries for narcotics of the list of 2 July 2024 and their addresses use, all are known here but
// the Netherlands Antilles, which ended in 2010 as one country and is three today. None is guessed.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "setpoint/core/country.h"
#include "setpoint/designation/sanctions_list.h"

namespace setpoint {

// Empty for a word that is no country here: another spelling, a region ("Region: Crimea").
[[nodiscard]] std::optional<Country> listed_country(std::string_view text);

// The countries of an entry's addresses, nationalities and citizenships, each once, ascending. Not
// of its documents or birthplaces: where somebody was born or registered says less of where he is.
struct EntryCountries {
  std::vector<Country> known;
  bool unknown = false;  // a word among them is not known
};
[[nodiscard]] EntryCountries countries_of(const ListEntry& entry);

}  // namespace setpoint
