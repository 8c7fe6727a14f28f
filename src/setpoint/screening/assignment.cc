#include "setpoint/screening/assignment.h"

#include <algorithm>
#include <limits>

namespace setpoint {

std::vector<std::size_t> best_assignment(std::span<const double> gain, std::size_t rows,
                                         std::size_t columns) {
  std::vector<std::size_t> result(rows, kUnassigned);
  if (rows == 0 || columns == 0) return result;
  // The method wants no more rows than columns; row and column 0 are its sentinels.
  const bool turned = rows > columns;
  const std::size_t n = turned ? columns : rows;
  const std::size_t m = turned ? rows : columns;
  const auto cost = [&](std::size_t i, std::size_t j) {
    return turned ? -gain[(j - 1) * columns + (i - 1)] : -gain[(i - 1) * columns + (j - 1)];
  };
  constexpr double kFar = std::numeric_limits<double>::max();
  std::vector<double> u(n + 1, 0.0);
  std::vector<double> v(m + 1, 0.0);
  std::vector<std::size_t> row_of(m + 1, 0);
  std::vector<std::size_t> way(m + 1, 0);
  for (std::size_t i = 1; i <= n; ++i) {
    row_of[0] = i;
    std::size_t at = 0;
    std::vector<double> least(m + 1, kFar);
    std::vector<bool> used(m + 1, false);
    do {
      used[at] = true;
      const std::size_t row = row_of[at];
      double step = kFar;
      std::size_t next = 0;
      for (std::size_t j = 1; j <= m; ++j) {
        if (used[j]) continue;
        const double reduced = cost(row, j) - u[row] - v[j];
        if (reduced < least[j]) {
          least[j] = reduced;
          way[j] = at;
        }
        if (least[j] < step) {
          step = least[j];
          next = j;
        }
      }
      for (std::size_t j = 0; j <= m; ++j) {
        if (used[j]) {
          u[row_of[j]] += step;
          v[j] -= step;
        } else {
          least[j] -= step;
        }
      }
      at = next;
    } while (row_of[at] != 0);
    do {
      const std::size_t before = way[at];
      row_of[at] = row_of[before];
      at = before;
    } while (at != 0);
  }
  for (std::size_t j = 1; j <= m; ++j) {
    if (row_of[j] == 0) continue;
    const std::size_t row = turned ? j - 1 : row_of[j] - 1;
    const std::size_t column = turned ? row_of[j] - 1 : j - 1;
    if (gain[row * columns + column] > 0) result[row] = column;
  }
  return result;
}

}  // namespace setpoint
