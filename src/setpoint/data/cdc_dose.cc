// Centers for Disease Control and Prevention, DOSE dashboard of discharge data: nonfatal overdoses
// of any drug by county and year. Rows of five years together are not read.
#include <array>

#include "setpoint/data/regional_fields.h"
#include "setpoint/data/regional_formats.h"

namespace setpoint {
namespace {

enum : std::size_t {
  kJurisdiction,
  kCounty,
  kFips,
  kYear,
  kDataset,
  kCount,
  kPopulation,
  kRate,
  kType,
  kPersonYears
};
constexpr std::array kColumns = {Column{"jurisdiction", "state"},
                                 Column{"county"},
                                 Column{"fips"},
                                 Column{"year"},
                                 Column{"dataset"},
                                 Column{"count_alldrug"},
                                 Column{"population"},
                                 Column{"rate_alldrug"},
                                 Column{"type"},
                                 Column{"person_years", {}, false}};
constexpr std::array<std::string_view, 2> kSettings = {"ED", "HOSP"};
constexpr std::array<std::string_view, 2> kTypes = {"1 year", "5 year"};

// What stands in place of a number, with no number behind it.
bool no_number(std::string_view text) {
  for (const std::string_view word : {"suppressed", "NA", "*", ".", "\u00A7", "\u00B6", ""})
    if (text == word) return true;
  return false;
}

// False at a fault.
bool read_value(TableReader& table, std::size_t column, std::optional<double>& value) {
  if (no_number(table.text(column))) return true;
  value = grouped_count(table.text(column));
  if (!value)
    table.fault(
        column,
        std::string(table.name(column)) + " " + shown(table.text(column)) + " is not a count",
        "a whole number, suppressed, NA, *, § or ¶");
  return value.has_value();
}

}  // namespace

Release<NonfatalKey, NonfatalRow> read_cdc_dose(TableInput& input) {
  Release<NonfatalKey, NonfatalRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto type = table.one_of(kType, kTypes);
    if (!type || *type != 0) continue;
    const auto place = read_place(table, kFips, {PlaceKind::county});
    const auto year = read_year(table, kYear);
    const auto setting = table.one_of(kDataset, kSettings);
    std::optional<double> visits;
    std::optional<double> people;
    bool good = read_value(table, kCount, visits);
    good = read_value(table, kPopulation, people) && good;
    if (!place || !year || !setting || !good) continue;
    if (place->state()->letters != table.text(kJurisdiction)) {
      table.fault(kFips,
                  "county " + place->text() + " is not in " + shown(table.text(kJurisdiction)),
                  "a county of the jurisdiction");
      continue;
    }
    const std::string where(kSettings[*setting]);
    const std::string key = place->text() + " " + std::to_string(*year) + ", " + where;
    if (!table.unique(key, key)) continue;
    release.groups[{*place, *year, where}].push_back(
        {"", {*place, *year, where, visits, people, table.at(kCount)}, table.line()});
  }
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
