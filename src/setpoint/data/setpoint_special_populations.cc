#include <array>

#include "setpoint/data/death_unit.h"
#include "setpoint/data/regional_fields.h"
#include "setpoint/data/regional_formats.h"

namespace setpoint {
namespace {

enum : std::size_t {
  kPopulation,
  kMeasure,
  kPlace,
  kPeriod,
  kValue,
  kLow,
  kHigh,
  kUnit,
  kSource,
  kStanding,
  kLimits
};
constexpr std::array kColumns = {Column{"population"}, Column{"measure"}, Column{"place"},
                                 Column{"period"},     Column{"value"},   Column{"low"},
                                 Column{"high"},       Column{"unit"},    Column{"source"},
                                 Column{"standing"},   Column{"limits"}};
constexpr std::array<std::string_view, 4> kStandings = {"published", "derived", "assumption",
                                                        "gap"};
constexpr std::size_t kGap = 3;

// A gap has no value and says why; anything else has one, inside its range. False at a fault.
bool consistent(TableReader& table, std::size_t standing, const std::optional<double>& value,
                const std::optional<double>& low, const std::optional<double>& high) {
  if (standing == kGap) {
    if (!value && !low && !high && !table.text(kLimits).empty()) return true;
    if (value || low || high)
      table.fault(value ? kValue : (low ? kLow : kHigh), "a value of a gap", "none");
    else
      table.fault(kLimits, "a gap without a reason", "limits that say why there is no value");
    return false;
  }
  if (!value) {
    table.fault(kValue, "no value, and no gap", "a number, or standing gap");
    return false;
  }
  if (low && *low > *value) {
    table.fault(kLow, "low is above the value", "at most the value");
    return false;
  }
  if (high && *high < *value) {
    table.fault(kHigh, "high is below the value", "at least the value");
    return false;
  }
  return true;
}

}  // namespace

Release<std::string, SpecialPopulationRow> read_special_populations(TableInput& input) {
  Release<std::string, SpecialPopulationRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto population = table.required_text(kPopulation);
    const auto measure = table.required_text(kMeasure);
    const auto place = read_place(
        table, kPlace, {PlaceKind::nation, PlaceKind::state, PlaceKind::city, PlaceKind::county});
    const std::string period(table.text(kPeriod));
    const auto unit = table.required_text(kUnit);
    const auto source = table.required_text(kSource);
    const auto standing = table.one_of(kStanding, kStandings);
    std::optional<double> value;
    std::optional<double> low;
    std::optional<double> high;
    bool good = read_optional(table, kValue, value);
    good = read_optional(table, kLow, low) && good;
    good = read_optional(table, kHigh, high) && good;
    if (!population || !measure || !place || !unit || !source || !standing || !good) continue;
    if (!consistent(table, *standing, value, low, high)) continue;
    if (death_unit(*unit).of == DeathUnit::Of::unclear) {
      table.fault(kUnit, "unit " + shown(*unit),
                  "deaths for a count of them, deaths per 100,000 (or another number) for a rate, "
                  "or a unit that does not speak of deaths");
      continue;
    }
    const std::string identity = *measure + ", " + place->text() + ", " + period;
    const std::string key = *population + ", " + identity;
    if (!table.unique(key, key)) continue;
    release.groups[*population].push_back(
        {identity,
         {*population, *measure, *place, period, value, low, high, *unit, *source,
          std::string(kStandings[*standing]), std::string(table.text(kLimits)), table.at(kValue)},
         table.line()});
  }
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
