// One dated value of a parameter, from its table in a policy file.
#pragma once

#include <optional>

#include "setpoint/policy/policy.h"
#include "setpoint/policy/schema.h"
#include "setpoint/policy/toml_source.h"

namespace setpoint {

[[nodiscard]] std::optional<Standing> parse_standing(std::string_view text);

// Complains of every field that is unknown, missing, of the wrong type or out of range; nothing is
// returned if there was a complaint.
[[nodiscard]] std::optional<DatedValue> read_parameter(const KeySchema& key,
                                                       const toml::table& table,
                                                       const TomlSource& source,
                                                       const Complain& complain);

}  // namespace setpoint
