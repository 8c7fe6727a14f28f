// CDC WONDER, "Multiple Cause of Death" (final and provisional), as exported.
//
// What was counted is in the columns or, where an export is not grouped by it, in the notes: the
// cause ("MCD - ICD-10 Codes: T40.4 (...)") and the year ("Year/Month: 2018"). Counts of 1 to 9
// read "Suppressed" or are left out with their rows; a row that is not there is not invented.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "setpoint/data/regional_fields.h"
#include "setpoint/data/regional_formats.h"
#include "setpoint/data/suggestion.h"
#include "setpoint/data/wonder_cause.h"
#include "setpoint/data/wonder_export.h"

namespace setpoint {
namespace {

// Columns that are read. WONDER names the place after what the query asked for.
enum : std::size_t { kNotes, kYear, kMonth, kState, kCounty, kCause, kAges, kDeaths, kColumns };
constexpr std::array<std::string_view, kColumns> kRead = {"Notes",
                                                          "Year Code",
                                                          "Month Code",
                                                          "State Code",
                                                          "County Code",
                                                          "Multiple Cause of death Code",
                                                          "Ten-Year Age Groups Code",
                                                          "Deaths"};
constexpr std::array<std::string_view, 2> kResidence = {"Residence State Code",
                                                        "Residence County Code"};
// Labels of what is read by its code, and what is not read.
constexpr auto kIgnored = std::to_array<std::string_view>(
    {"Year", "Month", "State", "County", "Residence State", "Residence County",
     "Multiple Cause of death", "Ten-Year Age Groups", "Population", "Crude Rate",
     "Crude Rate Lower 95% Confidence Interval", "Crude Rate Upper 95% Confidence Interval",
     "Crude Rate Standard Error", "Age Adjusted Rate",
     "Age Adjusted Rate Lower 95% Confidence Interval",
     "Age Adjusted Rate Upper 95% Confidence Interval", "Age Adjusted Rate Standard Error",
     "% of Total Deaths"});

constexpr std::string_view kDeathsName = kRead[kDeaths];
constexpr std::string_view kTotal = "Total";
constexpr std::string_view kSuppressed = "Suppressed";
constexpr std::array<std::string_view, 2> kAbsent = {"Missing", "Not Applicable"};
constexpr std::string_view kCauseLabel = "MCD - ICD-10 Codes";
constexpr std::string_view kUnderlyingLabel = "UCD - ICD-10 Codes";
constexpr int kDecember = 12;

class Reader {
 public:
  Reader(TableInput& input, const WonderExport& file)
      : input_(input), file_(file), result_{input.table, 0, {}} {}

  RegionalDeathTable read() {
    if (!match_columns() || !read_notes()) return std::move(result_);
    for (const WonderExport::Record& row : file_.rows) read_row(row);
    if (result_.rows == 0 && input_.faults.count() == before_)
      whole_fault("no rows after the header", "at least one");
    for (const auto& [what, count] : skipped_)
      input_.notes.push_back(input_.path + ": " + std::to_string(count) +
                             (count == 1 ? " row " : " rows ") + what + " not counted");
    return std::move(result_);
  }

 private:
  bool match_columns();
  bool read_notes();
  void read_row(const WonderExport::Record& row);
  std::optional<Place> place(const WonderExport::Record& row);
  // The last month and how many; nothing at a fault.
  std::optional<std::pair<Month, int>> period(const WonderExport::Record& row);
  std::optional<Cause> cause(const WonderExport::Record& row);
  [[nodiscard]] bool all_places() const;

  [[nodiscard]] bool has(std::size_t column) const { return position_[column].has_value(); }
  [[nodiscard]] std::string_view text(const WonderExport::Record& row, std::size_t column) const {
    return has(column) ? std::string_view(row.values[*position_[column]]) : std::string_view();
  }
  void fault(const WonderExport::Record& row, std::size_t at, std::string what,
             std::string expected) {
    input_.faults.add({FaultKind::data,
                       {input_.file, row.line, row.columns[at]},
                       std::move(what),
                       std::move(expected)});
  }
  void whole_fault(std::string what, std::string expected) {
    input_.faults.add({FaultKind::data, {input_.file}, std::move(what), std::move(expected)});
  }

  TableInput& input_;
  const WonderExport& file_;
  RegionalDeathTable result_;
  const std::uint64_t before_ = input_.faults.count();
  std::array<std::optional<std::size_t>, kColumns> position_;
  std::optional<Cause> cause_;  // from the notes, where no column tells
  std::optional<int> year_;
  std::map<std::string, std::uint64_t> skipped_;
  using Key = std::tuple<Place, Month, int, Cause, std::optional<AgeGroup>>;
  std::map<Key, std::uint64_t> lines_;
};

bool Reader::match_columns() {
  std::set<std::string_view> seen;
  for (std::size_t at = 0; at < file_.header.values.size(); ++at) {
    std::string_view heading = file_.header.values[at];
    if (!seen.insert(heading).second) {
      fault(file_.header, at, "column " + shown(heading) + " twice", "it once");
      continue;
    }
    for (std::size_t i = 0; i < kResidence.size(); ++i)
      if (heading == kResidence[i]) heading = kRead[kState + i];
    const auto* const column = std::find(kRead.begin(), kRead.end(), heading);
    if (column != kRead.end()) {
      auto& position = position_[static_cast<std::size_t>(column - kRead.begin())];
      if (position)
        fault(file_.header, at, "a second column of places " + shown(file_.header.values[at]),
              "it once");
      position = at;
    } else if (std::find(kIgnored.begin(), kIgnored.end(), heading) == kIgnored.end()) {
      fault(file_.header, at, "unknown column " + shown(heading), suggestion(heading, kRead));
    }
  }
  if (!has(kDeaths))
    input_.faults.add({FaultKind::data,
                       {input_.file, file_.header.line, 0},
                       "no column 'Deaths'",
                       "an export of CDC WONDER"});
  if (has(kState) && has(kCounty)) {
    fault(file_.header, *position_[kState], "columns of states and of counties", "one of them");
  }
  return input_.faults.count() == before_;
}

bool Reader::read_notes() {
  if (!has(kCause)) {
    cause_ = cause_of_query(file_.note(kCauseLabel).value_or(""),
                            file_.note(kUnderlyingLabel).value_or(""));
    if (!cause_)
      whole_fault("neither a column nor the notes name a cause that is known",
                  "'Multiple Cause of death Code', or a query of T40.1 to T40.5, T43.6, "
                  "T40.0-T40.4 and T40.6, or X40-X44, X60-X64, Y10-Y14 and X85");
  }
  if (!has(kYear) && !has(kMonth)) {
    year_ = parse_year(file_.note("Year/Month").value_or(""));
    if (!year_)
      whole_fault("neither a column nor the notes name the year",
                  "'Year Code', 'Month Code' or a query of one year");
  }
  return input_.faults.count() == before_;
}

// Whether the query left no state out, so that its total is the nation's.
bool Reader::all_places() const {
  for (const std::string_view label : {"States", "Residence States", "County", "Counties"}) {
    const auto chosen = file_.note(label);
    if (chosen && !chosen->starts_with("All")) return false;
  }
  return true;
}

std::optional<Place> Reader::place(const WonderExport::Record& row) {
  if (has(kCounty)) {
    const auto county = Place::parse(text(row, kCounty));
    if (county && county->kind() == PlaceKind::county) return county;
    fault(row, *position_[kCounty], "unknown county " + shown(text(row, kCounty)),
          "five digits, a state's and the county's");
    return std::nullopt;
  }
  if (!has(kState)) return Place::nation();
  if (const State* const state = state_of_fips(text(row, kState))) return Place::of(*state);
  fault(row, *position_[kState], "unknown state " + shown(text(row, kState)),
        "a FIPS code of two digits");
  return std::nullopt;
}

std::optional<std::pair<Month, int>> Reader::period(const WonderExport::Record& row) {
  if (has(kMonth)) {
    std::string text(this->text(row, kMonth));
    std::replace(text.begin(), text.end(), '-', '_');
    std::replace(text.begin(), text.end(), '/', '-');
    if (const auto month = parse_month(text)) return std::pair(*month, 1);
    fault(row, *position_[kMonth], shown(this->text(row, kMonth)) + " is not a month's code",
          "a code like 2023/12");
    return std::nullopt;
  }
  const auto year = has(kYear) ? parse_year(text(row, kYear)) : year_;
  if (year) return std::pair(Month{*year, kDecember}, kDecember);
  fault(row, *position_[kYear], shown(text(row, kYear)) + " is not a year's code",
        "a code like 2023");
  return std::nullopt;
}

std::optional<Cause> Reader::cause(const WonderExport::Record& row) {
  if (!has(kCause)) return cause_;
  if (const auto cause = cause_of_code(text(row, kCause))) return cause;
  fault(row, *position_[kCause], "unknown cause " + shown(text(row, kCause)),
        "T40.1, T40.2, T40.3, T40.4, T40.5 or T43.6");
  return std::nullopt;
}

void Reader::read_row(const WonderExport::Record& row) {
  ++result_.rows;
  const bool total = text(row, kNotes) == kTotal;
  if (!total && !text(row, kNotes).empty()) {
    fault(row, *position_[kNotes], "unknown note " + shown(text(row, kNotes)), "nothing or Total");
    return;
  }
  // The total of an export that is grouped by place alone is the nation's, suppressed counts and
  // all. Any other repeats what other rows add up to.
  const bool grouped = has(kYear) || has(kMonth) || has(kCause) || has(kAges);
  const bool national = total && !grouped && (has(kState) || has(kCounty)) && all_places();
  if (total && !national) {
    ++skipped_["of totals"];
    return;
  }
  const auto where = national ? Place::nation() : place(row);
  const auto when = period(row);
  const auto what = cause(row);
  std::optional<AgeGroup> ages;
  if (has(kAges)) {
    const std::string_view code = text(row, kAges);
    if (code == "NS") {
      ++skipped_["of an age that is not stated"];
      return;
    }
    ages = code == "1" ? AgeGroup::under_1 : parse_age_group(code);
    if (!ages)
      fault(row, *position_[kAges], "unknown age group " + shown(code), "1, 1-4, 5-14 ... or 85+");
  }
  const std::string_view count = text(row, kDeaths);
  if (std::find(kAbsent.begin(), kAbsent.end(), count) != kAbsent.end()) {
    ++skipped_["without data for that place and time"];
    return;
  }
  std::optional<double> deaths;
  if (count != kSuppressed) {
    deaths = grouped_count(count);
    if (!deaths)
      fault(row, *position_[kDeaths], shown(count) + " is not a count of deaths",
            "a whole number or Suppressed");
  }
  if (!where || !when || !what || (has(kAges) && !ages) || (!deaths && count != kSuppressed))
    return;
  const auto [first, added] =
      lines_.try_emplace({*where, when->first, when->second, *what, ages}, row.line);
  if (!added) {
    fault(row, 0,
          "a second row for " + where->text() + " " + when->first.text() + ", " +
              std::string(name(*what)) + (ages ? ", " + std::string(name(*ages)) : std::string()),
          "one (the first is on line " + std::to_string(first->second) + ")");
    return;
  }
  result_.deaths.push_back({0,
                            *where,
                            when->first,
                            when->second,
                            *what,
                            ages,
                            deaths,
                            std::nullopt,
                            std::nullopt,
                            std::nullopt,
                            deaths ? Withheld::no : Withheld::suppressed,
                            {input_.table, row.line, kDeathsName}});
}

}  // namespace

RegionalDeathTable read_wonder_deaths(TableInput& input) {
  const auto file = read_wonder_export(input);
  if (!file) return {input.table, 0, {}};
  return Reader(input, *file).read();
}

}  // namespace setpoint
