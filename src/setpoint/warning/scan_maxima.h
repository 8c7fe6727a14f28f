// The largest log-likelihood ratio of each data set drawn under the null of a scan.
#pragma once

#include <vector>

#include "setpoint/core/random.h"
#include "setpoint/warning/scan_grid.h"

namespace setpoint {

// By number of the data set; the same bits for any number of threads, for a data set depends on the
// seed and its number alone.
[[nodiscard]] std::vector<double> scan_null_maxima(const ScanGrid& grid,
                                                   const ScanSettings& settings, Seed seed);

}  // namespace setpoint
