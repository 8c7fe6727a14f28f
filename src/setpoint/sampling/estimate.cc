#include "setpoint/sampling/estimate.h"

#include <cmath>
#include <utility>
#include <vector>

namespace setpoint {
namespace {

Fault fault(const char* what, const char* expected) {
  return {FaultKind::data, {}, what, expected};
}

bool inside(const Domain& domain, std::size_t row) {
  return domain.empty() || domain[row] != 0;
}

std::optional<Fault> mismatch(const Design& design, std::span<const double> y,
                              const Domain& domain) {
  if (y.size() != design.rows() || (!domain.empty() && domain.size() != design.rows())) {
    return fault("a column of another length than the design", "a value for each row");
  }
  return std::nullopt;
}

double weighted_sum(const Design& design, std::span<const double> y, const Domain& domain) {
  double sum = 0.0;
  for (std::size_t row = 0; row < y.size(); ++row) {
    if (inside(domain, row)) {
      sum += design.expansion()[row] * y[row];
    }
  }
  return sum;
}

double sum_inside(const std::vector<double>& column, const Domain& domain) {
  double sum = 0.0;
  for (std::size_t row = 0; row < column.size(); ++row) {
    if (inside(domain, row)) {
      sum += column[row];
    }
  }
  return sum;
}

// The variance of a mean under simple random sampling without replacement; absent where it is none.
std::optional<double> simple_variance(const Design& design, std::span<const double> y,
                                      const Domain& domain) {
  const double population = domain_size(design, domain);
  const double n = domain_count(design, domain);
  if (!(n > 1.0 && population > n)) {
    return std::nullopt;
  }
  const double mean = weighted_sum(design, y, domain) / population;
  double squares = 0.0;
  for (std::size_t row = 0; row < y.size(); ++row) {
    if (inside(domain, row)) {
      squares += design.expansion()[row] * ((y[row] - mean) * (y[row] - mean));
    }
  }
  const double variance =
      squares / population * (n / (n - 1.0)) * ((population - n) / (population * n));
  return variance > 0.0 ? std::optional(variance) : std::nullopt;
}

Result<Estimate> finite(const Estimate& estimate) {
  if (!std::isfinite(estimate.value) || !std::isfinite(estimate.variance)) {
    return fault("an estimate that is not finite", "values and weights whose squares are numbers");
  }
  return estimate;
}

// sum of w (y - ratio z) / denominator; z of none is 1.
double linearised_variance(const Design& design, std::span<const double> y,
                           std::span<const double> z, double ratio, double denominator,
                           const Domain& domain) {
  std::vector<double> x(design.rows(), 0.0);
  for (std::size_t row = 0; row < x.size(); ++row) {
    if (inside(domain, row)) {
      const double residual = y[row] - ratio * (z.empty() ? 1.0 : z[row]);
      x[row] = design.expansion()[row] * residual / denominator;
    }
  }
  return design_variance(design, std::move(x));
}

}  // namespace

double Estimate::standard_error() const {
  return std::sqrt(variance);
}

double domain_size(const Design& design, const Domain& domain) {
  return sum_inside(design.expansion(), domain);
}

double domain_count(const Design& design, const Domain& domain) {
  return sum_inside(design.counts(), domain);
}

Result<Estimate> estimate_total(const Design& design, std::span<const double> y,
                                const Domain& domain) {
  if (auto wrong = mismatch(design, y, domain)) {
    return *std::move(wrong);
  }
  Estimate result;
  result.value = weighted_sum(design, y, domain);
  result.variance = linearised_variance(design, y, {}, 0.0, 1.0, domain);
  if (const auto simple = simple_variance(design, y, domain)) {
    const double population = domain_size(design, domain);
    result.design_effect = result.variance / (*simple * population * population);
  }
  return finite(result);
}

Result<Estimate> estimate_mean(const Design& design, std::span<const double> y,
                               const Domain& domain) {
  if (auto wrong = mismatch(design, y, domain)) {
    return *std::move(wrong);
  }
  const double population = domain_size(design, domain);
  if (population == 0.0) {
    return fault("the mean of a domain without a row", "a domain with rows");
  }
  Estimate result;
  result.value = weighted_sum(design, y, domain) / population;
  result.variance = linearised_variance(design, y, {}, result.value, population, domain);
  if (const auto simple = simple_variance(design, y, domain)) {
    result.design_effect = result.variance / *simple;
  }
  return finite(result);
}

Result<Estimate> estimate_ratio(const Design& design, std::span<const double> y,
                                std::span<const double> z, const Domain& domain) {
  for (const auto column : {y, z}) {
    if (auto wrong = mismatch(design, column, domain)) {
      return *std::move(wrong);
    }
  }
  const double denominator = weighted_sum(design, z, domain);
  if (denominator == 0.0) {
    return fault("a ratio to nothing", "a denominator that is not 0");
  }
  Estimate result;
  result.value = weighted_sum(design, y, domain) / denominator;
  result.variance = linearised_variance(design, y, z, result.value, denominator, domain);
  return finite(result);
}

}  // namespace setpoint
