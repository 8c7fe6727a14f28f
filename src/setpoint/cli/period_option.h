// A quarter that the user gives with an option.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "setpoint/core/fault.h"
#include "setpoint/core/quarter.h"

namespace setpoint::cli {

// Nothing where the option was not given. Faults (usage): no quarter, by the option's name.
[[nodiscard]] Result<std::optional<Quarter>> read_period(std::string_view option,
                                                         const std::string& text);

}  // namespace setpoint::cli
