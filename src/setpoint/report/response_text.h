// Interventions, special populations, an allocation and its money, for a terminal: no line is wider
// than 120.
#pragma once

#include <string>

#include "setpoint/data/regional.h"
#include "setpoint/response/allocation.h"
#include "setpoint/response/interventions.h"
#include "setpoint/response/money.h"
#include "setpoint/response/settings.h"

namespace setpoint {

[[nodiscard]] std::string interventions_text(const InterventionRegister& interventions,
                                             const AllocationPolicy& policy);
[[nodiscard]] std::string populations_text(const RegionalTables& tables,
                                           const InterventionRegister& interventions);
// The first `top` regions by money.
[[nodiscard]] std::string allocation_text(const AllocationAnswer& answer,
                                          const AllocationPolicy& policy, std::size_t top);
[[nodiscard]] std::string money_text(const MoneyLedger& ledger);

}  // namespace setpoint
