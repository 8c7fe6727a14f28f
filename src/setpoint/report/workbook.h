// A workbook as bytes, made in memory. The same inputs give the same bytes: the time of creation is
// the caller's.
#pragma once

#include <xlsxwriter.h>

#include <functional>
#include <string>

#include "setpoint/core/fault.h"
#include "setpoint/core/quarter.h"

namespace setpoint {

// file: its name for faults. fill: writes the sheets; the first error of the library.
// Faults (machine): no memory; what the library says of the sheets, such as a text that is longer
// than a cell can hold.
[[nodiscard]] Result<std::string> workbook(const std::string& file, std::string title,
                                           const Date& created,
                                           const std::function<lxw_error(lxw_workbook*)>& fill);

}  // namespace setpoint
