// The same tables said otherwise: for the checks that a name or a unit decides nothing.
#pragma once

#include <map>

#include "setpoint/data/tables.h"

namespace setpoint {

using CountryNames = std::map<Country, Country>;  // a permutation; who is not in it keeps its name

[[nodiscard]] Country renamed(Country country, const CountryNames& names);

// Every table with the countries renamed.
[[nodiscard]] Tables with_countries_renamed(Tables tables, const CountryNames& names);

// Seized masses in grams, customs values in thousands of dollars, entries in thousands: other
// figures and other factors for the same quantities. Inspections keep theirs, grams by their
// format.
[[nodiscard]] Tables in_other_units(Tables tables);

}  // namespace setpoint
