// The day that it is, to refuse days that have not come.
#pragma once

#include "setpoint/core/quarter.h"

namespace setpoint::cli {

// The latest day that it is anywhere (14 hours before UTC), by the machine's clock.
[[nodiscard]] Date today();

}  // namespace setpoint::cli
