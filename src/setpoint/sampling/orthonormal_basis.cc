#include "setpoint/sampling/orthonormal_basis.h"

#include <cmath>

namespace setpoint {
namespace {

double product(std::span<const double> a, std::span<const double> b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    sum += a[i] * b[i];
  }
  return sum;
}

// Takes the part along a unit vector from x, and says how long it was.
double take_part(std::span<const double> unit, std::span<double> x) {
  const double part = product(unit, x);
  for (std::size_t i = 0; i < x.size(); ++i) {
    x[i] -= part * unit[i];
  }
  return part;
}

}  // namespace

std::variant<OrthonormalBasis, std::size_t> orthonormal_basis(
    std::vector<std::vector<double>> columns) {
  constexpr double kDependent = 1e-7;
  OrthonormalBasis result;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    std::vector<double>& column = columns[j];
    const double whole = std::sqrt(product(column, column));
    std::vector<double> parts(j + 1, 0.0);
    for (int pass = 0; pass < 2; ++pass) {
      for (std::size_t k = 0; k < j; ++k) {
        parts[k] += take_part(result.basis[k], column);
      }
    }
    const double rest = std::sqrt(product(column, column));
    if (!(rest > kDependent * whole)) {
      return j;
    }
    for (double& value : column) {
      value /= rest;
    }
    parts[j] = rest;
    result.basis.push_back(std::move(column));
    result.triangle.push_back(std::move(parts));
  }
  return result;
}

void take_projection(const OrthonormalBasis& space, std::span<double> x) {
  for (int pass = 0; pass < 2; ++pass) {
    for (const std::vector<double>& unit : space.basis) {
      (void)take_part(unit, x);
    }
  }
}

}  // namespace setpoint
