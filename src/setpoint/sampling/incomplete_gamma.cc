#include "setpoint/sampling/incomplete_gamma.h"

#include <cmath>
#include <limits>

#include "setpoint/core/distribution.h"
#include "setpoint/core/elementary.h"
#include "setpoint/sampling/quantile_search.h"
#include "setpoint/sampling/stirling.h"

namespace setpoint {
namespace {

constexpr double kTwoPi = 6.283185307179586477;
constexpr double kLeast = std::numeric_limits<double>::min();
constexpr int kTerms = 1000000;
// From here the series are long, and the expansion of the quantile is exact to 1e-12.
constexpr double kLargeShape = 1e8;

// x^a e^-x / gamma(a): x times the density.
double scaled_density(double a, double x) {
  return std::sqrt(a / kTwoPi) * exponential(-stirling_remainder(a) - poisson_deviance(a, x));
}

// Sum of x^n / ((a + 1) ... (a + n)) from n = 0.
double series(double a, double x) {
  double sum = 1.0;
  double term = 1.0;
  for (int n = 1; n < kTerms; ++n) {
    term *= x / (a + n);
    const double next = sum + term;
    if (next == sum) {
      break;
    }
    sum = next;
  }
  return sum;
}

// 1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - 2 (2 - a) / (x + 5 - a - ...))), by Lentz's method.
double fraction(double a, double x) {
  double b = x + 1.0 - a;
  double c = 1.0 / kLeast;
  double d = 1.0 / b;
  double value = d;
  for (int n = 1; n < kTerms; ++n) {
    const double coefficient = -n * (n - a);
    b += 2.0;
    d = coefficient * d + b;
    d = 1.0 / (std::abs(d) < kLeast ? kLeast : d);
    c = b + coefficient / c;
    c = std::abs(c) < kLeast ? kLeast : c;
    const double factor = c * d;
    value *= factor;
    if (std::abs(factor - 1.0) <= 0x1p-53) {
      break;
    }
  }
  return value;
}

}  // namespace

Tails incomplete_gamma(double shape, double x) {
  if (x <= 0.0) {
    return {0.0, 1.0};
  }
  if (x < shape + 1.0) {
    const double lower = scaled_density(shape, x) / shape * series(shape, x);
    return {lower, 1.0 - lower};
  }
  const double upper = scaled_density(shape, x) * fraction(shape, x);
  return {1.0 - upper, upper};
}

double gamma_quantile(Tail tail, double p, double shape) {
  // The smaller tail: its logarithm bends least.
  if (p > 0.5) {
    return gamma_quantile(tail == Tail::lower ? Tail::upper : Tail::lower, 1.0 - p, shape);
  }
  if (shape > kLargeShape) {
    const double z = tail == Tail::lower ? normal_quantile(p) : -normal_quantile(p);
    return shape + std::sqrt(shape) * z + (z * z - 1.0) / 3.0;
  }
  // Beyond 1500 + 10 shapes no upper tail is a double; shapes below 1 fall faster still.
  const double high = 1500.0 + 10.0 * shape;
  return search_quantile(tail, p, kLeast, shape, high, [&](double x) {
    return TailAt{incomplete_gamma(shape, x).of(tail), scaled_density(shape, x)};
  });
}

}  // namespace setpoint
