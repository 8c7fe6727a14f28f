// The gamma distribution with a shape and scale 1.
//
//   lower(a, x) = P(a, x) = 1/gamma(a) * integral of t^(a-1) e^-t over [0, x],  upper = 1 - lower
//
// By the power series below x = a + 1 and the continued fraction above (Abramowitz and Stegun
// 6.5.29 and 6.5.31), with the density in the form of Loader 2000. The tail that is computed (lower
// below, upper above) has relative error below 1e-13 for shapes up to 1e5; the other is its
// complement. Only the arithmetic of core/elementary.h, so the same bits on every machine.
#pragma once

#include "setpoint/sampling/tail.h"

namespace setpoint {

// shape > 0, x >= 0, both finite.
[[nodiscard]] Tails incomplete_gamma(double shape, double x);
// The x whose tail has probability p, relative error below 1e-13 for shapes from 0.1 to 1e5.
// Above 1e8 by the expansion of Cornish and Fisher 1938 to the skewness: relative error below 1e-11
// for p above 1e-10. shape > 0 and finite, 0 < p < 1. An x below the least normal double is given
// as that.
[[nodiscard]] double gamma_quantile(Tail tail, double p, double shape);

}  // namespace setpoint
