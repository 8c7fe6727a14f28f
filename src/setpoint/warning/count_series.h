// A user's own counts: a table of period, count and perhaps population.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/data/bytes.h"

namespace setpoint {

struct CountSeries {
  std::size_t frequency = 12;  // periods in a year: 12, 4, 2, 1
  std::vector<std::string> periods;
  std::vector<double> counts;
  std::vector<double> populations;  // empty where the table has none
};

// Columns period, count and, if there is one, population, in this order. Periods are months
// (2024-09), quarters (2024Q3), half-years (2024H2) or years (2024), of one kind, consecutive and
// ascending; counts whole, populations above 0. Every fault is of the data, with its place.
[[nodiscard]] Result<CountSeries> read_count_series(ByteSource& bytes, const std::string& file);

}  // namespace setpoint
