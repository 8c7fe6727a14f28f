#include "setpoint/sampling/plan.h"

#include <algorithm>
#include <cmath>

#include "setpoint/core/elementary.h"
#include "setpoint/sampling/incomplete_beta.h"

namespace setpoint {
namespace {

Fault bad_confidence() {
  return {FaultKind::usage, {}, "a confidence outside (0, 1)", "a number above 0 and below 1"};
}

// Whether C(N - D, n) / C(N, n), the probability of no find, is at most what is allowed. It is the
// same with n and D exchanged, so the shorter product will do.
bool suffices(std::uint64_t population, std::uint64_t positives, std::uint64_t n, double allowed) {
  const std::uint64_t few = std::min(positives, n);
  const std::uint64_t many = std::max(positives, n);
  if (many > population - few) {
    return true;
  }
  double probability = 1.0;
  for (std::uint64_t i = 0; i < few && probability > allowed; ++i) {
    probability *= static_cast<double>(population - many - i) / static_cast<double>(population - i);
  }
  return probability <= allowed;
}

}  // namespace

Result<std::uint64_t> detection_sample_size(std::uint64_t population, std::uint64_t positives,
                                            double confidence) {
  if (!(confidence > 0.0 && confidence < 1.0)) {
    return bad_confidence();
  }
  if (positives == 0 || positives > population) {
    return Fault{FaultKind::usage,
                 {},
                 "a number of positives that is 0 or above the population",
                 "from 1 to the population"};
  }
  const double allowed = 1.0 - confidence;
  std::uint64_t too_few = 0;
  std::uint64_t enough = population - positives + 1;  // one of these is a positive for certain
  while (enough - too_few > 1) {
    const std::uint64_t middle = too_few + (enough - too_few) / 2;
    (suffices(population, positives, middle, allowed) ? enough : too_few) = middle;
  }
  return enough;
}

Result<std::uint64_t> zero_find_sample_size(double prevalence, double confidence) {
  if (!(confidence > 0.0 && confidence < 1.0)) {
    return bad_confidence();
  }
  if (!(prevalence > 0.0 && prevalence < 1.0)) {
    return Fault{
        FaultKind::usage, {}, "a prevalence outside (0, 1)", "a number above 0 and below 1"};
  }
  const double n = std::ceil(logarithm(1.0 - confidence) / logarithm_1p(-prevalence));
  constexpr double kMost = 0x1p63;
  if (!(n < kMost)) {
    return Fault{FaultKind::usage,
                 {},
                 "a prevalence that no number of inspections can exclude",
                 "a prevalence above 1e-18"};
  }
  return static_cast<std::uint64_t>(std::fmax(n, 1.0));
}

Result<double> zero_find_limit(std::uint64_t n, double confidence) {
  if (!(confidence > 0.0 && confidence < 1.0)) {
    return bad_confidence();
  }
  if (n == 0) {
    return Fault{FaultKind::usage, {}, "no inspection", "1 or more"};
  }
  // 1 - exp(log(1 - confidence) / n) would cancel for large n; the quantile of Beta(1, n) does not.
  return beta_quantile(Tail::upper, 1.0 - confidence, 1.0, static_cast<double>(n)).x;
}

Result<std::uint64_t> zero_find_positives(std::uint64_t population, std::uint64_t n,
                                          double confidence) {
  const auto excluded = detection_sample_size(population, n, confidence);
  if (!excluded) {
    return excluded.faults();
  }
  return *excluded - 1;
}

}  // namespace setpoint
