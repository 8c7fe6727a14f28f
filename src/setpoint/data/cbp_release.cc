#include "setpoint/data/cbp_release.h"

namespace setpoint::cbp {
namespace {

std::optional<FiscalYear> fiscal_year(std::string_view text) {
  constexpr std::string_view kInProgress = " (FYTD)";
  if (text.ends_with(kInProgress)) text.remove_suffix(kInProgress.size());
  const auto year = parse_year(text);
  if (!year) return std::nullopt;
  return FiscalYear{*year};
}

// The fiscal year opens with October of the calendar year before.
Month calendar_month(FiscalYear year, int month) {
  constexpr int kOctober = 10;
  return {month >= kOctober ? year.year - 1 : year.year, month};
}

}  // namespace

std::optional<Month> read_month(TableReader& table) {
  const auto year = fiscal_year(table.text(kYear));
  if (!year)
    table.fault(kYear, shown(table.text(kYear)) + " is not a fiscal year",
                "a year like 2024, or 2026 (FYTD) for one in progress");
  const auto month = table.one_of(kMonth, kMonths);
  if (!year || !month) return std::nullopt;
  return calendar_month(*year, static_cast<int>(*month) + 1);
}

}  // namespace setpoint::cbp
