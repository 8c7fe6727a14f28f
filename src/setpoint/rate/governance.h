// The governance register on a day: what is on record about a country's regulation of drugs.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "setpoint/data/tables.h"

namespace setpoint {

// The entries in force on a day, for one country; a field without one is unknown.
struct GovernanceRecord {
  std::map<GovernanceField, const GovernanceRow*> in_force;
  [[nodiscard]] Finding finding(GovernanceField field) const;

  // Deficits on record, each with its evidence: no analogue law, not enforced, no duty to know the
  // customer on transport of drugs and precursors. Unknown is not a deficit.
  [[nodiscard]] std::vector<std::string> deficits() const;
  // A similarly effective measure is on record.
  [[nodiscard]] bool equivalent() const;
};

[[nodiscard]] GovernanceRecord governance_on(const Tables& tables, Country country,
                                             const Date& day);

// Financial contribution, benefit and specificity are all on record for the country.
[[nodiscard]] bool subsidy_on_record(const Tables& tables, Country country, const Date& day);

}  // namespace setpoint
