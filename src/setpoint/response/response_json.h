// The answers of this room as JSON: what --json prints and the service serves.
#pragma once

#include <nlohmann/json.hpp>

#include "setpoint/data/regional.h"
#include "setpoint/response/allocation.h"
#include "setpoint/response/interventions.h"
#include "setpoint/response/settings.h"

namespace setpoint {

// setpoint.allocation/1
[[nodiscard]] nlohmann::ordered_json allocation_json(const AllocationAnswer& answer,
                                                     const AllocationPolicy& policy);
// setpoint.interventions/1: the register with the numbers that the allocation takes.
[[nodiscard]] nlohmann::ordered_json interventions_json(const InterventionRegister& interventions,
                                                        const AllocationPolicy& policy);
// setpoint.populations/1: by population, what is on record, what is a gap, and what fits.
[[nodiscard]] nlohmann::ordered_json populations_json(const RegionalTables& tables,
                                                      const InterventionRegister& interventions);
// The settings in force with their standing and reason.
[[nodiscard]] nlohmann::ordered_json allocation_settings_json(const AllocationPolicy& policy);

// A row for every region and intervention with money.
[[nodiscard]] std::string allocation_csv(const AllocationAnswer& answer);

}  // namespace setpoint
