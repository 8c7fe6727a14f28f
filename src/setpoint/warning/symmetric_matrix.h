// The inverse of a small positive definite matrix, by Cholesky's factorisation.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace setpoint {

// Rows one after the other, n by n, symmetric. Nothing where a pivot is below 1e-11 of its diagonal
// element: the columns it comes from are not independent.
[[nodiscard]] std::optional<std::vector<double>> invert_positive(std::vector<double> matrix,
                                                                 std::size_t n);

}  // namespace setpoint
