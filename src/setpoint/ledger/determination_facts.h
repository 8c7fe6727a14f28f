// What the ledger repeats of a determination.json: whose policy, whose data, which period.
#pragma once

#include <string>
#include <string_view>

#include "setpoint/core/fault.h"
#include "setpoint/ledger/body.h"

namespace setpoint::ledger {

// The body without its digests of policy text and sources. Faults (data): not a determination of
// this schema, a member that is missing or not what it should be, a number that is not the one in
// its trace.
[[nodiscard]] Result<DeterminationBody> facts_of(std::string_view json, const std::string& file);

// Whether the determination publishes a number of this name (determination/figures.h).
[[nodiscard]] Result<bool> publishes(std::string_view json, const std::string& number,
                                     const std::string& file);

// What of the facts is not as the body says; nothing if all is.
[[nodiscard]] std::string difference(const DeterminationBody& facts, const DeterminationBody& body);

}  // namespace setpoint::ledger
