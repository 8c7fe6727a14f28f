// A number of a table with the place it came from.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "setpoint/core/quarter.h"

namespace setpoint {

// A place in the dataset: tables[table], line (the first of a record, from 1), name of the column.
struct RowRef {
  std::uint32_t table = 0;
  std::uint64_t line = 0;
  std::string_view column;  // a name with static storage
};

// A number as the publisher wrote it, in the publisher's unit, and the exact factor to ours.
struct Amount {
  double written = 0;            // as in the file
  double factor = 1;             // ours = written * factor
  std::string_view factor_name;  // what the factor is ("kilograms per pound"); empty if 1
  RowRef at;
  // Set when a later quarter repeats the figure of an earlier one (see carried_to).
  std::optional<Quarter> carried_from;
};

}  // namespace setpoint
