// The parameters of a policy as controls need them: value, unit, what is allowed, and what a reader
// needs to contest it.
#pragma once

#include <string>

#include "setpoint/core/quarter.h"
#include "setpoint/policy/policy.h"
#include "setpoint/serve/answer_json.h"

namespace setpoint {

// day: the last of a window, on which a value is in force.
[[nodiscard]] std::string policy_answer(const Policy& policy, const Date& day);

// How many values have each standing, in the order of kStandings; those of none are left out.
[[nodiscard]] Json standings_json(const Policy& policy);
// value (readable), raw, unit, standing, source, reason, range, distribution, from.
[[nodiscard]] Json value_json(const Parameter& parameter, const DatedValue& value);

}  // namespace setpoint
