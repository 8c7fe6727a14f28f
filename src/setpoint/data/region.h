// Regions of death counts.
#pragma once

#include <string_view>

namespace setpoint {

// "US" (the nation), a state's two letters, "DC", "PR" or "YC" (New York City, where the publisher
// counts it apart from the state).
[[nodiscard]] bool is_region(std::string_view text);

inline constexpr std::string_view kNation = "US";

}  // namespace setpoint
