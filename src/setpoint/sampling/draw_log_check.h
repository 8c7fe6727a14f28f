// Compares an inspection log with the selection that it was to follow.
//
// By stratum of the draw's periods: PSUs selected and not inspected; PSUs inspected as random that
// were not selected; PSUs with fewer or more units than selected; PSUs whose weights are not the
// selection's; a population of PSUs in the dataset that is not the frame's. The log numbers no
// units, so which units of a PSU were inspected cannot be checked here, only how many. Targeted
// inspections are no part of a draw and are not looked at.
//
// Weights are compared as the mean weight of a PSU's units and as the weight of each find, within
// kWeightTolerance of each other: a log may round its weights, and a find that bears another weight
// than the units around it would hide in the mean.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "setpoint/data/fault_log.h"
#include "setpoint/data/inspections.h"
#include "setpoint/sampling/draw.h"

namespace setpoint {

// Assumption: a log that keeps seven digits of a weight keeps it; a weight that was changed to some
// end differs by more.
inline constexpr double kWeightTolerance = 1e-6;

struct StratumDepartures {
  Quarter period;
  std::string name;
  std::uint64_t selected = 0;    // PSUs
  std::uint64_t inspected = 0;   // PSUs inspected as random
  std::uint64_t missing = 0;     // selected, not inspected
  std::uint64_t unselected = 0;  // inspected, not selected
  std::uint64_t fewer_units = 0;
  std::uint64_t more_units = 0;
  std::uint64_t other_weight = 0;
  bool other_population = false;
  [[nodiscard]] std::uint64_t departures() const {
    return missing + unselected + fewer_units + more_units + other_weight +
           (other_population ? 1U : 0U);
  }
};

struct LogCheck {
  std::vector<StratumDepartures> strata;  // of the draw, and others that were inspected; sorted
  std::uint64_t other_periods = 0;        // PSUs inspected in periods that the draw does not have
};

// Every departure is also a fault in the log, at `file`.
[[nodiscard]] LogCheck check_inspections(const Selection& selection, const Inspections& inspections,
                                         const std::string& file, FaultLog& departures);

}  // namespace setpoint
