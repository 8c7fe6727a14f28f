#include "setpoint/sampling/total_interval.h"

#include <cmath>

#include "setpoint/sampling/incomplete_gamma.h"

namespace setpoint {
namespace {

Fault bad_confidence() {
  return {FaultKind::usage, {}, "a confidence outside (0, 1)", "a number above 0 and below 1"};
}

bool sound(double confidence) {
  return confidence > 0.0 && confidence < 1.0;
}

Result<Interval> finite(const Interval& interval) {
  if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) {
    return Fault{
        FaultKind::data, {}, "an interval that is not finite", "a total whose square is a number"};
  }
  return interval;
}

// The quantile of a gamma distribution with a mean and a variance.
double quantile(Tail tail, double p, double mean, double variance) {
  const double shape = mean / variance * mean;
  return std::isfinite(shape) ? variance / mean * gamma_quantile(tail, p, shape) : mean;
}

}  // namespace

Result<Interval> fay_feuer_interval(double total, double variance, double largest,
                                    double confidence) {
  if (!sound(confidence)) {
    return bad_confidence();
  }
  if (!(total >= 0.0 && variance >= 0.0 && largest > 0.0) || !std::isfinite(total) ||
      !std::isfinite(variance) || !std::isfinite(largest)) {
    return Fault{FaultKind::data,
                 {},
                 "a total or variance below 0, or no largest find",
                 "a total, its variance and the largest weighted find"};
  }
  const double tail = (1.0 - confidence) / 2.0;
  Interval result;
  if (total > 0.0) {
    result.low = variance > 0.0 ? quantile(Tail::lower, tail, total, variance) : total;
  }
  result.high = quantile(Tail::upper, tail, total + largest, variance + largest * largest);
  return finite(result);
}

Result<Interval> find_count_interval(double finds, double per_find, double design_effect,
                                     double confidence) {
  if (!sound(confidence)) {
    return bad_confidence();
  }
  if (!(finds >= 0.0 && per_find > 0.0 && design_effect > 0.0) || !std::isfinite(finds) ||
      !std::isfinite(per_find) || !std::isfinite(design_effect)) {
    return Fault{FaultKind::data,
                 {},
                 "a number of finds, a weight or a design effect below 0",
                 "positive numbers, or no finds"};
  }
  const double tail = (1.0 - confidence) / 2.0;
  const double scale = per_find * design_effect;
  const double effective = finds / design_effect;
  Interval result;
  if (finds > 0.0) {
    result.low = scale * gamma_quantile(Tail::lower, tail, effective);
  }
  result.high = scale * gamma_quantile(Tail::upper, tail, effective + 1.0);
  return finite(result);
}

}  // namespace setpoint
