// The point of a positive variable at which a tail has a given probability.
//
// Newton's method on log(tail) against log(x), in which both the power law of a tail near 0 and
// an exponential tail are nearly straight; kept in a bracket that a bisection (of log x) halves
// where a step would leave it. x is multiplied, never rebuilt from its logarithm, so that it keeps
// its relative accuracy.
#pragma once

#include <cmath>
#include <limits>

#include "setpoint/core/elementary.h"
#include "setpoint/sampling/tail.h"

namespace setpoint {

// A tail's probability at x, and what it gains per unit of log x: x times the density, as a
// magnitude.
struct TailAt {
  double probability = 0;
  double slope = 0;
};

// The x in [low, high] with evaluate(x).probability = p, to about 1e-15 relative where the tail is
// that accurate; an end of the bracket where the answer lies beyond it. 0 < low < start < high.
template <class Evaluate>
[[nodiscard]] double search_quantile(Tail tail, double p, double low, double start, double high,
                                     const Evaluate& evaluate) {
  constexpr int kSteps = 400;
  constexpr double kLastStep = 1e-10;  // the next, of a quadratic method, is below rounding
  const double log_p = logarithm(p);
  double x = start;
  for (int i = 0; i < kSteps; ++i) {
    const TailAt at = evaluate(x);
    // Positive where the answer is above x.
    const double excess = at.probability > 0.0 ? log_p - logarithm(at.probability)
                                               : std::numeric_limits<double>::infinity();
    const double rise = tail == Tail::lower ? excess : -excess;
    if (rise == 0.0) {
      return x;
    }
    (rise > 0.0 ? low : high) = x;
    const double step = rise * at.probability / at.slope;
    const double next = std::isfinite(step) ? x * exponential(step) : 0.0;
    if (next > low && next < high) {
      x = next;
      if (std::abs(step) < kLastStep) {
        return x;
      }
      continue;
    }
    // Square roots apart: the product may be less than the least double.
    const double middle = std::sqrt(low) * std::sqrt(high);
    if (!(middle > low && middle < high) || std::abs(step) < kLastStep) {
      return x;
    }
    x = middle;
  }
  return x;
}

}  // namespace setpoint
