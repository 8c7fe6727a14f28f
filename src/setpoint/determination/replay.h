// The chain of determinations over all periods that the data allow, each from the one before.
//
// The first window is the first with evidence of flow in every quarter that deaths, imports and
// entries serve too; the next ones follow by window.step_quarters. A window that the data do not
// serve is left out, and the one after it compares with the last that was made.
#pragma once

#include <vector>

#include "setpoint/core/progress.h"
#include "setpoint/determination/determine.h"

namespace setpoint {

struct ReplayOptions {
  Seed seed{1};
  std::uint32_t draws = 1000;
  unsigned threads = 0;            // 0: as many as the machine has
  std::optional<Quarter> until{};  // the last period; empty: the last that the data allow
  Progress progress{};             // told before each determination
};

// At least one. Faults as of determine().
[[nodiscard]] Result<std::vector<Determination>> replay(const Tables& tables, const Policy& policy,
                                                        const ReplayOptions& options);

}  // namespace setpoint
