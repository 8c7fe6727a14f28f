// PSUs that lie in two strata.
//
// A PSU is a lane and shift, a tray, a container: under one name, what came to one port by one
// channel from one country in a quarter cannot lie in two strata. The same name elsewhere is
// another PSU: names are unique in a stratum, not in the country.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "setpoint/data/inspection_log.h"

namespace setpoint {

// A PSU of a log with the number of its stratum.
struct PlacedPsu {
  std::uint32_t stratum = 0;
  std::uint32_t log = 0;
  std::uint32_t psu = 0;
};

struct SplitPsu {
  PlacedPsu earlier;  // in the order of the logs and their lines
  PlacedPsu later;
};

// One for each later PSU, in the order of the logs. cell_of: by log and cell, its number over all
// logs, whatever the quarter.
[[nodiscard]] std::vector<SplitPsu> split_psus(std::span<const InspectionLog> logs,
                                               std::span<const PlacedPsu> placed,
                                               std::span<const std::vector<std::uint32_t>> cell_of);

}  // namespace setpoint
