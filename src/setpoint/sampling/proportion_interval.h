// Confidence intervals of proportions, exact where nothing was found.
//
// Two-sided, each tail (1 - confidence) / 2. Border prevalences lie between 1e-3 and 1e-5, where
// p +- t s gives negative limits, and [0, 0] or not a number with no find.
#pragma once

#include <cstdint>

#include "setpoint/core/fault.h"
#include "setpoint/core/uncertain.h"

namespace setpoint {

// A proportion as estimated from a survey, or from the part of it in a domain.
struct Proportion {
  double value = 0;               // in [0, 1]
  double variance = 0;            // by the design
  double n = 0;                   // units sampled
  double degrees_of_freedom = 0;  // PSUs less strata; above 0
};

// Clopper and Pearson 1934 (Biometrika 26:404): the quantiles of Beta(x, n - x + 1) below and
// Beta(x + 1, n - x) above; 0 where x is 0, 1 where x is n.
// Errors (usage): n is 0, x > n, a confidence outside (0, 1).
[[nodiscard]] Result<Interval> clopper_pearson(std::uint64_t x, std::uint64_t n, double confidence);

// Korn and Graubard 1998 (Survey Methodology 24:193): Clopper and Pearson's on the effective size
//
//   n* = [p (1 - p) / V] (t_{n-1} / t_df)^2,   x* = n* p
//
// with n in place of the bracket where V is 0: with no find, or nothing but finds. As
// svyciprop(method = "beta") of R's survey package, which has no answer there.
// Errors (data): a proportion outside [0, 1], a negative variance, n below 2 or no degrees of
// freedom; (usage) a confidence outside (0, 1).
[[nodiscard]] Result<Interval> korn_graubard(const Proportion& proportion, double confidence);

// expit(log(p / (1 - p)) +- t_df s / (p (1 - p))), as svyciprop(method = "xlogit"), and as "logit",
// which reaches the same p by iteration, to about 1e-8. A p of 0 or 1 has no logit: there it is
// korn_graubard. Errors as korn_graubard.
[[nodiscard]] Result<Interval> logit_interval(const Proportion& proportion, double confidence);

}  // namespace setpoint
