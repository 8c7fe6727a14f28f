#include "setpoint/sampling/stirling.h"

#include <array>
#include <cmath>
#include <cstddef>

#include "setpoint/core/elementary.h"

namespace setpoint {
namespace {

// Below this the recurrence is used; at it the last term of the series is below 1e-17.
constexpr double kSeriesFrom = 12.0;

// B_2k / (2k (2k - 1) n^(2k - 1)), k = 1, ..., 8.
double series(double n) {
  constexpr std::array<double, 8> kTerms{1.0 / 12.0,    -1.0 / 360.0,    1.0 / 1260.0,
                                         -1.0 / 1680.0, 1.0 / 1188.0,    -691.0 / 360360,
                                         1.0 / 156.0,   -3617.0 / 122400};
  const double square = 1.0 / (n * n);
  double sum = 0.0;
  for (std::size_t k = kTerms.size(); k-- > 0;) {
    sum = sum * square + kTerms[k];
  }
  return sum / n;
}

// What the remainder loses from n to n + 1: (n + 1/2) log(1 + 1/n) - 1. From n = 1 on it is
// atanh(z) / z - 1 with z = 1 / (2n + 1), a sum of positive terms.
double step(double n) {
  if (n < 1.0) {
    return (n + 0.5) * (logarithm_1p(n) - logarithm(n)) - 1.0;
  }
  const double z = 1.0 / (2.0 * n + 1.0);
  const double square = z * z;
  double power = 1.0;
  double sum = 0.0;
  for (double k = 3.0;; k += 2.0) {
    power *= square;
    const double next = sum + power / k;
    if (next == sum) {
      return sum;
    }
    sum = next;
  }
}

}  // namespace

double stirling_remainder(double n) {
  double sum = 0.0;
  while (n < kSeriesFrom) {
    sum += step(n);
    n += 1.0;
  }
  return sum + series(n);
}

double poisson_deviance(double x, double mean) {
  return poisson_deviance(x, mean, x - mean);
}

double poisson_deviance(double x, double mean, double difference) {
  const double v = difference / (x + mean);
  if (std::abs(v) > 0.5) {
    return x * logarithm(x / mean) - difference;
  }
  // log(x / mean) = 2 atanh(v): a sum of terms that do not cancel.
  double sum = difference * v;
  double power = 2.0 * x * v;
  for (double k = 3.0;; k += 2.0) {
    power *= v * v;
    const double next = sum + power / k;
    if (next == sum) {
      return sum;
    }
    sum = next;
  }
}

}  // namespace setpoint
