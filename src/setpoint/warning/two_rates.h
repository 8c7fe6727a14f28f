// Are there more now than the rate of the past leads one to expect? Exactly, however few.
//
// x events in an exposure e now, X in E before. If the rate were the same, each of the x + X would
// be now with probability q = e / (e + E), and the exact conditional test of two Poisson rates
// (Przyborowski and Wilenski 1940, Biometrika 31:313) is
//
//   p = P(Bin(x + X, q) >= x),   q^x where X = 0
//
// Exposures are periods, people or reports of all substances, of one unit. Events are taken to be
// independent: those that come in groups make the probability too small.
#pragma once

namespace setpoint {

struct RateCount {
  double count = 0;
  double exposure = 0;
};

// P(at least as many now | the rate of the past). Exposures positive.
[[nodiscard]] double higher_rate_p(const RateCount& now, const RateCount& past);

// Where the past had none: the largest count now whose probability is still above alpha, 0 < alpha
// < 1.
[[nodiscard]] double most_after_none(double alpha, double exposure_now, double exposure_past);

}  // namespace setpoint
