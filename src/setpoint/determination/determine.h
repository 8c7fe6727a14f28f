// The one pure function: (tables, policy, previous, seed) -> Determination.
//
// It opens no file, reads no clock, prints nothing. The same inputs give the same bytes, on any
// number of threads.
#pragma once

#include <optional>

#include "setpoint/core/fault.h"
#include "setpoint/data/tables.h"
#include "setpoint/determination/assessment.h"
#include "setpoint/determination/determination.h"
#include "setpoint/determination/previous.h"
#include "setpoint/policy/policy.h"

namespace setpoint {

struct DetermineOptions {
  // The last quarter of the window; empty: the last that the data cover.
  std::optional<Quarter> period;
  Seed seed{1};
  std::uint32_t draws = 1000;
  unsigned threads = 0;  // 0: as many as the machine has
  // What the determination before hands on; empty: this one starts a chain.
  std::optional<Previous> previous{};
  std::vector<WhatIf> what_if{};
};

// Faults (data): no window is covered by the data; the period asked for is not covered (says which
// table is short of it); the window of the previous determination does not come before this one or
// has another length; the baseline window has no evidence.
[[nodiscard]] Result<Determination> determine(const Tables& tables, const Policy& policy,
                                              const DetermineOptions& options);

}  // namespace setpoint
