// The rescaling bootstrap of Rao and Wu 1988 (Journal of the American Statistical Association
// 83:231): in each stratum n - 1 of its n PSUs are drawn again with replacement, and a PSU drawn m
// times has its weight multiplied by
//
//   1 - k + k n / (n - 1) m,   k = sqrt(1 - f)
//
// which is n / (n - 1) m without a finite-population correction. The variance of a total over the
// draws is then the design's, and no factor is negative.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "setpoint/core/random.h"

namespace setpoint {

// The name of a PSU's draws: the positions of its stratum in the design and of it in the stratum.
[[nodiscard]] StreamName psu_stream(std::uint64_t stratum, std::uint64_t position);

// How many times each of the listed PSUs of a stratum of n is drawn, in the r-th resample.
// Positions ascending. A list of some of them has the distribution of those among all (conditional
// binomials, each from its PSU's own stream), so a draw costs what is listed: list every PSU that
// has a find, and the same ones in whatever is to be compared. sampled >= 1, which has no resample:
// all 0.
[[nodiscard]] std::vector<std::uint64_t> rao_wu_multiplicities(
    Seed seed, std::uint64_t stratum, std::uint64_t sampled,
    std::span<const std::uint64_t> positions, std::uint32_t draw);

// What multiplies a weight. sampled >= 2.
[[nodiscard]] double rao_wu_factor(std::uint64_t multiplicity, std::uint64_t sampled,
                                   double fraction);

}  // namespace setpoint
