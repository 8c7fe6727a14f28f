// Which past periods a count is compared with, and which season each belongs to.
#pragma once

#include <cstddef>
#include <vector>

#include "setpoint/warning/farrington.h"

namespace setpoint {

struct ReferencePeriod {
  std::size_t at = 0;
  std::size_t level = 0;  // 1 to levels; `levels` is the season of the period that is judged
};

// By position. Empty where the past does not reach back far enough or the season has more levels
// than periods.
[[nodiscard]] std::vector<ReferencePeriod> reference_periods(std::size_t at,
                                                             const FarringtonSettings& settings);

}  // namespace setpoint
