// Confidence intervals of totals of what is rare and of heavy-tailed size.
//
// Two-sided, each tail (1 - confidence) / 2. A normal or bootstrap interval of a total of few finds
// covers too little: it does not know of the large find that was not drawn.
#pragma once

#include "setpoint/core/fault.h"
#include "setpoint/core/uncertain.h"

namespace setpoint {

// Fay and Feuer 1997 (Statistics in Medicine 16:791), for a total T with variance V and the largest
// weighted find M (weight times size):
//
//   low   V / T * gamma quantile of shape T^2 / V
//   high  (V + M^2) / (T + M) * gamma quantile of shape (T + M)^2 / (V + M^2)
//
// low = 0 where T is 0, T where V is 0. With nothing found M is what one find would have weighed:
// high is then M times -log((1 - confidence) / 2). Units: those of the total.
// Errors (data): T, V or M negative or not finite, M of 0; (usage) a confidence outside (0, 1).
[[nodiscard]] Result<Interval> fay_feuer_interval(double total, double variance, double largest,
                                                  double confidence);

// The exact limits of a Poisson count (Garwood 1936, Biometrika 28:437) on the effective number of
// finds n* = finds / design effect:
//
//   low   per_find * effect * gamma quantile of shape n*        (0 with no find)
//   high  per_find * effect * gamma quantile of shape n* + 1
//
// per_find is how many in the population one find stands for: their weighted number over their
// number, or the mean weight where there is none.
// Errors (data): a number of finds below 0, per_find or an effect that is not positive, or not
// finite; (usage) a confidence outside (0, 1).
[[nodiscard]] Result<Interval> find_count_interval(double finds, double per_find,
                                                   double design_effect, double confidence);

}  // namespace setpoint
