// A record of deaths, bound by its sums (death_tables.h) and protected (protect.h).
#pragma once

#include "setpoint/disclosure/death_tables.h"
#include "setpoint/disclosure/protect.h"

namespace setpoint {

struct ProtectedDeaths {
  DeathTables bound;
  Protected made;
};

// Counts that a publisher withheld are not known to us. Where no whole counts of them fit all sums
// across tables, only those sums across tables bind whose counts are all known and add up, with a
// note. Faults (data): no whole counts fit the sums of single tables either.
[[nodiscard]] Result<ProtectedDeaths> protect_deaths(const CountRecords& records,
                                                     const AreaParts& areas,
                                                     const SuppressionRule& rule,
                                                     const Binding& binding = {});

}  // namespace setpoint
