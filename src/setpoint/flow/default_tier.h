// The default tier: what came through, from what was seized.
//
//   through = seized gross mass * purity * (1/p - 1)
//
// p is the probability that a shipment in the channel is intercepted, so 1/p - 1 is what came
// through for each unit seized. Where a table says only on which border something was seized, the
// policy's shares split its gross mass over channels, its pure mass over outcomes and countries.
// Where a row gives no outcome, the purity of the mix follows from the shares s of pure mass and
// the purity of each outcome: gross mass of outcome k is (pure mass * s_k) / purity_k, so
//
//   purity of the mix = 1 / sum_k (s_k / purity_k)
//
// Model, section 1. Policy: default.*.
#pragma once

#include <set>

#include "setpoint/data/traced_row.h"
#include "setpoint/flow/observed.h"
#include "setpoint/policy/traced_parameter.h"

namespace setpoint {

// For the quarters asked for that the seizure tables cover.
[[nodiscard]] ObservedFlows default_tier(TracedRows& rows, TracedParameters& parameters,
                                         const std::set<Quarter>& quarters);

}  // namespace setpoint
