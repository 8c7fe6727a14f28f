// A value of a parameter, from TOML to its base unit, checked against the schema.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "setpoint/policy/policy.h"
#include "setpoint/policy/schema.h"
#include "setpoint/policy/toml_source.h"

namespace setpoint {

// The finite number that a node holds; nothing (and a complaint about `subject`) otherwise.
[[nodiscard]] std::optional<double> read_number(const toml::node& node, std::string_view subject,
                                                const Complain& complain);

// The value in the base unit. Complains of a wrong type, a number out of range, an unknown word,
// country, channel or outcome, a list that breaks its rule and shares that do not sum to 1 within
// 1e-9; nothing is returned then.
[[nodiscard]] std::optional<ParameterValue> read_value(const KeySchema& key, const toml::node& node,
                                                       const UnitName& unit,
                                                       const Complain& complain);

// The members of a table in the order of the file (toml++ keeps them by name).
[[nodiscard]] std::vector<std::pair<const toml::key*, const toml::node*>> in_file_order(
    const toml::table& table);

}  // namespace setpoint
