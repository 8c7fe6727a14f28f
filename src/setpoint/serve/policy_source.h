// The policy of the service, to be read again with other values: its file's text, read once, so
// that nothing changes under those who ask.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/policy/policy.h"

namespace setpoint {

struct PolicySource {
  struct File {
    std::string name;
    std::string text;
  };
  std::optional<File> file{};  // laid over the shipped policy
  std::vector<PolicyOverride> overrides{};

  // With more overrides laid over its own; the last word on a key counts.
  [[nodiscard]] Result<Policy> with(const std::vector<PolicyOverride>& more) const;
};

}  // namespace setpoint
