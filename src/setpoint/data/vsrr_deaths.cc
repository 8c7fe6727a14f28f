// National Center for Health Statistics, "VSRR Provisional Drug Overdose Death Counts", for the
// regional record.
#include <algorithm>
#include <array>
#include <set>

#include "setpoint/data/regional_fields.h"
#include "setpoint/data/regional_formats.h"

namespace setpoint {
namespace {

enum : std::size_t {
  kState,
  kYear,
  kMonth,
  kPeriod,
  kIndicator,
  kReported,
  kPredicted,
  kComplete,
  kPending,
  kStateName,
  kFootnote,
  kSymbol
};

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

struct Indicator {
  std::string_view name;
  Cause cause;
};
constexpr std::array kIndicators = {
    Indicator{"Number of Drug Overdose Deaths", Cause::all_drugs},
    Indicator{"Opioids (T40.0-T40.4,T40.6)", Cause::opioids},
    Indicator{"Heroin (T40.1)", Cause::heroin},
    Indicator{"Natural & semi-synthetic opioids (T40.2)", Cause::natural_opioids},
    Indicator{"Methadone (T40.3)", Cause::methadone},
    Indicator{"Synthetic opioids, excl. methadone (T40.4)", Cause::synthetic_opioids},
    Indicator{"Cocaine (T40.5)", Cause::cocaine},
    Indicator{"Psychostimulants with abuse potential (T43.6)", Cause::psychostimulants}};
// Not deaths by a cause of ours. A new one is skipped with a note.
constexpr std::array<std::string_view, 4> kOthers = {
    "Number of Deaths", "Percent with drugs specified",
    "Natural & semi-synthetic opioids, incl. methadone (T40.2, T40.3)",
    "Natural, semi-synthetic, & synthetic opioids, incl. methadone (T40.2-T40.4)"};
constexpr std::array<std::string_view, 1> kPeriods = {"12 month-ending"};
constexpr std::string_view kLowQuality = "low data quality";
constexpr int kMonthsCounted = 12;

// Blank where the publisher shows no value. False at a fault.
bool read_count(TableReader& table, std::size_t column, std::optional<double>& value) {
  const std::string_view text = table.text(column);
  if (text.empty()) return true;
  value = grouped_count(text);
  if (!value)
    table.fault(column,
                std::string(table.name(column)) + " " + shown(text) + " is not a count of deaths",
                "a whole number like 4034 or 4,034, or nothing");
  return value.has_value();
}

}  // namespace

RegionalDeathTable read_vsrr_deaths(TableInput& input) {
  RegionalDeathTable result{input.table, 0, {}};
  TableReader table(input, kColumns);
  const bool ready = table.ready();
  const std::uint64_t before = input.faults.count();
  bool found = false;
  std::set<std::string, std::less<>> unknown;
  while (table.next()) {
    const std::string_view text = table.text(kIndicator);
    const auto* const indicator =
        std::find_if(kIndicators.begin(), kIndicators.end(),
                     [&](const Indicator& each) { return each.name == text; });
    if (indicator == kIndicators.end()) {
      if (std::find(kOthers.begin(), kOthers.end(), text) == kOthers.end() &&
          unknown.emplace(text).second)
        input.notes.push_back(input.path + ": indicator " + shown(text) +
                              " is new to this program and not counted");
      continue;
    }
    found = true;
    const auto place =
        read_place(table, kState, {PlaceKind::nation, PlaceKind::state, PlaceKind::city});
    const auto year = read_year(table, kYear);
    const auto month = table.one_of(kMonth, month_names());
    const auto period = table.one_of(kPeriod, kPeriods);
    std::optional<double> reported;
    std::optional<double> predicted;
    std::optional<double> complete;
    std::optional<double> pending;
    bool good = read_count(table, kReported, reported);
    good = read_count(table, kPredicted, predicted) && good;
    good = read_percent(table, kComplete, complete) && good;
    good = read_percent(table, kPending, pending) && good;
    if (!place || !year || !month || !period || !good) continue;
    const Month ending{*year, static_cast<int>(*month) + 1};
    const std::string key =
        place->text() + " " + ending.text() + ", " + std::string(name(indicator->cause));
    if (!table.unique(key, key)) continue;
    Withheld withheld = Withheld::no;
    if (!reported)
      withheld = table.text(kFootnote).find(kLowQuality) == std::string_view::npos
                     ? Withheld::suppressed
                     : Withheld::low_quality;
    result.deaths.push_back({0, *place, ending, kMonthsCounted, indicator->cause, std::nullopt,
                             reported, predicted, complete, pending, withheld,
                             table.at(kReported)});
  }
  if (ready && !found && input.faults.count() == before)
    table.fault("no row of an indicator that is a cause of death",
                "a release that has 'Number of Drug Overdose Deaths' or another");
  result.rows = table.rows();
  return result;
}

}  // namespace setpoint
