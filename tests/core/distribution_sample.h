// Samples of a draw and how far they are from the distribution that they should follow.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include "setpoint/core/distribution.h"

namespace setpoint::test {

constexpr int kDraws = 200000;
constexpr double kPi = 3.14159265358979323846;
// Kolmogorov-Smirnov: P(root(n) D > 2.2) is 0.00013. Chi-square: four standard errors.
constexpr double kKolmogorovLimit = 2.2;
constexpr double kStandardErrors = 4.0;

using Draw = std::function<double(Stream&)>;
using CountDraw = std::function<std::uint64_t(Stream&)>;
using Function = std::function<double(double)>;

inline std::vector<double> sample(const std::string& name, const Draw& draw, int n = kDraws) {
  Stream stream(Seed{1}, StreamName(name), 0);
  std::vector<double> values(static_cast<std::size_t>(n));
  std::generate(values.begin(), values.end(), [&] { return draw(stream); });
  return values;
}

// root(n) times the greatest distance between the sample's distribution and the given one.
inline double kolmogorov(std::vector<double> values, const Function& cdf) {
  std::sort(values.begin(), values.end());
  const auto n = static_cast<double>(values.size());
  double distance = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double f = cdf(values[i]);
    const auto rank = static_cast<double>(i);
    distance = std::max({distance, (rank + 1.0) / n - f, f - rank / n});
  }
  return std::sqrt(n) * distance;
}

struct Moments {
  double mean_error = 0.0;      // in standard errors, of the given mean
  double variance_error = 0.0;  // in standard errors, of the given variance
};

// The errors of the sample's moments about the given ones. kurtosis: fourth central moment over
// the squared variance, which gives the standard error of the variance.
inline Moments moments(const std::vector<double>& values, double mean, double variance,
                       double kurtosis) {
  const auto n = static_cast<double>(values.size());
  double first = 0.0;
  double second = 0.0;
  for (const double value : values) {
    first += value - mean;
    second += (value - mean) * (value - mean) - variance;
  }
  return {std::abs(first) / std::sqrt(n * variance),
          std::abs(second) / (variance * std::sqrt(n * (kurtosis - 1.0)))};
}

// Chi-square of counts against a mass function, in standard errors over its degrees of freedom.
// Values of less than 20 expected draws are pooled with their neighbours.
inline double chi_square(const std::string& name, const CountDraw& draw, const Function& mass,
                         std::uint64_t from, std::uint64_t to) {
  Stream stream(Seed{1}, StreamName(name), 0);
  std::vector<double> observed(to - from + 2, 0.0);
  for (int i = 0; i < kDraws; ++i) {
    const std::uint64_t k = draw(stream);
    // Below from and above to go to the first and last cells, and so do their probabilities.
    ++observed[std::clamp(k, from, to + 1) - from];
  }
  double statistic = 0.0;
  double cells = 0.0;
  double pooled_observed = 0.0;
  double pooled_expected = 0.0;
  double total = 0.0;
  for (std::uint64_t k = from; k <= to + 1; ++k) {
    const double expected =
        k <= to ? kDraws * mass(static_cast<double>(k)) : std::max(0.0, kDraws - total);
    total += expected;
    pooled_observed += observed[k - from];
    pooled_expected += expected;
    const bool rest_is_small = kDraws - total < 20.0;
    if (pooled_expected >= 20.0 && (!rest_is_small || k == to + 1)) {
      statistic += (pooled_observed - pooled_expected) * (pooled_observed - pooled_expected) /
                   pooled_expected;
      ++cells;
      pooled_observed = 0.0;
      pooled_expected = 0.0;
    }
  }
  EXPECT_NEAR(total, kDraws, 0.5) << name << ": the mass function does not add up to 1";
  EXPECT_EQ(pooled_expected, 0.0) << name << ": draws left out of the statistic";
  return (statistic - (cells - 1.0)) / std::sqrt(2.0 * (cells - 1.0));
}

inline double poisson_mass(double k, double mean) {
  const long double m = mean;
  return static_cast<double>(
      std::exp(static_cast<long double>(k) * std::log(m) - m - std::lgamma(k + 1.0L)));
}

inline double binomial_mass(double k, double n, double p) {
  const long double q = 1.0L - static_cast<long double>(p);
  return static_cast<double>(
      std::exp(std::lgamma(n + 1.0L) - std::lgamma(k + 1.0L) - std::lgamma(n - k + 1.0L) +
               static_cast<long double>(k) * std::log(static_cast<long double>(p)) +
               static_cast<long double>(n - k) * std::log(q)));
}

// P(G <= x), G gamma of the given shape, by its power series.
inline double gamma_cdf(double shape, double x) {
  if (x <= 0.0) {
    return 0.0;
  }
  const long double a = shape;
  const long double y = x;
  long double term = std::exp(a * std::log(y) - y - std::lgamma(a + 1.0L));
  long double sum = term;
  for (int n = 1; n < 10000 && term > 1e-18L * sum; ++n) {
    term *= y / (a + n);
    sum += term;
  }
  return static_cast<double>(std::min(sum, 1.0L));
}

}  // namespace setpoint::test
