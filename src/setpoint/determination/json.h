// A determination as JSON, schema setpoint.determination/1, with its trace.
//
// Keys stand in a fixed order, numbers read back as the same double, and no number is NaN or
// infinite (absent is null), so that the same run gives the same bytes.
#pragma once

#include <string>

#include "setpoint/determination/determination.h"

namespace setpoint {

[[nodiscard]] std::string to_json(const Determination& determination);

// The same without its trace.
[[nodiscard]] std::string summary_json(const Determination& determination);

// Parts of it, on one line each: a member of "countries"; "deaths"."by_outcome".
[[nodiscard]] std::string country_json(const CountryResult& country);
[[nodiscard]] std::string national_json(const Determination& determination);

}  // namespace setpoint
