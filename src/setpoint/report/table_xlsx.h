// Any one table as a spreadsheet, with its title and its source.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/core/quarter.h"

namespace setpoint {

struct PlainTable {
  struct Column {
    std::string title;
    bool number = false;
  };
  using Cell = std::variant<std::monostate, double, std::string>;  // empty, a number, a text
  std::string title;
  std::string source;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;  // each with a cell for every column
};

// The sheets Table and About. No cell is a formula, whatever its text begins with.
// Faults (machine): as of workbook().
[[nodiscard]] Result<std::string> table_xlsx(const PlainTable& table, const Date& created);

}  // namespace setpoint
