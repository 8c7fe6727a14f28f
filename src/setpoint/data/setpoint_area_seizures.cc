#include <array>

#include "setpoint/data/regional_fields.h"
#include "setpoint/data/regional_formats.h"

namespace setpoint {

Release<Month, AreaSeizureRow> read_area_seizures(TableInput& input) {
  enum : std::size_t { kMonth, kArea, kComponent, kDrug, kEvents, kKilograms };
  static constexpr std::array kColumns = {Column{"month"}, Column{"area"},   Column{"component"},
                                          Column{"drug"},  Column{"events"}, Column{"kilograms"}};
  Release<Month, AreaSeizureRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto month = read_month(table, kMonth);
    const auto area = table.required_text(kArea);
    const auto component = table.required_text(kComponent);
    const auto drug = table.required_text(kDrug);
    const auto events = table.whole(kEvents);
    const auto kilograms = table.amount(kKilograms);
    if (!month || !area || !component || !drug || !events || !kilograms) continue;
    const std::string identity = *component + ", " + *area + ", " + *drug;
    const std::string key = month->text() + ", " + identity;
    if (!table.unique(key, key)) continue;
    release.groups[*month].push_back(
        {identity,
         {*area, *component, *month, *drug, events->written, kilograms->written, kilograms->at},
         table.line()});
  }
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
