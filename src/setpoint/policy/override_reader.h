// --set KEY=VALUE: a user's values, laid over those of the policy.
#pragma once

#include <span>

#include "setpoint/core/fault.h"
#include "setpoint/policy/layer.h"
#include "setpoint/policy/policy.h"

namespace setpoint {

// KEY is a parameter: VALUE, in its base unit, is then certain and in force on every day. Or KEY
// is a parameter followed by ".distribution." and a field (kind, common, yearly, low, high,
// concentration), which changes that field for every dated value; a new kind starts with no
// fields. VALUE is read as a value of TOML, or as bare text where it is none. The last of two
// overrides of one key counts. Values are set before distributions, whatever the order given.
void apply_overrides(const Schema& schema, std::span<const PolicyOverride> overrides,
                     Parameters& parameters, Faults& faults);

}  // namespace setpoint
