// What an allocation averts, draw by draw: in all, by region and by intervention.
//
// Interventions share what is averted in a region by their logarithms: with m[i] = 1 - e[i] u[i],
// intervention i has log m[i] / sum_j log m[j] of 1 - prod m. The parts sum to the whole and do not
// depend on an order.
#pragma once

#include <cstddef>
#include <vector>

#include "setpoint/response/allocation.h"
#include "setpoint/response/allocation_problem.h"

namespace setpoint {

struct AvertedDraws {
  std::vector<double> total;     // by draw
  std::vector<double> weighted;  // as the objective counts it
  std::vector<Averted> regions;
  std::vector<std::vector<double>> cells;          // means, by region and intervention
  std::vector<std::vector<double>> interventions;  // by intervention and draw
};

// The same bits with any number of threads.
[[nodiscard]] AvertedDraws averted_by_draw(const AllocationProblem& problem, const Spending& x,
                                           double confidence, std::size_t threads);
// Only the objective's draws, for a rule.
[[nodiscard]] AvertedDraws averted_in_all(const AllocationProblem& problem, const Spending& x,
                                          std::size_t threads);

// Mean and interval of draws.
[[nodiscard]] Averted summary(std::vector<double> draws, double confidence);

}  // namespace setpoint
