#include <array>

#include "setpoint/data/regional_fields.h"
#include "setpoint/data/regional_formats.h"

namespace setpoint {

Release<NonfatalKey, NonfatalRow> read_nonfatal(TableInput& input) {
  enum : std::size_t { kPlace, kYear, kSetting, kVisits, kPeople };
  static constexpr std::array kColumns = {Column{"place"}, Column{"year"}, Column{"setting"},
                                          Column{"visits"}, Column{"people"}};
  static constexpr std::array<std::string_view, 2> kSettings = {"ED", "HOSP"};
  Release<NonfatalKey, NonfatalRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto place =
        read_place(table, kPlace, {PlaceKind::nation, PlaceKind::state, PlaceKind::county});
    const auto year = read_year(table, kYear);
    const auto setting = table.one_of(kSetting, kSettings);
    std::optional<double> visits;
    std::optional<double> people;
    bool good = read_optional_whole(table, kVisits, visits);
    good = read_optional_whole(table, kPeople, people) && good;
    if (!place || !year || !setting || !good) continue;
    const std::string where(kSettings[*setting]);
    const std::string key = place->text() + " " + std::to_string(*year) + ", " + where;
    if (!table.unique(key, key)) continue;
    release.groups[{*place, *year, where}].push_back(
        {"", {*place, *year, where, visits, people, table.at(kVisits)}, table.line()});
  }
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
