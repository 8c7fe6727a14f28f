// A policy as text that depends on nothing but what is in force.
#pragma once

#include <string>

#include "setpoint/policy/layer.h"

namespace setpoint {

// One line for each dated value: key, date, value in the base unit, distribution, standing,
// source, reason and range. Texts carry their length, so no text can pass for two. The unit and
// the place in the file are left out: the same value written otherwise is the same policy.
[[nodiscard]] std::string canonical_text(const Parameters& parameters);

}  // namespace setpoint
