#include <array>

#include "setpoint/data/regional_fields.h"
#include "setpoint/data/regional_formats.h"

namespace setpoint {

Release<PlaceYear, LabReportRow> read_lab_reports(TableInput& input) {
  enum : std::size_t { kEnding, kMonths, kPlace, kSubstance, kCategory, kReports };
  static constexpr std::array kColumns = {Column{"ending"},   Column{"months"},
                                          Column{"place"},    Column{"substance"},
                                          Column{"category"}, Column{"reports"}};
  static constexpr std::array<std::string_view, 2> kSpans = {"6", "12"};
  constexpr int kHalf = 6;
  constexpr int kWhole = 12;
  Release<PlaceYear, LabReportRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto ending = read_month(table, kEnding);
    const auto span = table.one_of(kMonths, kSpans);
    const auto place = read_place(table, kPlace, {PlaceKind::state});
    const auto substance = table.required_text(kSubstance);
    const auto category = table.required_text(kCategory);
    const auto reports = table.whole(kReports);
    if (!ending || !span || !place || !substance || !category || !reports) continue;
    const int months = *span == 0 ? kHalf : kWhole;
    if (ending->month % months != 0) {
      table.fault(kEnding,
                  ending->text() + " does not end a " + (*span == 0 ? "half-year" : "year"),
                  *span == 0 ? "June or December" : "December");
      continue;
    }
    const std::string key = place->text() + " " + ending->text() + ", " +
                            std::string(kSpans[*span]) + " months, " + *substance;
    if (!table.unique(key, key)) continue;
    release.groups[{*place, ending->year}].push_back(
        {ending->text() + " " + std::string(kSpans[*span]) + " " + *substance,
         {*place, *ending, months, *substance, *category, reports->written, reports->at},
         table.line()});
  }
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
