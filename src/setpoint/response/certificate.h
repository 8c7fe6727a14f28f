// A proof that no allocation is better than one that is at hand by more than so much.
//
// The objective f is concave, so f(y) <= f(x) + grad f(x) . (y - x) for every y, and the most that
// the right side can be over all allowed y is a linear programme, bounded by weak duality with any
// multipliers: with price p[i] = budget + cap[i] + floor[i] (a floor's is not above 0),
//   max grad . y <= budget * R + sum_i (cap[i] * high[i] + floor[i] * low[i])
//                   + sum_r max { sum_i (grad[r,i] - p[i]) y[i] : the bounds of region r }
// whose last part fills the steepest cells first. It holds whatever x and the multipliers came
// from, so it does not trust the search that found them.
#pragma once

#include "setpoint/response/allocation_problem.h"
#include "setpoint/response/allocation_solver.h"

namespace setpoint {

struct Certificate {
  double value = 0;  // of x
  double bound = 0;  // no allowed allocation averts more
  double gap = 0;    // (bound - value) / bound, at least 0; 0 where nothing can be averted
};

// Preconditions as of solve_allocation; x allowed.
[[nodiscard]] Certificate certify(const AllocationProblem& problem, const Spending& x,
                                  const ShadowPrices& shadow);

}  // namespace setpoint
