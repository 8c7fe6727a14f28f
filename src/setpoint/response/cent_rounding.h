// An allocation to the cent that keeps its total and every bound.
//
// Each cell is rounded down, and the cents that are left go to the largest remainders (ties: the
// earlier region, then the earlier intervention). Where that breaks a bound of a region or of an
// intervention in all, every cell is rounded down or up so that none is broken: such a rounding is
// a flow of whole numbers, and there is one because the allocation itself is such a flow.
#pragma once

#include <cstdint>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/response/allocation_problem.h"

namespace setpoint {

using Cents = std::vector<std::vector<std::int64_t>>;

// Spending to whole cents, half away from zero.
[[nodiscard]] std::int64_t to_cents(double dollars);
// Whole numbers that sum to `total`, each a part by its weight: rounded down, the rest to the
// largest remainders. Weights none negative; all 0 counts as all alike.
[[nodiscard]] std::vector<std::int64_t> parts_of(std::int64_t total,
                                                 const std::vector<double>& weights);

// Precondition: x keeps the bounds, which are whole cents; total within a cent a cell of its sum.
// Faults (machine): no rounding keeps the bounds.
[[nodiscard]] Result<Cents> round_to_cents(const AllocationProblem& problem, const Spending& x,
                                           std::int64_t total);

}  // namespace setpoint
