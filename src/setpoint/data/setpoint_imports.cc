#include <array>

#include "setpoint/data/formats.h"

namespace setpoint {

Release<ImportKey, ImportRow> read_imports(TableInput& input) {
  enum : std::size_t { kPeriod, kOrigin, kValue };
  static constexpr std::array kColumns = {Column{"period"}, Column{"origin"}, Column{"value_usd"}};
  Release<ImportKey, ImportRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto period = table.quarter(kPeriod);
    const auto origin = table.country(kOrigin);
    const auto value = table.amount(kValue);
    if (!period || !origin || !value) continue;
    const std::string key = period->text() + " " + std::string(origin->code());
    if (!table.unique(key, key)) continue;
    release.groups[{*period, *origin}].push_back({"", {*period, *origin, *value}, table.line()});
  }
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
