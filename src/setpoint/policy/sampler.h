// The draws of a parameter.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "setpoint/core/quarter.h"
#include "setpoint/core/trace.h"
#include "setpoint/policy/distribution.h"

namespace setpoint {

// Whether draws differ from one fiscal year to the next.
[[nodiscard]] bool varies_by_year(const Distribution& distribution);
[[nodiscard]] bool is_certain(const Distribution& distribution);

// Draws of a number about its value. The part common to all periods comes from the stream
// "<key>/common", that of a fiscal year from "<key>/FY2023"; triangular, uniform and beta have
// only the first. Draws of normal and lognormal that fall outside `allowed` count at its limit (a
// purity of 1.1 is a purity of 1). Empty if the distribution is certain.
[[nodiscard]] Sampler number_sampler(std::string_view key, const Distribution& distribution,
                                     double value, Interval allowed, FiscalYear year);

// Draws of share * exp(common Z_k + yearly Z'_k), before the shares of a split are divided by their
// sum; k is the position of the share in its list. Empty if certain.
[[nodiscard]] Sampler share_weight_sampler(std::string_view key, const Distribution& distribution,
                                           double share, std::size_t index, FiscalYear year);

}  // namespace setpoint
