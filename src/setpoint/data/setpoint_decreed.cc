#include <array>

#include "setpoint/data/formats.h"

namespace setpoint {

Release<DecreedKey, DecreedRow> read_decreed(TableInput& input) {
  enum : std::size_t { kCountry, kFrom, kRate, kScope, kEvidence };
  static constexpr std::array kColumns = {Column{"country"}, Column{"from"}, Column{"rate"},
                                          Column{"scope"}, Column{"evidence"}};
  Release<DecreedKey, DecreedRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto country = table.country(kCountry);
    const auto from = table.date(kFrom);
    const auto rate = table.fraction(kRate, "an ad valorem rate");
    const auto scope = table.required_text(kScope);
    const auto evidence = table.required_text(kEvidence);
    if (!country || !from || !rate || !scope || !evidence) continue;
    const std::string key = std::string(country->code()) + " from " + from->text();
    if (!table.unique(key, key)) continue;
    release.groups[{*country, *from}].push_back(
        {"", {*country, *from, *rate, *scope, *evidence}, table.line()});
  }
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
