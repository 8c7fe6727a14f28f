#include "setpoint/sampling/incomplete_beta.h"

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
// Where both parameters are above this, the fraction is long and the expansion of the quantile
// exact to 1e-11.
constexpr double kLarge = 1e8;

// x^a (1 - x)^b / B(a, b): x (1 - x) times the density.
double scaled_density(double a, double b, BetaPoint at) {
  const double n = a + b;
  const double excess = a * at.complement - b * at.x;  // a - n x, and n y - b
  return std::sqrt(a / n * b / kTwoPi) *
         exponential(stirling_remainder(n) - stirling_remainder(a) - stirling_remainder(b) -
                     poisson_deviance(a, n * at.x, excess) -
                     poisson_deviance(b, n * at.complement, -excess));
}

// I_x(a, b) / (x^a y^b / B(a, b)), y = 1 - x, for x up to the mean, where every denominator is
// positive at first: the continued fraction of DiDonato and Morris 1992, by Lentz's method. Its
// form has a - (a + b) x as a y - b x, which does not cancel where x or y is small.
double fraction(double a, double b, double x, double y) {
  const double excess = a * y - b * x;
  const auto denominator = [&](double n) {
    const double first = n == 0.0 ? 0.0 : n + n * (b - n) * x / (a + 2.0 * n - 1.0);
    return first + (a + n) / (a + 2.0 * n + 1.0) * (excess + 1.0 + n * (1.0 + y));
  };
  const auto kept_from_zero = [](double v) { return std::abs(v) < kLeast ? kLeast : v; };
  double c = 1.0 / kLeast;
  double d = 1.0 / kept_from_zero(denominator(0.0));
  double value = d;
  for (int i = 1; i < kTerms; ++i) {
    const double n = i;
    const double root = x / (a + 2.0 * n - 1.0);
    const double numerator = (a + n - 1.0) * root * (a + b + n - 1.0) * root * n * (b - n);
    const double next = denominator(n);
    d = 1.0 / kept_from_zero(next + numerator * d);
    c = kept_from_zero(next + numerator / c);
    const double factor = c * d;
    value *= factor;
    if (std::abs(factor - 1.0) <= 0x1p-53) {
      break;
    }
  }
  return value;
}

Tail opposite(Tail tail) {
  return tail == Tail::lower ? Tail::upper : Tail::lower;
}

BetaPoint expanded_quantile(Tail tail, double p, double a, double b) {
  const double z = tail == Tail::lower ? normal_quantile(p) : -normal_quantile(p);
  const double n = a + b;
  const double deviation = std::sqrt(a / n * (b / n) / (n + 1.0));
  const double skewness = 2.0 * (b / n - a / n) / std::sqrt(a / n * (b / n) * n);
  const double above_mean = deviation * (z + skewness * (z * z - 1.0) / 6.0);
  return {a / n + above_mean, b / n - above_mean};
}

double quantile_below_half(Tail tail, double p, double a, double b) {
  const double high = 0.5 + 0x1p-20;  // above the answer even where it is a half
  const double start = std::fmax(std::fmin(a / (a + b), 0.5), 2.0 * kLeast);
  return search_quantile(tail, p, kLeast, start, high, [&](double x) {
    const BetaPoint point{x, 1.0 - x};
    return TailAt{incomplete_beta(a, b, point).of(tail),
                  scaled_density(a, b, point) / point.complement};
  });
}

}  // namespace

Tails incomplete_beta(double a, double b, BetaPoint point) {
  if (point.x <= 0.0) {
    return {0.0, 1.0};
  }
  if (point.complement <= 0.0) {
    return {1.0, 0.0};
  }
  const double density = scaled_density(a, b, point);
  if (a * point.complement >= b * point.x) {
    const double lower = density * fraction(a, b, point.x, point.complement);
    return {lower, 1.0 - lower};
  }
  const double upper = density * fraction(b, a, point.complement, point.x);
  return {1.0 - upper, upper};
}

Tails incomplete_beta(double a, double b, double x) {
  return incomplete_beta(a, b, BetaPoint{x, 1.0 - x});
}

BetaPoint beta_quantile(Tail tail, double p, double a, double b) {
  if (p > 0.5) {
    return beta_quantile(opposite(tail), 1.0 - p, a, b);
  }
  if (std::fmin(a, b) > kLarge) {
    return expanded_quantile(tail, p, a, b);
  }
  // The smaller coordinate is what is searched, for its relative accuracy.
  const double at_half = incomplete_beta(a, b, 0.5).of(tail);
  if (tail == Tail::lower ? at_half >= p : at_half <= p) {
    const double x = quantile_below_half(tail, p, a, b);
    return {x, 1.0 - x};
  }
  const double complement = quantile_below_half(opposite(tail), p, b, a);
  return {1.0 - complement, complement};
}

}  // namespace setpoint
