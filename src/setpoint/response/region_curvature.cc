// The curvature of one region's objective at a point: minus its Hessian on the free cells,
// factored, and what follows from it about how spending answers to prices.
#include <algorithm>
#include <cmath>

#include "setpoint/response/region_optimum.h"

namespace setpoint {

void RegionOptimum::hessian(std::span<const double> z) {
  const std::size_t m = free_.size();
  factor_.assign(m * m, 0.0);
  const auto pull_of = [&](std::size_t i) { return z[i] > 0 ? pull_[i].data() : first_[i].data(); };
  for (std::size_t a = 0; a < m; ++a) {
    const double* const x = pull_of(free_[a]);
    const double* const pace = problem_.interventions[free_[a]].pace.data();
    double own = 0;
    for (std::size_t d = 0; d < draws_; ++d) own += left_[d] * x[d] * pace[d];
    factor_[a * m + a] = own;
    for (std::size_t b = 0; b < a; ++b) {
      const double* const y = pull_of(free_[b]);
      double both = 0;
      for (std::size_t d = 0; d < draws_; ++d) both += left_[d] * x[d] * y[d];
      factor_[a * m + b] = both;
    }
  }
  // Cholesky. A pivot that rounding takes is set to a small part of its diagonal.
  for (std::size_t a = 0; a < m; ++a) {
    for (std::size_t b = 0; b <= a; ++b) {
      double sum = factor_[a * m + b];
      const double whole = sum;
      for (std::size_t k = 0; k < b; ++k) sum -= factor_[a * m + k] * factor_[b * m + k];
      if (a == b)
        factor_[a * m + a] = std::sqrt(std::max(sum, std::max(1e-14 * whole, 1e-300)));
      else
        factor_[a * m + b] = sum / factor_[b * m + b];
    }
  }
}

void RegionOptimum::solve_factored(std::vector<double>& b) const {
  const std::size_t m = free_.size();
  for (std::size_t a = 0; a < m; ++a) {
    for (std::size_t k = 0; k < a; ++k) b[a] -= factor_[a * m + k] * b[k];
    b[a] /= factor_[a * m + a];
  }
  for (std::size_t a = m; a-- > 0;) {
    for (std::size_t k = a + 1; k < m; ++k) b[a] -= factor_[k * m + a] * b[k];
    b[a] /= factor_[a * m + a];
  }
}

void RegionOptimum::respond(bool bound, std::vector<double>& response) {
  response.assign(n_ * n_, 0.0);
  const std::size_t m = free_.size();
  std::vector<double> total(n_, 0.0);
  std::vector<double> column(m);
  for (std::size_t a = 0; a < m; ++a) {
    std::fill(column.begin(), column.end(), 0.0);
    column[a] = 1;
    solve_factored(column);
    for (std::size_t b = 0; b < m; ++b) {
      const double g = scale_[free_[b]] * column[b] * scale_[free_[a]];
      response[free_[b] * n_ + free_[a]] = g;
      total[free_[b]] += g;
    }
  }
  if (!bound) return;
  double all = 0;
  for (const double t : total) all += t;
  if (!(all > 0)) return;
  for (std::size_t a = 0; a < n_; ++a)
    for (std::size_t b = 0; b < n_; ++b) response[a * n_ + b] -= total[a] * total[b] / all;
}

}  // namespace setpoint
