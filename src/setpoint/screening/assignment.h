// Which word of one name stands for which of the other: the assignment of the greatest total
// likeness (Kuhn 1955; the form with potentials, O(n^2 m)).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace setpoint {

inline constexpr std::size_t kUnassigned = static_cast<std::size_t>(-1);

// gain[i * columns + j] >= 0. For each row its column, or kUnassigned where it has none that gains
// (only gains above 0 are assigned). The total is the greatest there is.
[[nodiscard]] std::vector<std::size_t> best_assignment(std::span<const double> gain,
                                                       std::size_t rows, std::size_t columns);

}  // namespace setpoint
