#include <array>
#include <cmath>

#include "setpoint/core/decimal.h"
#include "setpoint/data/regional_fields.h"
#include "setpoint/data/regional_formats.h"

namespace setpoint {
namespace {

// Degrees of at most `limit` either way.
std::optional<double> read_degrees(TableReader& table, std::size_t column, double limit) {
  const auto value = parse_number(table.text(column));
  if (value && std::abs(*value) <= limit) return *value == 0 ? 0.0 : *value;
  table.fault(column,
              std::string(table.name(column)) + " " + shown(table.text(column)) +
                  " is not an angle in degrees",
              "-" + shortest(limit) + " to " + shortest(limit));
  return std::nullopt;
}

}  // namespace

Release<Place, CentroidRow> read_centroids(TableInput& input) {
  enum : std::size_t { kPlace, kName, kLatitude, kLongitude };
  static constexpr std::array kColumns = {Column{"place"}, Column{"name"}, Column{"latitude"},
                                          Column{"longitude"}};
  constexpr double kPole = 90;
  constexpr double kHalfTurn = 180;
  Release<Place, CentroidRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto place = read_place(
        table, kPlace, {PlaceKind::nation, PlaceKind::state, PlaceKind::city, PlaceKind::county});
    const auto latitude = read_degrees(table, kLatitude, kPole);
    const auto longitude = read_degrees(table, kLongitude, kHalfTurn);
    if (!place || !latitude || !longitude) continue;
    if (!table.unique(place->text(), place->text())) continue;
    release.groups[*place].push_back(
        {"",
         {*place, *latitude, *longitude, table.at(kLatitude), std::string(table.text(kName))},
         table.line()});
  }
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
