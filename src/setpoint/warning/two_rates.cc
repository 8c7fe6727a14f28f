#include "setpoint/warning/two_rates.h"

#include <algorithm>
#include <cmath>

#include "setpoint/core/elementary.h"
#include "setpoint/warning/count_tails.h"

namespace setpoint {

double higher_rate_p(const RateCount& now, const RateCount& past) {
  return binomial_upper_tail(now.count, now.count + past.count,
                             now.exposure / (now.exposure + past.exposure));
}

double most_after_none(double alpha, double exposure_now, double exposure_past) {
  // Nearer to 1 the threshold would be in the millions, and no count of a period is.
  constexpr double kLargest = 1 - 1e-6;
  const double q = std::min(kLargest, exposure_now / (exposure_now + exposure_past));
  const auto above = [&](double x) { return binomial_upper_tail(x, x, q) > alpha; };
  double most = std::max(0.0, std::ceil(logarithm(alpha) / logarithm(q)) - 1);
  // The quotient is rounded; the tail itself decides.
  while (most > 0 && !above(most)) --most;
  while (above(most + 1)) ++most;
  return most;
}

}  // namespace setpoint
