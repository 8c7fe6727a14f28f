// Countries as addresses write them.
#pragma once

#include <optional>
#include <string_view>

#include "setpoint/core/country.h"

namespace setpoint {

// Of lower-case Latin words with single spaces: the short English name, or another one in use
// ("usa", "deutschland", "pr china"). Empty for any other text, and for names that are a city, a
// province or a state as often (Georgia, Hong Kong).
[[nodiscard]] std::optional<Country> country_of_words(std::string_view words);

}  // namespace setpoint
