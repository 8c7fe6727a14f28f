// Which countries have a rate at all.
//
// A country is liable if it is a major source or transit country (its point share of unlagged
// liability flow over all outcomes is at least liability.flow_share) and has a deficit in
// governance on record, unless a similarly effective measure is on record. Everyone else is at 0,
// with the reason. Model, section 4.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "setpoint/flow/attribution.h"
#include "setpoint/rate/governance.h"

namespace setpoint {

struct Liable {
  bool liable = false;
  std::vector<std::string> reasons;   // why, or why not
  std::vector<std::string> deficits;  // on record, liable or not
};

// flow_share: of the country, on point values. threshold: liability.flow_share.
[[nodiscard]] Liable liable(const Tables& tables, Country country, const Date& day,
                            Fraction flow_share, Fraction threshold);

}  // namespace setpoint
