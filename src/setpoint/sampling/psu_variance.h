// The variance that one stratum adds to an estimated total, from the totals of its PSUs.
#pragma once

#include <cstdint>
#include <span>

namespace setpoint {

// (1 - f) n / (n - 1) * sum over its n sampled PSUs of (z - mean)^2, z the weighted totals (Horvitz
// and Thompson 1952 with PSUs as if drawn with replacement; Cochran 1977, section 11.9). PSUs that
// are sampled and not given have z = 0: only those with a find need be. totals.size() <= n,
// sampled >= 2, 0 <= fraction <= 1. Units: those of the totals, squared.
[[nodiscard]] double psu_variance(std::span<const double> totals, std::uint64_t sampled,
                                  double fraction);

}  // namespace setpoint
