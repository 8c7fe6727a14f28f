// Members of a JSON document that may say anything: each as what it should be, or nothing.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace setpoint {

// A member by its path; null where it is not there.
[[nodiscard]] const nlohmann::ordered_json* member(const nlohmann::ordered_json& json,
                                                   std::initializer_list<const char*> path);
// Nothing of a null, of another type, or of a number that is not finite or not whole.
[[nodiscard]] std::optional<double> number(const nlohmann::ordered_json* json);
[[nodiscard]] std::optional<std::string> text(const nlohmann::ordered_json* json);
[[nodiscard]] std::optional<std::int64_t> whole(const nlohmann::ordered_json* json);

}  // namespace setpoint
