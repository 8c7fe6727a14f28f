// An orthonormal basis of the space that columns span: the least-squares part of calibration.
#pragma once

#include <cstddef>
#include <span>
#include <variant>
#include <vector>

namespace setpoint {

// columns = basis * triangle, the triangle upper with a positive diagonal.
struct OrthonormalBasis {
  std::vector<std::vector<double>> basis;     // by column
  std::vector<std::vector<double>> triangle;  // triangle[j][k], k <= j: column j's part along k
};

// Gram and Schmidt's method, each column taken through it twice (Giraud, Langou, Rozloznik and van
// den Eshof 2005), so that the basis is orthogonal to rounding. The number of the first column that
// lies in the span of those before it, to 1e-7 of its length, where there is one.
[[nodiscard]] std::variant<OrthonormalBasis, std::size_t> orthonormal_basis(
    std::vector<std::vector<double>> columns);

// x less its projection on the space.
void take_projection(const OrthonormalBasis& space, std::span<double> x);

}  // namespace setpoint
