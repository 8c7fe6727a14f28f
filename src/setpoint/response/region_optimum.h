// The best use of money inside one region at given prices: the inner problem of the allocation.
//
//   maximise  w mean_d averted[r,d](x) - sum_i price[i] x[i]
//   subject to  floor <= x[i] <= cap (cells),  floor <= sum_i x[i] <= cap (region)
//
// Newton's method with a projection on the bounds of the cells (Bertsekas 1982, SIAM J. Control
// Optim. 20:221) on the saturations z = x / (cost N), where the problem is scaled alike for every
// intervention; the multiplier of the region's own floor or cap by a safeguarded Newton search in
// one dimension, as spending falls with it. Exact to rounding: the slopes of the cells in use
// differ from their price by about 1e-13 of it.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "setpoint/response/allocation_problem.h"

namespace setpoint {

// Where one region stands; kept from one call to the next, as a start.
struct RegionState {
  std::vector<double> z;         // saturation by intervention
  double multiplier = 0;         // of the region's cap (positive) or floor (negative), per dollar
  double spent = 0;              // dollars, with the cells that are of no use
  double value = 0;              // weighted mean averted
  std::vector<double> response;  // -d x[i] / d price[j], n by n, with the region's own bound kept
};

class RegionOptimum {
 public:
  explicit RegionOptimum(const AllocationProblem& problem);

  // The state of a region before any price is known: every cell at its floor.
  [[nodiscard]] RegionState start(std::size_t region) const;
  // prices: dollars' worth of a dollar by intervention, none negative.
  void solve(std::size_t region, std::span<const double> prices, RegionState& state);
  [[nodiscard]] std::vector<double> dollars(std::size_t region, const RegionState& state) const;

 private:
  void set_region(std::size_t region);
  void evaluate(std::span<const double> z);
  void newton(std::span<const double> prices, double multiplier, std::vector<double>& z);
  [[nodiscard]] double violation(std::span<const double> z, std::span<const double> q) const;
  void choose_free(std::span<const double> z, std::span<const double> q);
  void hessian(std::span<const double> z);
  // Solves (-H) y = b on the free cells by the factor that hessian() left.
  void solve_factored(std::vector<double>& b) const;
  [[nodiscard]] double spending(std::span<const double> z) const;
  void respond(bool bound, std::vector<double>& response);

  const AllocationProblem& problem_;
  std::size_t n_ = 0;
  std::size_t draws_ = 0;
  std::vector<std::vector<double>> first_;  // effect * pace: the pull of a cell without money
  // Of the region at hand.
  const RegionTerms* terms_ = nullptr;
  std::vector<std::size_t> cells_;  // of use
  std::vector<double> scale_;       // cost N, dollars a saturation
  std::vector<double> low_, high_;  // saturations
  double fixed_ = 0;                // dollars in cells that are of no use
  // At the point last evaluated.
  std::vector<double> base_, left_;        // w B / D, and that times prod m
  std::vector<std::vector<double>> pull_;  // e k exp(-s) / m by intervention and draw
  std::vector<double> gradient_;
  double value_ = 0;
  std::vector<std::size_t> free_;
  std::vector<double> factor_;  // lower Cholesky factor of -H on the free cells
};

}  // namespace setpoint
