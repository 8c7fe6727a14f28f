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
  const std::size_t row_step = turned ? 1 : columns;
  const std::size_t column_step = turned ? columns : 1;
  constexpr double kFar = std::numeric_limits<double>::max();
  struct Column {
    double potential = 0;
    double least = kFar;
    std::size_t row = 0;
    std::size_t way = 0;
    bool used = false;
  };
  std::vector<double> u(n + 1, 0.0);
  std::vector<Column> column(m + 1);
  for (std::size_t i = 1; i <= n; ++i) {
    column[0].row = i;
    std::size_t at = 0;
    for (Column& each : column) {
      each.least = kFar;
      each.used = false;
    }
    do {
      column[at].used = true;
      const std::size_t row = column[at].row;
      const double* own = gain.data() + (row - 1) * row_step;
      double step = kFar;
      std::size_t next = 0;
      for (std::size_t j = 1; j <= m; ++j) {
        Column& here = column[j];
        if (here.used) continue;
        const double reduced = -own[(j - 1) * column_step] - u[row] - here.potential;
        if (reduced < here.least) {
          here.least = reduced;
          here.way = at;
        }
        if (here.least < step) {
          step = here.least;
          next = j;
        }
      }
      for (Column& each : column) {
        if (each.used) {
          u[each.row] += step;
          each.potential -= step;
        } else {
          each.least -= step;
        }
      }
      at = next;
    } while (column[at].row != 0);
    do {
      const std::size_t before = column[at].way;
      column[at].row = column[before].row;
      at = before;
    } while (at != 0);
  }
  for (std::size_t j = 1; j <= m; ++j) {
    if (column[j].row == 0) continue;
    const std::size_t row = turned ? j - 1 : column[j].row - 1;
    const std::size_t partner = turned ? column[j].row - 1 : j - 1;
    if (gain[row * columns + partner] > 0) result[row] = partner;
  }
  return result;
}

}  // namespace setpoint
