// The sampled tier: what came through, from inspections drawn at random.
//
//   through = sum over PSUs of factor * sum over its finds of
//             weight * mass * purity * potency / sensitivity
//
// with factor 1 in the estimate and the PSU's Rao-Wu factor in a draw, so draws have the variance
// of the design, and the same PSU the same factor in every cell (resamples.h). Potency and
// sensitivity as in find_amounts.h, drawn from their distributions. What targeted inspections
// found was intercepted, and is no part of it. Model, section 1.
#pragma once

#include <set>

#include "setpoint/data/traced_row.h"
#include "setpoint/flow/observed.h"
#include "setpoint/policy/traced_parameter.h"

namespace setpoint {

// For the quarters asked for. Precondition: the policy's potency table knows every substance found.
// Strata of a single PSU have no draws: their finds are as they are in all of them.
[[nodiscard]] SampledFlows sampled_tier(TracedRows& rows, TracedParameters& parameters,
                                        const std::set<Quarter>& quarters);

}  // namespace setpoint
