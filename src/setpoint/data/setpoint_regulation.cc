#include <array>

#include "setpoint/data/formats.h"

namespace setpoint {

Release<Country, RegulationRow> read_regulation(TableInput& input) {
  enum : std::size_t { kCountry, kCostShare, kEffectiveness, kSource };
  static constexpr std::array kColumns = {Column{"country"}, Column{"cost_share"},
                                          Column{"effectiveness"}, Column{"source"}};
  Release<Country, RegulationRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto country = table.country(kCountry);
    const auto cost = table.fraction(kCostShare, "a share of the value of goods");
    const auto effectiveness = table.fraction(kEffectiveness, "a degree of effectiveness");
    const auto source = table.required_text(kSource);
    if (!country || !cost || !effectiveness || !source) continue;
    if (!table.unique(std::string(country->code()), country->code())) continue;
    release.groups[*country].push_back(
        {"", {*country, *cost, *effectiveness, *source}, table.line()});
  }
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
