// Means of many domains at once: what estimate_mean gives for each, in one pass over the rows.
//
//   M = sum of w y / sum of w over the domain,   x = (z - M W) / sum of W by PSU
//
// with z and W the sums of w y and w over the rows of a PSU in the domain; the variance is that of
// the sum of x by the design (estimate.h), and the interval M +- t s with the domain's own degrees
// of freedom, as confint(svyby(..., svymean), df = ...) of R's survey package.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/core/uncertain.h"
#include "setpoint/sampling/design.h"

namespace setpoint {

struct DomainMean {
  double value = 0;
  double standard_error = 0;
  std::optional<Interval> interval;  // none without degrees of freedom
  double units = 0;                  // sampled
  std::uint64_t degrees_of_freedom = 0;
};

// One entry for each of `domains`, none for one without a row. domain[row] < domains.
// Errors (data): columns of another length than the design; a domain out of range; a result that is
// not finite; (usage) a design of several stages or with calibrated weights, which estimate_mean
// serves; a confidence outside (0, 1).
[[nodiscard]] Result<std::vector<std::optional<DomainMean>>> estimate_domain_means(
    const Design& design, std::span<const double> y, std::span<const std::uint32_t> domain,
    std::uint32_t domains, double confidence);

}  // namespace setpoint
