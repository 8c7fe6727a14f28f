#include "setpoint/warning/log_linear.h"

#include <cmath>

#include "setpoint/core/elementary.h"
#include "setpoint/warning/symmetric_matrix.h"

namespace setpoint {
namespace {

constexpr int kSteps = 25;
constexpr double kTolerance = 1e-8;

double product(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

double quadratic(std::span<const double> x, const std::vector<double>& matrix) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i)
    sum += x[i] * product(x, std::span(matrix).subspan(i * x.size(), x.size()));
  return sum;
}

double deviance_term(double y, double mu) {
  return 2 * ((y > 0 ? y * logarithm(y / mu) : 0.0) - (y - mu));
}

}  // namespace

double LogLinearFit::linear(std::span<const double> x) const {
  return product(x, coefficients);
}

double LogLinearFit::leverage(std::span<const double> x) const {
  return quadratic(x, inverse);
}

std::optional<LogLinearFit> fit_log_linear(std::span<const double> y, const Design& design,
                                           std::span<const double> offsets,
                                           std::span<const double> weights) {
  const std::size_t n = y.size();
  const std::size_t p = design.columns;
  if (n <= p) return std::nullopt;
  const auto offset = [&](std::size_t i) { return offsets.empty() ? 0.0 : offsets[i]; };
  const auto weight = [&](std::size_t i) { return weights.empty() ? 1.0 : weights[i]; };

  LogLinearFit fit;
  fit.freedom = n - p;
  std::vector<double> mu(n);
  std::vector<double> eta(n);
  std::vector<double> working(n);  // weights of the last step, which R keeps for what follows
  double deviance = 0;
  for (std::size_t i = 0; i < n; ++i) {
    mu[i] = y[i] + 0.1;
    eta[i] = logarithm(mu[i]);
    deviance += weight(i) * deviance_term(y[i], mu[i]);
  }
  for (int step = 0; step < kSteps && !fit.converged; ++step) {
    std::vector<double> normal(p * p, 0.0);
    std::vector<double> right(p, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
      working[i] = weight(i) * mu[i];
      const double z = eta[i] - offset(i) + (y[i] - mu[i]) / mu[i];
      const auto x = design.row(i);
      for (std::size_t a = 0; a < p; ++a) {
        right[a] += working[i] * x[a] * z;
        for (std::size_t b = 0; b <= a; ++b) normal[a * p + b] += working[i] * x[a] * x[b];
      }
    }
    for (std::size_t a = 0; a < p; ++a)
      for (std::size_t b = a + 1; b < p; ++b) normal[a * p + b] = normal[b * p + a];
    auto inverse = invert_positive(std::move(normal), p);
    if (!inverse) return std::nullopt;
    fit.inverse = *std::move(inverse);
    fit.coefficients.assign(p, 0.0);
    for (std::size_t a = 0; a < p; ++a)
      fit.coefficients[a] = product(std::span(fit.inverse).subspan(a * p, p), right);
    const double before = deviance;
    deviance = 0;
    for (std::size_t i = 0; i < n; ++i) {
      eta[i] = fit.linear(design.row(i)) + offset(i);
      mu[i] = exponential(eta[i]);
      deviance += weight(i) * deviance_term(y[i], mu[i]);
    }
    if (!std::isfinite(deviance)) return std::nullopt;
    fit.converged = std::abs(deviance - before) / (std::abs(deviance) + 0.1) < kTolerance;
  }
  double pearson = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double residual = (y[i] - mu[i]) / mu[i];
    pearson += working[i] * residual * residual;
    fit.hat.push_back(working[i] * fit.leverage(design.row(i)));
  }
  fit.dispersion = pearson / static_cast<double>(fit.freedom);
  fit.fitted = std::move(mu);
  return fit;
}

}  // namespace setpoint
