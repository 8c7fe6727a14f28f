// The policy that the program carries: policy/white-paper.toml as it was when it was built.
#pragma once

#include <string_view>

namespace setpoint {

[[nodiscard]] std::string_view shipped_policy();
// How faults and locations name it.
inline constexpr std::string_view kShippedPolicyName = "policy/white-paper.toml";

}  // namespace setpoint
