// National Center for Health Statistics, "VSRR Provisional Drug Overdose Death Counts".
#include <array>
#include <string>

#include "setpoint/data/formats.h"
#include "setpoint/data/region.h"
#include "setpoint/data/regional_fields.h"

namespace setpoint {
namespace {

enum : std::size_t { kState, kYear, kMonth, kPeriod, kIndicator, kReported, kPredicted };

// The released file's names, and those of the agency's interface.
constexpr std::array kColumns = {
    Column{"State", "state"},
    Column{"Year", "year"},
    Column{"Month", "month"},
    Column{"Period", "period"},
    Column{"Indicator", "indicator"},
    Column{"Data Value", "data_value"},
    Column{"Predicted Value", "predicted_value"},
    Column{"Percent Complete", "percent_complete", false},
    Column{"Percent Pending Investigation", "percent_pending_investigation", false},
    Column{"State Name", "state_name", false},
    Column{"Footnote", "footnote", false},
    Column{"Footnote Symbol", "footnote_symbol", false}};

constexpr std::string_view kSyntheticOpioids = "Synthetic opioids, excl. methadone (T40.4)";
constexpr std::array<std::string_view, 1> kPeriods = {"12 month-ending"};
constexpr int kMonthsCounted = 12;

// Blank where the publisher suppresses the value. False at a fault.
bool read_count(TableReader& table, std::size_t column, std::optional<Amount>& amount) {
  const std::string_view text = table.text(column);
  if (text.empty()) return true;
  const auto value = grouped_count(text);
  if (!value) {
    table.fault(column,
                std::string(table.name(column)) + " " + shown(text) + " is not a count of deaths",
                "a whole number like 4034 or 4,034, or nothing");
    return false;
  }
  amount = Amount{*value, 1, {}, table.at(column), {}};
  return true;
}

}  // namespace

Release<DeathKey, DeathRow> read_cdc_vsrr(TableInput& input) {
  Release<DeathKey, DeathRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  const bool ready = table.ready();
  const std::uint64_t before = input.faults.count();
  bool found = false;
  while (table.next()) {
    if (table.text(kIndicator) != kSyntheticOpioids) continue;
    found = true;
    const std::string region(table.text(kState));
    const bool known = is_region(region);
    if (!known)
      table.fault(kState, "unknown state " + shown(region),
                  "US, a state's two letters, DC, PR or YC");
    const auto year = parse_year(table.text(kYear));
    if (!year) table.fault(kYear, shown(table.text(kYear)) + " is not a year", "a year like 2024");
    const auto month = table.one_of(kMonth, month_names());
    const auto period = table.one_of(kPeriod, kPeriods);
    std::optional<Amount> reported;
    std::optional<Amount> predicted;
    const bool counted = read_count(table, kReported, reported);
    const bool estimated = read_count(table, kPredicted, predicted);
    if (!known || !year || !month || !period || !counted || !estimated) continue;
    const Month end{*year, static_cast<int>(*month) + 1};
    const std::string key = region + " " + end.text();
    if (!table.unique(key, key)) continue;
    const Quarter quarter = end.quarter();
    if (quarter.last_day().month() != end.month) continue;
    release.groups[{quarter, region, kMonthsCounted, std::nullopt}].push_back(
        {"", {quarter, region, std::nullopt, kMonthsCounted, reported, predicted}, table.line()});
  }
  if (ready && !found && input.faults.count() == before)
    table.fault("no row of the indicator '" + std::string(kSyntheticOpioids) + "'",
                "a release that has it");
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
