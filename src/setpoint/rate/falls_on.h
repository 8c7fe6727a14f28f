// What rates fall on: imports and entries of each country in a window.
//
// Adjustments fall on the customs value of imports; tolls on entries of persons, everybody
// counted. A country without recorded imports or entries is absent.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/data/traced_row.h"
#include "setpoint/flow/window.h"

namespace setpoint {

struct FallsOn {
  std::map<Country, Traced<Money>> imports;
  std::map<Country, Traced<Money>> covered_imports;  // of the goods that compliance covers
  std::map<Country, Traced<Travel>> entries;
  std::set<Country> carried;  // some figure was carried forward from an earlier quarter
  // Who has figures for some quarters of the window only, and which lack: those count as nothing.
  std::vector<std::pair<Country, std::string>> partial;
  bool covered_imports_known = true;  // for every quarter of the window; else there are none
};

[[nodiscard]] FallsOn falls_on(TracedRows& rows, const Window& window);

}  // namespace setpoint
