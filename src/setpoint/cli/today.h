// The day that it is, to refuse days that have not come.
#pragma once

#include "setpoint/core/quarter.h"
#include "setpoint/designation/sanctions_list.h"

namespace setpoint::cli {

// The latest day that it is anywhere (14 hours before UTC), by the machine's clock.
[[nodiscard]] Date today();

// Whether all of what a date may mean lies after a day.
[[nodiscard]] bool after(const PartialDate& date, const Date& day);

}  // namespace setpoint::cli
