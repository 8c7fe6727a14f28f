// Figures as notes and faults state them.
#pragma once

#include <string>

namespace setpoint {

// To 12 significant digits: what publishers' arithmetic adds beyond them differs between releases
// (0.1212542441 and 0.1212542440999999) and means nothing.
[[nodiscard]] std::string value_text(double value);

}  // namespace setpoint
