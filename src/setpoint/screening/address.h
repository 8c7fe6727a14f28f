// An address read into its parts, and whether two addresses agree.
//
// Two agree if nothing that both name speaks against it and the house and the street are the same.
// What only one side names (a postcode, a place, a country, a room) leaves it open and stops
// nothing; what both name and name differently (a house number, a room, a postcode, a country, a
// place where the other has another one) does.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "setpoint/core/country.h"
#include "setpoint/core/fault.h"
#include "setpoint/screening/normal_name.h"
#include "setpoint/screening/settings.h"
#include "setpoint/screening/transliteration.h"

namespace setpoint {

struct Address {
  NormalName street;              // its names and the numbers of the house, without "street", "No."
  std::vector<std::string> ways;  // "street", "carrera": in full, ascending, each once
  std::vector<std::string> houses;  // "10", "20", and "b" of 221 B: as they stand
  std::vector<std::pair<std::string, std::string>> units;  // "room", "501": ascending
  std::vector<std::string> postcodes;
  std::vector<std::string> places;  // every word beside the street, as they stand
  std::optional<Country> country;   // where the text ends with one, or as given
};

// `country` is that of the address, where it is known beside the text. Faults: those of
// normal_name().
[[nodiscard]] Result<Address> read_address(std::string_view text,
                                           const std::optional<Country>& country,
                                           const NameWeights& weights, Transliteration& rules);

// Symmetric. The streets' names agree as names do, from a score of `strong` on, but for typing
// errors: one at most, in a word of six letters and more, not in the first, and not where both
// words are names of something else. Without the number of a house, a room or a box two streets
// must be in one place. A city or a country alone is no address that could agree.
[[nodiscard]] bool addresses_agree(const Address& a, const Address& b, const NameCosts& costs,
                                   double strong);

// Addresses that agree have one key.
[[nodiscard]] std::string address_key(const Address& address);

}  // namespace setpoint
