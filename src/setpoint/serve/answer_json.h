// The parts that answers of the service share, as JSON.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "setpoint/determination/determination.h"

namespace setpoint {

using Json = nlohmann::ordered_json;

// null where it is not finite: no number is ever NaN.
[[nodiscard]] Json number(double value);
[[nodiscard]] Json number(const std::optional<double>& value);
[[nodiscard]] Json interval(const std::optional<Interval>& interval);
// {"value", "interval"}
[[nodiscard]] Json figure(const Figure& figure);
[[nodiscard]] Json figure(const std::optional<Figure>& figure);
// charged, full, previous, charged_before, target, interval of the target.
[[nodiscard]] Json charge(const Rate& rate, const Rate* before);
// The country in a determination; null if there is none.
[[nodiscard]] const CountryResult* find_country(const Determination& determination,
                                                Country country);
[[nodiscard]] const DecreedRate* find_decreed(const Determination& determination, Country country);
[[nodiscard]] std::string dumped(const Json& json);

}  // namespace setpoint
