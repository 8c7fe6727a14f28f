// The cells that a margin puts rows in, numbered.
#pragma once

#include <cstddef>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/sampling/calibration.h"

namespace setpoint {

struct Cells {
  std::vector<std::size_t> of_row;
  std::vector<double> totals;  // by cell, in the order of their names

  [[nodiscard]] std::size_t size() const { return totals.size(); }
  // By cell, the sum of a column.
  [[nodiscard]] std::vector<double> sums(const std::vector<double>& column) const;
};

// Errors as post_stratify.
[[nodiscard]] Result<Cells> number_cells(const Margin& margin, std::size_t rows);

}  // namespace setpoint
