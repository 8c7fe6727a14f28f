#include "setpoint/warning/symmetric_matrix.h"

#include <cmath>

namespace setpoint {

std::optional<std::vector<double>> invert_positive(std::vector<double> matrix, std::size_t n) {
  constexpr double kLeastPivot = 1e-11;
  // Lower triangle: first the factor L of A = LL', then its inverse.
  for (std::size_t j = 0; j < n; ++j) {
    const double diagonal = matrix[j * n + j];
    double pivot = diagonal;
    for (std::size_t k = 0; k < j; ++k) pivot -= matrix[j * n + k] * matrix[j * n + k];
    if (!(pivot > kLeastPivot * diagonal)) return std::nullopt;
    const double root = std::sqrt(pivot);
    matrix[j * n + j] = root;
    for (std::size_t i = j + 1; i < n; ++i) {
      double sum = matrix[i * n + j];
      for (std::size_t k = 0; k < j; ++k) sum -= matrix[i * n + k] * matrix[j * n + k];
      matrix[i * n + j] = sum / root;
    }
  }
  for (std::size_t j = 0; j < n; ++j) {
    matrix[j * n + j] = 1 / matrix[j * n + j];
    for (std::size_t i = j + 1; i < n; ++i) {
      double sum = 0;
      for (std::size_t k = j; k < i; ++k) sum -= matrix[i * n + k] * matrix[k * n + j];
      matrix[i * n + j] = sum / matrix[i * n + i];
    }
  }
  std::vector<double> inverse(n * n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = 0;
      for (std::size_t k = i; k < n; ++k) sum += matrix[k * n + i] * matrix[k * n + j];
      inverse[i * n + j] = sum;
      inverse[j * n + i] = sum;
    }
  return inverse;
}

}  // namespace setpoint
