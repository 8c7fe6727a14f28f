// The counts around one that would protect it at the least price, row by row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "setpoint/disclosure/linear_system.h"

namespace setpoint {

// Of every row within so many rows of a variable the variable of least price (the first of equals)
// that has one, and of farther rows if there is none. Rows are next to each other by a variable
// that may move: of price 0, or taken before. Empty if nothing of any price is bound to it.
[[nodiscard]] std::vector<std::uint32_t> cheapest_around(const LinearSystem& system,
                                                         std::span<const std::int64_t> price,
                                                         std::uint32_t variable, std::size_t rows);

}  // namespace setpoint
