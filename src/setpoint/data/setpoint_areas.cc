#include <array>

#include "setpoint/data/regional_fields.h"
#include "setpoint/data/regional_formats.h"

namespace setpoint {

Release<std::string, DesignatedCountyRow> read_designated_counties(TableInput& input) {
  enum : std::size_t { kArea, kCounty, kFrom, kEvidence };
  static constexpr std::array kColumns = {Column{"area"}, Column{"county"}, Column{"from"},
                                          Column{"evidence"}};
  Release<std::string, DesignatedCountyRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto area = read_area(table, kArea);
    const auto county = read_place(table, kCounty, {PlaceKind::county});
    const auto from = table.required_text(kFrom);
    const auto evidence = table.required_text(kEvidence);
    if (!area || !county || !from || !evidence) continue;
    const std::string key = *area + " " + county->text();
    if (!table.unique(key, key)) continue;
    release.groups[*area].push_back(
        {county->text(), {*area, *county, *from, *evidence, table.at(kCounty)}, table.line()});
  }
  release.rows = table.rows();
  return release;
}

Release<std::string, AreaStateRow> read_area_states(TableInput& input) {
  enum : std::size_t { kArea, kName, kState, kEvidence };
  static constexpr std::array kColumns = {Column{"area"}, Column{"name"}, Column{"state"},
                                          Column{"evidence"}};
  Release<std::string, AreaStateRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto area = read_area(table, kArea);
    const auto area_name = table.required_text(kName);
    const auto state = read_place(table, kState, {PlaceKind::state});
    const auto evidence = table.required_text(kEvidence);
    if (!area || !area_name || !state || !evidence) continue;
    const std::string key = *area + " " + state->text();
    if (!table.unique(key, key)) continue;
    auto& rows = release.groups[*area];
    if (!rows.empty() && rows.front().row.area_name != *area_name) {
      table.fault(
          kName, "a second name of " + *area + ", " + shown(*area_name),
          shown(rows.front().row.area_name) + " as on line " + std::to_string(rows.front().line));
      continue;
    }
    rows.push_back(
        {state->text(), {*area, *area_name, *state, *evidence, table.at(kState)}, table.line()});
  }
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
