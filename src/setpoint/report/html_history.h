// A chain of determinations as one self-contained HTML page.
#pragma once

#include <string>
#include <vector>

#include "setpoint/determination/determination.h"

namespace setpoint {

[[nodiscard]] std::string history_html(const std::vector<Determination>& chain);

}  // namespace setpoint
