// From layers to a policy: the shipped one, a file over it, a user's overrides over both.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "setpoint/core/fault.h"
#include "setpoint/policy/layer.h"
#include "setpoint/policy/policy.h"

namespace setpoint {

struct PolicyText {
  std::string_view toml;
  std::string_view file;  // its name in faults
};

class PolicyReader {
 public:
  // Every fault of every layer, each read by the schema. The base must set every key that is not
  // optional and one of the two keys of the internalised share; what is laid over it may set any.
  [[nodiscard]] static Result<Policy> read(const Schema& schema, const PolicyText& base,
                                           const std::optional<PolicyText>& over,
                                           std::span<const PolicyOverride> overrides);
  // The same with a file over it, or none.
  [[nodiscard]] static Result<Policy> read(const Schema& schema, const PolicyText& base,
                                           const std::optional<std::filesystem::path>& file,
                                           std::span<const PolicyOverride> overrides);
};

}  // namespace setpoint
