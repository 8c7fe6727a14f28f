// The same tables with every country under another name.
#pragma once

#include <algorithm>
#include <map>
#include <vector>

#include "setpoint/data/tables.h"

namespace setpoint::test {

using Names = std::map<Country, Country>;

inline Country renamed(Country country, const Names& names) {
  const auto found = names.find(country);
  return found == names.end() ? country : found->second;
}

inline Tables renamed(Tables tables, const Names& names) {
  for (auto& row : tables.seizures) row.origin = renamed(row.origin, names);
  for (auto& row : tables.crossings) row.origin = renamed(row.origin, names);
  for (auto& row : tables.imports) row.origin = renamed(row.origin, names);
  if (tables.covered_imports)
    for (auto& row : *tables.covered_imports) row.origin = renamed(row.origin, names);
  for (auto& row : tables.governance) row.country = renamed(row.country, names);
  for (auto& row : tables.regulation) row.country = renamed(row.country, names);
  for (auto& row : tables.subsidy) row.country = renamed(row.country, names);
  for (auto* table : {&tables.routing, &tables.precursors})
    for (auto& row : *table) {
      row.from = renamed(row.from, names);
      row.to = renamed(row.to, names);
    }
  return tables;
}

}  // namespace setpoint::test
