// Simple rules that a budget could be divided by, to be judged beside the optimum.
//
// They know nothing of floors and caps, which only take from the optimum.
#pragma once

#include <string>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/response/allocation_problem.h"
#include "setpoint/response/baseline.h"

namespace setpoint {

struct SimpleRule {
  std::string name;
  std::string how;
  Spending x;
};

// per head, per death: regions by people or by deaths, in each the interventions that avert
// something in equal parts. per head (per death), best use: the same, but each region uses its part
// as well as it can (left out above 500 regions, where that takes as long as the optimum itself).
// cheapest: all to the intervention that averts most for its first dollars, by eligible units.
[[nodiscard]] Result<std::vector<SimpleRule>> simple_rules(const AllocationProblem& problem,
                                                           const Baseline& baseline,
                                                           std::size_t threads);

}  // namespace setpoint
