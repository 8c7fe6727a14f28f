// A parameter of the policy in words: its value with the unit it is in, its range, and how it is
// distributed.
#pragma once

#include <string>
#include <string_view>

#include "setpoint/policy/policy.h"

namespace setpoint {

// The unit that values of the key are held in ("1", "USD", "kg"), which is not always the unit
// that the policy's file writes them in; `written` where the key is not in the schema.
[[nodiscard]] std::string base_unit(std::string_view key, std::string_view written);

// "0.05"; "[0.6, 0.3, 0.1]"; "article-xx"; "pills 0.1, powder 0.9". Numbers read back exactly.
[[nodiscard]] std::string value_text(const ParameterValue& value);
// The same for people: long whole numbers have thousands separators.
[[nodiscard]] std::string readable(const ParameterValue& value);
// "0.01 to 0.2", or empty.
[[nodiscard]] std::string range_text(const DatedValue& value);
// "certain"; "log-normal, standard deviation 0.25 common and 0.15 yearly (log scale)"; ...
[[nodiscard]] std::string distribution_text(const Distribution& distribution);

}  // namespace setpoint
