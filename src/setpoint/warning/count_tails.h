// Tails of the distributions that a count is judged by.
//
// A count with mean mu and dispersion phi (its variance is phi * mu) is Poisson at phi = 1 and
// negative binomial above, with size mu / (phi - 1) and probability 1 / phi: the parametrisation of
// Noufaily et al. 2013 (Statistics in Medicine 32:1206). Tails come from the incomplete gamma and
// beta functions of the room sampling; the tail asked for has relative error below 1e-12 for means
// up to 1e5.
#pragma once

namespace setpoint {

// P(X >= x), x a whole number or not (then of the next whole number). mean >= 0, phi >= 1; below 1
// it is taken as 1.
[[nodiscard]] double count_upper_tail(double x, double mean, double phi);
// P(X <= x).
[[nodiscard]] double count_lower_tail(double x, double mean, double phi);
// The smallest whole x with P(X > x) <= alpha: the quantile at 1 - alpha. 0 < alpha < 1.
[[nodiscard]] double count_upper_quantile(double alpha, double mean, double phi);
// The smallest whole x with P(X <= x) >= alpha: the quantile at alpha.
[[nodiscard]] double count_lower_quantile(double alpha, double mean, double phi);

// P(X >= x) of n trials with probability p. 0 <= p <= 1.
[[nodiscard]] double binomial_upper_tail(double x, double n, double p);
// P(T > t) of Student's t. df > 0.
[[nodiscard]] double student_upper_tail(double t, double df);

}  // namespace setpoint
