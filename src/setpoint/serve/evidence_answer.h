// What a determination rests on: what was sampled where and how precisely, what was seized, which
// assumptions stand in for evidence, and the files with their digests.
#pragma once

#include <string>

#include "setpoint/core/fault.h"
#include "setpoint/data/tables.h"
#include "setpoint/serve/kept.h"

namespace setpoint {

// Precondition: kept.policy is there, and the determination was made from these tables.
// precision: half the width of an interval over its total that was planned for, above 0.
// Errors: those of estimate_flows.
[[nodiscard]] Result<std::string> evidence_answer(const Kept& kept, const Tables& tables,
                                                  double precision);

}  // namespace setpoint
