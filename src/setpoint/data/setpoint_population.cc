#include <array>

#include "setpoint/data/regional_fields.h"
#include "setpoint/data/regional_formats.h"

namespace setpoint {

Release<PopulationKey, PopulationRow> read_population(TableInput& input) {
  enum : std::size_t { kPlace, kYear, kAge, kPeople };
  static constexpr std::array kColumns = {Column{"place"}, Column{"year"}, Column{"age"},
                                          Column{"people"}};
  Release<PopulationKey, PopulationRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto place = read_place(
        table, kPlace, {PlaceKind::nation, PlaceKind::state, PlaceKind::city, PlaceKind::county});
    const auto year = read_year(table, kYear);
    std::optional<AgeGroup> ages;
    const bool aged = read_ages(table, kAge, ages);
    const auto people = table.whole(kPeople);
    if (!place || !year || !aged || !people) continue;
    const std::string key = place->text() + " " + std::to_string(*year) +
                            (ages ? ", " + std::string(name(*ages)) : std::string());
    if (!table.unique(key, key)) continue;
    release.groups[{*place, *year, ages}].push_back(
        {"", {*place, *year, ages, people->written, people->at}, table.line()});
  }
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
