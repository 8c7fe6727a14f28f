#include "setpoint/sampling/cells.h"

#include <cmath>

namespace setpoint {

std::vector<double> Cells::sums(const std::vector<double>& column) const {
  std::vector<double> result(size(), 0.0);
  for (std::size_t row = 0; row < of_row.size(); ++row) {
    result[of_row[row]] += column[row];
  }
  return result;
}

Result<Cells> number_cells(const Margin& margin, std::size_t rows) {
  if (margin.cell.size() != rows) {
    return Fault{
        FaultKind::data, {}, "a margin of another length than the design", "a cell for each row"};
  }
  Cells cells;
  std::map<std::string, std::size_t> number;
  Faults faults;
  for (const auto& [name, total] : margin.totals) {
    number.emplace(name, cells.totals.size());
    cells.totals.push_back(total);
    if (!(total > 0.0) || !std::isfinite(total)) {
      faults.push_back({FaultKind::data,
                        {},
                        "a known total of cell '" + name + "' that is not a positive number",
                        "population units"});
    }
  }
  std::vector<char> seen(cells.totals.size(), 0);
  for (const std::string& name : margin.cell) {
    const auto found = number.find(name);
    if (found == number.end()) {
      faults.push_back({FaultKind::data,
                        {},
                        "rows in cell '" + name + "' without a known total",
                        "a total for every cell"});
      return faults;
    }
    seen[found->second] = 1;
    cells.of_row.push_back(found->second);
  }
  for (const auto& [name, cell] : number) {
    if (seen[cell] == 0) {
      faults.push_back({FaultKind::data,
                        {},
                        "a known total of cell '" + name + "' without rows",
                        "rows in every cell: join it with another"});
    }
  }
  if (!faults.empty()) {
    return faults;
  }
  return cells;
}

}  // namespace setpoint
