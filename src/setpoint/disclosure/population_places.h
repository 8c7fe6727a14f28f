// Which counts of one measure by place are withheld, so that no total less its parts gives one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/data/place.h"
#include "setpoint/disclosure/record_totals.h"
#include "setpoint/disclosure/rule.h"

namespace setpoint {

struct CountedPlace {
  Place place;
  std::int64_t count = 0;
  bool known = false;  // shown elsewhere: cannot be withheld
};

struct PlacesWithheld {
  std::vector<std::size_t> withheld;  // by position, ascending
  std::vector<std::size_t> bound;     // in a sum, withheld or not
};

// Counties are parts of their state (of New York City where that is counted), states of the nation.
// A total is more than its parts by what is in places without a count; parts that exceed a total
// say nothing of it. Where no total is among the places, one of `totals` (what the record of deaths
// has of a place) serves that the parts make up but for a small count. Where a count that is known
// would have to be withheld, or nothing else protects all, all others in sums are withheld.
[[nodiscard]] Result<PlacesWithheld> places_to_withhold(
    std::span<const CountedPlace> places,
    const std::function<std::vector<RecordTotal>(const Place&)>& totals,
    const SuppressionRule& rule);

}  // namespace setpoint
