#include "setpoint/data/census_imports.h"

#include "setpoint/data/census_country.h"

namespace setpoint {

std::optional<Country> census_country(TableReader& table, std::size_t column) {
  const auto country = country_of_census_code(table.text(column));
  if (!country)
    table.fault(column, "unknown Census country code " + shown(table.text(column)),
                "a code of Schedule C like 2010");
  return country;
}

CensusImports read_census_imports(TableInput& input) {
  bool monthly = false;
  TableReader table(input, [&](std::span<const std::string_view> header) {
    monthly = is_census_monthly(header);
    return monthly ? census_monthly_columns() : census_annual_columns(header);
  });
  CensusImports imports{{input.table, 0, {}}, {input.table, 0, {}}};
  if (!table.ready()) return imports;
  if (monthly)
    imports.monthly = read_census_monthly(input, table);
  else
    imports.annual = read_census_annual(input, table);
  return imports;
}

}  // namespace setpoint
