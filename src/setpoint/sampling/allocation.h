// How many PSUs of each stratum to sample: the most precise total for a cost, or the least cost for
// a precision.
//
//   V(n) = sum over strata of A^2 (1 / n - 1 / N),   A = N S
//
// with N the PSUs of a stratum, S the standard deviation between its PSU totals (Cochran 1977,
// section 5.5; no 1 / N where N is unknown). Without limits and for fractions of a PSU the optimum
// is n proportional to A / sqrt(cost) (Neyman 1934; Cochran, section 5.5). This is its solution in
// whole numbers: PSUs are taken one by one from the least allowed, each where it lowers V the most
// for its cost, A^2 / (n (n + 1) cost). For equal costs nothing of the same size has a smaller V
// (Wright 2012, The American Statistician 66:217; with limits, and for a wanted V, Wright 2017,
// Statistics & Probability Letters 129:50). For unequal costs its cost is within that of one PSU of
// the least. Units of A: those of the total; of V: those squared; of cost: any one.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "setpoint/core/fault.h"

namespace setpoint {

struct AllocationStratum {
  double spread = 0;                        // A, at least 0
  std::optional<std::uint64_t> population;  // N; empty: unknown
  double cost = 1;                          // of a PSU, above 0
  std::uint64_t least = 2;                  // PSUs; a variance needs two
  std::optional<std::uint64_t> most;        // empty: N, or kMostPsus
};
// More PSUs in one stratum than any programme has.
inline constexpr std::uint64_t kMostPsus = 1'000'000'000'000;

using PsuCounts = std::vector<std::uint64_t>;  // by stratum

[[nodiscard]] double allocation_variance(std::span<const AllocationStratum> strata,
                                         const PsuCounts& psus);
[[nodiscard]] double allocation_cost(std::span<const AllocationStratum> strata,
                                     const PsuCounts& psus);

// The least cost with V(n) <= variance. No stratum has a PSU that could be spared.
// Errors (usage): no stratum; a spread or a variance that is negative or not finite, a cost that is
// not above 0, a least that is 0 or above the most; (data) a variance that not even the most PSUs
// everywhere reach.
[[nodiscard]] Result<PsuCounts> least_cost_allocation(std::span<const AllocationStratum> strata,
                                                      double variance);

// The least V(n) that costs no more than the budget. Strata without spread get their least.
// Errors (usage): as above; a budget that does not pay the least of every stratum.
[[nodiscard]] Result<PsuCounts> allocation_within(std::span<const AllocationStratum> strata,
                                                  double budget);

}  // namespace setpoint
