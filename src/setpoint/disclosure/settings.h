// The settings of suppression that are not data: policy/disclosure.toml, each with its standing,
// its reason and the range that could be argued for. A user's file is laid over it, --set over
// both.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "setpoint/core/fault.h"
#include "setpoint/disclosure/rule.h"
#include "setpoint/policy/policy.h"
#include "setpoint/policy/schema.h"

namespace setpoint {

[[nodiscard]] std::string_view shipped_disclosure_settings();
inline constexpr std::string_view kShippedDisclosureName = "policy/disclosure.toml";

[[nodiscard]] const Schema& disclosure_schema();

struct DisclosurePolicy {
  Policy policy;
  SuppressionRule rule;
};

// A fault if more width is asked for than the publisher's rule leaves open.
[[nodiscard]] Result<DisclosurePolicy> read_disclosure_policy(
    const std::optional<std::filesystem::path>& file, std::span<const PolicyOverride> overrides);

}  // namespace setpoint
