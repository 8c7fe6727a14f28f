// A regional record that may be shown to anybody.
//
// Counts that a publisher released are public, and stay. A record of a user's own may hold counts
// that the rule withholds, and then so many others are withheld with them (protect.h) that none can
// be worked out from the nation, the states, the counties and sums of twelve months that are left:
// in all releases of the record, with what the publisher predicted of them, at all ages. Whatever
// is made of the record afterwards (rates, nowcasts, alerts, an allocation) has not seen them.
// Deaths among populations of special concern are held to the same rule (protect_populations.h).
#pragma once

#include <filesystem>

#include "setpoint/core/fault.h"
#include "setpoint/data/regional.h"
#include "setpoint/disclosure/rule.h"

namespace setpoint {

// Faults (data): a count that cannot be protected, with why.
[[nodiscard]] Result<RegionalTables> protected_record(RegionalTables tables,
                                                      const SuppressionRule& rule);

// read_regional(), protected by the rule of the shipped policy/disclosure.toml.
[[nodiscard]] Result<RegionalTables> read_protected_record(const std::filesystem::path& folder);

}  // namespace setpoint
