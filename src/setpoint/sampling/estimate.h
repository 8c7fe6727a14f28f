// Totals, means and ratios of a population or a domain of it, from a sample.
//
// Horvitz and Thompson 1952 (Journal of the American Statistical Association 47:663) with the
// design's weights, variances by linearisation:
//
//   total   T = sum of w y                  x = w y
//   mean    M = T / sum of w                x = w (y - M) / sum of w
//   ratio   R = sum of w y / sum of w z     x = w (y - R z) / sum of w z
//
// A domain is x = 0 outside it, never a subset of the design: PSUs without a row in it still count,
// and so do strata under SinglePsu::average (R's subset() averages over those left in the subset).
// y and z are per unit: a row that stands for several like units counts that many times.
#pragma once

#include <optional>
#include <span>

#include "setpoint/core/fault.h"
#include "setpoint/sampling/design.h"
#include "setpoint/sampling/design_variance.h"

namespace setpoint {

struct Estimate {
  double value = 0;
  double variance = 0;  // in units of value, squared; never negative
  // The variance over that of a simple random sample of as many units without replacement,
  // S^2 (N - n) / (N n), N^2 times it for a total: S^2 = n / (n - 1) times the weighted variance, N
  // the sum of weights, all in the domain. Absent for a ratio, and where that variance is not
  // positive (n = 1, N <= n, y constant).
  std::optional<double> design_effect;
  [[nodiscard]] double standard_error() const;
};

// Errors (data): a column or a domain of another length than the design; a result that is not
// finite; for a mean or a ratio, a denominator of 0 (no row in the domain).
[[nodiscard]] Result<Estimate> estimate_total(const Design& design, std::span<const double> y,
                                              const Domain& domain = {});
[[nodiscard]] Result<Estimate> estimate_mean(const Design& design, std::span<const double> y,
                                             const Domain& domain = {});
[[nodiscard]] Result<Estimate> estimate_ratio(const Design& design, std::span<const double> y,
                                              std::span<const double> z, const Domain& domain = {});

// Population units and sampled units in the domain.
[[nodiscard]] double domain_size(const Design& design, const Domain& domain = {});
[[nodiscard]] double domain_count(const Design& design, const Domain& domain = {});

}  // namespace setpoint
