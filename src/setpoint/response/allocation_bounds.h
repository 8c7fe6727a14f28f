// Floors and caps as they are asked for, checked, and set in a problem.
//
// "region:WV=1e6", "intervention:naloxone=5e7", "cell:WV/naloxone=250000": dollars, at most two
// decimals.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/response/allocation_problem.h"

namespace setpoint {

struct BoundRequest {
  bool floor = true;
  std::string region;        // empty: an intervention in all
  std::string intervention;  // empty: a region in all
  std::int64_t cents = 0;
  [[nodiscard]] std::string text() const;  // "floor region:WV"
};

// Faults (usage): not of the form above, no amount, an amount below 0 or above 10^13 dollars, no
// whole number of cents.
[[nodiscard]] Result<BoundRequest> parse_bound(bool floor, std::string_view text);
// An amount of dollars such as "1e6" or "250000.5"; the same faults.
[[nodiscard]] Result<std::int64_t> parse_cents(std::string_view text, std::string_view subject);

// A floor or cap of that cell itself is among the requests.
[[nodiscard]] bool bounds_cell(const std::vector<BoundRequest>& requests, std::string_view region,
                               std::string_view intervention);

// Sets the bounds. A floor of an intervention that averts nothing (the objective would give it
// nothing, and does not care where it goes) becomes floors of its cells, by units.
// Faults (usage): an unknown region or intervention; the same bound twice; a floor above its cap;
// floors and caps that cannot be met together, naming those in conflict.
[[nodiscard]] Result<Done> set_bounds(AllocationProblem& problem,
                                      const std::vector<std::string>& regions,
                                      const std::vector<std::string>& interventions,
                                      const std::vector<BoundRequest>& requests);

}  // namespace setpoint
