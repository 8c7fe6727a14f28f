// The answers that routes about determinations share.
#pragma once

#include <string_view>

#include "setpoint/serve/kept.h"
#include "setpoint/serve/message.h"

namespace setpoint {

inline constexpr std::string_view kHtml = "text/html; charset=utf-8";

// 404: there is no determination of this id.
[[nodiscard]] Response unknown_determination(std::string_view id);
// 409: its data or its policy are not served here.
[[nodiscard]] Response not_of_these_data(const Kept& kept);

}  // namespace setpoint
