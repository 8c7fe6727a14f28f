// One policy file, read: the parameters that it names.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "setpoint/core/fault.h"
#include "setpoint/policy/policy.h"
#include "setpoint/policy/schema.h"

namespace setpoint {

using Parameters = std::map<std::string, Parameter, std::less<>>;

struct PolicyLayer {
  std::string name;
  std::string version;
  Parameters parameters;
};

// What could be read, every fault in the rest being added to `faults`. `file` stands for the file
// in faults. A layer need not be complete; it may not set both of the keys that exclude each other.
[[nodiscard]] PolicyLayer read_layer(const Schema& schema, std::string_view toml,
                                     std::string_view file, Faults& faults);

// The internalised share is set directly or solved from a revenue target: the key that must go
// when `key` is set; empty for every other key.
[[nodiscard]] std::string_view excluded_by(std::string_view key);

}  // namespace setpoint
