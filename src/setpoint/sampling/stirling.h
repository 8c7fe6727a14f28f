// The two terms of a gamma or beta density that do not cancel (Loader 2000, "Fast and accurate
// computation of binomial probabilities"): log-gamma functions of large arguments differ in their
// last digits, and a density made of them is wrong in its first.
#pragma once

namespace setpoint {

// log gamma(n + 1) - log(sqrt(2 pi n) (n / e)^n): the remainder of Stirling's formula. n > 0.
[[nodiscard]] double stirling_remainder(double n);
// x log(x / mean) + mean - x, never negative. x > 0, mean > 0.
[[nodiscard]] double poisson_deviance(double x, double mean);
// The same where x - mean is known better than its operands tell.
[[nodiscard]] double poisson_deviance(double x, double mean, double difference);

}  // namespace setpoint
