// A test of a rule for red flags, from TOML: [[flag.test]] of policy/red-flags.toml.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "setpoint/policy/toml_source.h"
#include "setpoint/screening/flag_thresholds.h"
#include "setpoint/screening/red_flags.h"

namespace setpoint {

// Complains of a node that holds no text; empty then.
[[nodiscard]] std::string flag_text(const toml::node& node, const std::string& subject,
                                    const Complain& complain);

// Complains of unknown keys, columns, relations and thresholds, of a test without table or
// conditions, and of half a condition on gathered rows.
[[nodiscard]] FlagTest read_flag_test(const toml::table& table, FlagThresholds& thresholds,
                                      const Complain& complain);

}  // namespace setpoint
