// U.S. Customs and Border Protection, "Nationwide Drug Seizures", by field office and sector, for
// the regional record. Every drug is kept.
#include <array>
#include <map>
#include <tuple>

#include "setpoint/data/cbp_release.h"
#include "setpoint/data/fixed_sum.h"
#include "setpoint/data/regional_formats.h"

namespace setpoint {
namespace {

using Cell = std::tuple<Month, std::string, std::string, std::string>;  // area, component, drug
struct Total {
  double events = 0;
  FixedSum pounds;
  std::uint64_t line = 0;
};

}  // namespace

Release<Month, AreaSeizureRow> read_cbp_area_seizures(TableInput& input) {
  using namespace cbp;
  Release<Month, AreaSeizureRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  std::map<Cell, Total> totals;
  while (table.next()) {
    const auto month = cbp::read_month(table);
    const auto component = table.one_of(kComponent, kComponents);
    const auto region = table.one_of(kRegion, kRegions);
    const auto land = table.one_of(kLand, kLandFilters);
    const auto area = table.required_text(kArea);
    const auto drug = table.required_text(kDrug);
    const auto events = table.whole(kEvents);
    const auto quantity = table.amount(kQuantity);
    if (!month || !component || !region || !land || !area || !drug || !events || !quantity)
      continue;
    const std::string key = month->text() + ", " + std::string(kComponents[*component]) + ", " +
                            std::string(kRegions[*region]) + ", " +
                            std::string(kLandFilters[*land]) + ", " + *area + ", " + *drug;
    if (!table.unique(key, key)) continue;
    Total& total = totals[{*month, *area, std::string(kComponents[*component]), *drug}];
    if (total.line == 0) total.line = table.line();
    total.events += events->written;
    // Below 2^-64 lb there is nothing to weigh.
    if (quantity->written > 0)
      if (const auto pounds = FixedSum::of(quantity->written, 1)) total.pounds.add(*pounds);
  }
  for (const auto& [cell, total] : totals) {
    const auto& [month, area, component, drug] = cell;
    release.groups[month].push_back({component + ", " + area + ", " + drug,
                                     {area,
                                      component,
                                      month,
                                      drug,
                                      total.events,
                                      total.pounds.value() * kKilogramsPerPound,
                                      {input.table, total.line, kColumns[kQuantity].name}},
                                     total.line});
  }
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
