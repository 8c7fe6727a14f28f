#include "setpoint/sampling/proportion_interval.h"

#include <cmath>
#include <optional>

#include "setpoint/core/elementary.h"
#include "setpoint/sampling/incomplete_beta.h"
#include "setpoint/sampling/student.h"

namespace setpoint {
namespace {

Fault fault(FaultKind kind, const char* what, const char* expected) {
  return {kind, {}, what, expected};
}

std::optional<Fault> unsound(double confidence) {
  if (!(confidence > 0.0 && confidence < 1.0)) {
    return fault(FaultKind::usage, "a confidence outside (0, 1)", "a number above 0 and below 1");
  }
  return std::nullopt;
}

std::optional<Fault> unsound(const Proportion& p, double confidence) {
  if (auto wrong = unsound(confidence)) {
    return wrong;
  }
  if (!(p.value >= 0.0 && p.value <= 1.0 && p.variance >= 0.0 && std::isfinite(p.variance))) {
    return fault(FaultKind::data, "a proportion outside [0, 1], or a variance below 0",
                 "a share and its variance");
  }
  if (!(p.n >= 2.0 && p.degrees_of_freedom > 0.0) || !std::isfinite(p.n) ||
      !std::isfinite(p.degrees_of_freedom)) {
    return fault(FaultKind::data, "a proportion without degrees of freedom",
                 "two or more units, and more PSUs than strata");
  }
  return std::nullopt;
}

// x and rest = n - x need not be whole numbers.
Interval exact_limits(double x, double rest, double tail) {
  Interval result{0.0, 1.0};
  if (x > 0.0) {
    result.low = beta_quantile(Tail::lower, tail, x, rest + 1.0).x;
  }
  if (rest > 0.0) {
    result.high = beta_quantile(Tail::upper, tail, x + 1.0, rest).x;
  }
  return result;
}

double expit(double logit) {
  return 1.0 / (1.0 + exponential(-logit));
}

}  // namespace

Result<Interval> clopper_pearson(std::uint64_t x, std::uint64_t n, double confidence) {
  if (auto wrong = unsound(confidence)) {
    return *std::move(wrong);
  }
  if (n == 0 || x > n) {
    return fault(FaultKind::usage, "more finds than inspections, or no inspection",
                 "0 to n finds of n");
  }
  return exact_limits(static_cast<double>(x), static_cast<double>(n - x), (1.0 - confidence) / 2.0);
}

Result<Interval> korn_graubard(const Proportion& proportion, double confidence) {
  if (auto wrong = unsound(proportion, confidence)) {
    return *std::move(wrong);
  }
  const double tail = (1.0 - confidence) / 2.0;
  const double p = proportion.value;
  const double bracket = proportion.variance > 0.0 ? p * (1.0 - p) / proportion.variance : 0.0;
  const double ratio = student_upper_quantile(tail, proportion.n - 1.0) /
                       student_upper_quantile(tail, proportion.degrees_of_freedom);
  const double effective = (bracket > 0.0 ? bracket : proportion.n) * (ratio * ratio);
  if (!std::isfinite(effective)) {
    return Interval{p, p};
  }
  return exact_limits(effective * p, effective * (1.0 - p), tail);
}

Result<Interval> logit_interval(const Proportion& proportion, double confidence) {
  const double p = proportion.value;
  if (p == 0.0 || p == 1.0) {
    return korn_graubard(proportion, confidence);
  }
  if (auto wrong = unsound(proportion, confidence)) {
    return *std::move(wrong);
  }
  const double logit = logarithm(p) - logarithm_1p(-p);
  const double t = student_upper_quantile((1.0 - confidence) / 2.0, proportion.degrees_of_freedom);
  const double margin = t * std::sqrt(proportion.variance) / (p * (1.0 - p));
  return Interval{expit(logit - margin), expit(logit + margin)};
}

}  // namespace setpoint
