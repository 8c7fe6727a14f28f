#include "setpoint/data/relabelled.h"

namespace setpoint {
namespace {

void in_units_of(Amount& amount, double unit, std::string_view name) {
  amount.written /= unit;
  amount.factor *= unit;
  amount.factor_name = name;
}

}  // namespace

Country renamed(Country country, const CountryNames& names) {
  const auto found = names.find(country);
  return found == names.end() ? country : found->second;
}

Tables with_countries_renamed(Tables tables, const CountryNames& names) {
  const auto rename = [&](Country& country) { country = renamed(country, names); };
  for (auto& row : tables.seizures) rename(row.origin);
  for (auto& row : tables.crossings) rename(row.origin);
  for (auto& row : tables.imports) rename(row.origin);
  if (tables.covered_imports)
    for (auto& row : *tables.covered_imports) rename(row.origin);
  for (auto& row : tables.governance) rename(row.country);
  for (auto& row : tables.regulation) rename(row.country);
  for (auto& row : tables.subsidy) rename(row.country);
  for (auto& row : tables.decreed) rename(row.country);
  for (auto& row : tables.coverage) rename(row.origin);
  for (auto& cell : tables.inspections.cells) rename(cell.origin);
  for (auto* shares : {&tables.routing, &tables.precursors})
    for (auto& row : *shares) {
      rename(row.from);
      rename(row.to);
    }
  return tables;
}

Tables in_other_units(Tables tables) {
  for (auto& row : tables.seizures) in_units_of(row.gross, 0.001, "kilograms per gram");
  for (auto& row : tables.regional_seizures) in_units_of(row.gross, 0.001, "kilograms per gram");
  for (auto& row : tables.imports) in_units_of(row.value, 1000, "dollars per thousand dollars");
  if (tables.covered_imports)
    for (auto& row : *tables.covered_imports)
      in_units_of(row.value, 1000, "dollars per thousand dollars");
  for (auto& row : tables.crossings) in_units_of(row.entries, 1000, "persons per thousand persons");
  return tables;
}

}  // namespace setpoint
