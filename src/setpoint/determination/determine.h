// The one pure function: (tables, policy, previous, seed) -> Determination.
//
// It opens no file, reads no clock, prints nothing. The same inputs give the same bytes, on any
// number of threads.
#pragma once

#include <optional>

#include "setpoint/core/fault.h"
#include "setpoint/data/tables.h"
#include "setpoint/determination/determination.h"
#include "setpoint/policy/policy.h"

namespace setpoint {

struct DetermineOptions {
  // The last quarter of the window; empty: the last that the data cover.
  std::optional<Quarter> period;
  Seed seed{1};
  std::uint32_t draws = 1000;
  unsigned threads = 0;  // 0: as many as the machine has
};

// Faults (data): no window is covered by the data; the period asked for is not covered (says which
// table is short of it); tables that the policy's path needs are missing.
[[nodiscard]] Result<Determination> determine(const Tables& tables, const Policy& policy,
                                              const DetermineOptions& options);

}  // namespace setpoint
