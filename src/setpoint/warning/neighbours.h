// Which places are near to which: by the distance of their centroids on a sphere.
#pragma once

#include <cstdint>
#include <vector>

#include "setpoint/warning/scan.h"

namespace setpoint {

// For every place itself and the others, nearest first (by position where they are equally far),
// up to `most_places` and while the weights of those taken sum to at most `largest` of all.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> nearest_places(
    const std::vector<ScanPoint>& places, const std::vector<double>& weights, double largest,
    std::size_t most_places);

}  // namespace setpoint
