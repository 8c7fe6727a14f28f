// The allocation that averts most, exactly, with its shadow prices.
//
// The Lagrangian takes the problem apart by region: at a price for every intervention (the
// budget's multiplier, plus that of the intervention's cap, less that of its floor) each region
// has its own best use of money (region_optimum.h). What is left is to find the prices
// (price_search.h), and to spend what doubles leave between two prices.
//
// That the answer is the optimum does not rest on the method: certify() (certificate.h) bounds
// every allocation there is from above, by weak duality and concavity.
#pragma once

#include <cstddef>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/response/allocation_problem.h"

namespace setpoint {

// Multipliers: what a further dollar of the bound would add to the objective. Caps and the budget
// have none below 0, floors none above.
struct ShadowPrices {
  double budget = 0;
  std::vector<double> national_floor, national_cap;  // by intervention
  std::vector<double> region_floor, region_cap;      // by region
  std::vector<std::vector<double>> cell_floor, cell_cap;
};

struct AllocationOptimum {
  Spending x;
  ShadowPrices shadow;
  double value = 0;
  double unspent = 0;  // of the budget: caps leave no room for it
  int passes = 0;      // over all regions
};

// Preconditions: feasible (allocation_feasibility.h); every vector has the size that the problem
// says; the budget finite. threads 0: as many as there are processors. The answer has the same bits
// with any number of threads. Faults (machine): the search did not come to an end.
[[nodiscard]] Result<AllocationOptimum> solve_allocation(const AllocationProblem& problem,
                                                         std::size_t threads);

}  // namespace setpoint
