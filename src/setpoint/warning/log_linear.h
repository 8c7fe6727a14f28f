// Quasi-Poisson regression with a logarithmic link:
//
//   E(y) = exp(x'b + offset),  Var(y) = phi E(y)
//
// fitted by iteratively reweighted least squares from mu = y + 0.1, until the deviance changes by
// less than 1e-8 of itself plus 0.1, at most 25 times: the steps of R's glm.fit (McCullagh and
// Nelder 1989, chapters 2 and 9), so that its answers are met to rounding and not to the tolerance
// of convergence.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace setpoint {

// Rows of explanatory variables, one after the other.
struct Design {
  std::size_t columns = 0;
  std::vector<double> cells;
  [[nodiscard]] std::size_t rows() const { return columns == 0 ? 0 : cells.size() / columns; }
  [[nodiscard]] std::span<const double> row(std::size_t i) const {
    return std::span(cells).subspan(i * columns, columns);
  }
};

struct LogLinearFit {
  bool converged = false;
  std::size_t freedom = 0;           // residual degrees of freedom
  std::vector<double> coefficients;  // by column
  std::vector<double> fitted;        // by row
  std::vector<double> hat;           // leverage by row
  std::vector<double> inverse;       // (X'WX)^-1, columns x columns
  // Pearson: sum of w (y - mu)^2 / mu over the degrees of freedom. May be below 1.
  double dispersion = 0;

  // x'b, and x'(X'WX)^-1 x: times the dispersion the variance of x'b.
  [[nodiscard]] double linear(std::span<const double> x) const;
  [[nodiscard]] double leverage(std::span<const double> x) const;
};

// Offsets may be empty (zero), as may weights (one). Nothing where the columns are not independent,
// where there are no degrees of freedom or where the numbers leave the range of doubles.
[[nodiscard]] std::optional<LogLinearFit> fit_log_linear(std::span<const double> y,
                                                         const Design& design,
                                                         std::span<const double> offsets,
                                                         std::span<const double> weights);

}  // namespace setpoint
