// The beta distribution.
//
//   lower(a, b, x) = I_x(a, b) = 1/B(a, b) * integral of t^(a-1) (1-t)^(b-1) over [0, x]
//
// By the continued fraction of DiDonato and Morris 1992 (ACM Transactions on Mathematical Software
// 18:360) on the side of the mean where it converges fast, with the density in the form of Loader
// 2000. The tail
// that is computed (lower below the mean, upper above) has relative error below 1e-13 for a + b up
// to 1e5; the other is its complement. Only the arithmetic of core/elementary.h, so the same bits
// on every machine.
#pragma once

#include "setpoint/sampling/tail.h"

namespace setpoint {

// A point of (0, 1), and 1 less it, each with its own relative accuracy.
struct BetaPoint {
  double x = 0;
  double complement = 1;
};

// a > 0, b > 0, both finite; the point in [0, 1].
[[nodiscard]] Tails incomplete_beta(double a, double b, BetaPoint point);
[[nodiscard]] Tails incomplete_beta(double a, double b, double x);
// The point whose tail has probability p: the smaller of x and 1 - x with relative error below
// 1e-13 for a and b from 0.1 to 1e5. With both above 1e8 by the expansion of Cornish and Fisher
// 1938 to the skewness: relative error below 1e-11 for p above 1e-10. a + b finite, 0 < p < 1. A
// coordinate below the least normal double is given as that.
[[nodiscard]] BetaPoint beta_quantile(Tail tail, double p, double a, double b);

}  // namespace setpoint
