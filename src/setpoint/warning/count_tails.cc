#include "setpoint/warning/count_tails.h"

#include <algorithm>
#include <cmath>

#include "setpoint/core/distribution.h"
#include "setpoint/sampling/incomplete_beta.h"
#include "setpoint/sampling/incomplete_gamma.h"

namespace setpoint {
namespace {

// Below this the negative binomial's size is beyond what its tails are computed for, and it differs
// from the Poisson by less than the dispersion is known.
constexpr double kPoisson = 1.0 + 1e-7;

double nearest_whole_above(double x) {
  return std::ceil(x);
}

// The smallest whole x at which `reached` holds; it holds from some x on.
template <class Reached>
double smallest(double start, const Reached& reached) {
  double high = std::max(0.0, std::floor(start));
  double step = 1;
  while (!reached(high)) {
    high += step;
    step *= 2;
  }
  double low = -1;
  for (step = 1; high - step > -1; step *= 2) {
    if (!reached(high - step)) {
      low = high - step;
      break;
    }
    high -= step;
  }
  while (high - low > 1) {
    const double middle = std::floor((low + high) / 2);
    (reached(middle) ? high : low) = middle;
  }
  return high;
}

}  // namespace

double count_upper_tail(double x, double mean, double phi) {
  x = nearest_whole_above(x);
  if (x <= 0) return 1;
  if (mean <= 0) return 0;
  if (phi < kPoisson) return incomplete_gamma(x, mean).lower;
  return incomplete_beta(mean / (phi - 1), x, BetaPoint{1 / phi, (phi - 1) / phi}).upper;
}

double count_lower_tail(double x, double mean, double phi) {
  x = std::floor(x);
  if (x < 0) return 0;
  if (mean <= 0) return 1;
  if (phi < kPoisson) return incomplete_gamma(x + 1, mean).upper;
  return incomplete_beta(mean / (phi - 1), x + 1, BetaPoint{1 / phi, (phi - 1) / phi}).lower;
}

double count_upper_quantile(double alpha, double mean, double phi) {
  const double start = mean - normal_quantile(alpha) * std::sqrt(mean * std::max(phi, 1.0));
  return smallest(start, [&](double x) { return count_upper_tail(x + 1, mean, phi) <= alpha; });
}

double count_lower_quantile(double alpha, double mean, double phi) {
  const double start = mean + normal_quantile(alpha) * std::sqrt(mean * std::max(phi, 1.0));
  return smallest(start, [&](double x) { return count_lower_tail(x, mean, phi) >= alpha; });
}

double binomial_upper_tail(double x, double n, double p) {
  x = nearest_whole_above(x);
  if (x <= 0) return 1;
  if (x > n) return 0;
  return incomplete_beta(x, n - x + 1, BetaPoint{p, 1 - p}).lower;
}

double student_upper_tail(double t, double df) {
  const double square = t * t;
  const double half =
      incomplete_beta(df / 2, 0.5, BetaPoint{df / (df + square), square / (df + square)}).lower / 2;
  return t >= 0 ? half : 1 - half;
}

}  // namespace setpoint
