#include <array>

#include "setpoint/data/regional_fields.h"
#include "setpoint/data/regional_formats.h"

namespace setpoint {
namespace {

enum : std::size_t {
  kEnding,
  kMonths,
  kPlace,
  kCause,
  kAge,
  kReported,
  kPredicted,
  kComplete,
  kPending,
  kWithheld
};
constexpr std::array kColumns = {Column{"ending"},
                                 Column{"months"},
                                 Column{"place"},
                                 Column{"cause"},
                                 Column{"age"},
                                 Column{"reported"},
                                 Column{"predicted"},
                                 Column{"percent_complete"},
                                 Column{"percent_pending"},
                                 Column{"withheld"}};
constexpr std::array<std::string_view, 2> kSpans = {"1", "12"};
constexpr std::array<std::string_view, 3> kWords = {"", "suppressed", "low-quality"};

std::optional<Cause> read_cause(TableReader& table) {
  static const std::array<std::string_view, kCauses.size()> kNames = [] {
    std::array<std::string_view, kCauses.size()> names;
    for (std::size_t i = 0; i < kCauses.size(); ++i) names[i] = name(kCauses[i]);
    return names;
  }();
  const auto cause = table.one_of(kCause, kNames);
  if (!cause) return std::nullopt;
  return kCauses[*cause];
}

// A count or a word why there is none, not both. False at a fault.
bool accounted_for(TableReader& table, const std::optional<double>& reported, Withheld withheld) {
  if (reported.has_value() == (withheld == Withheld::no)) return true;
  if (reported)
    table.fault(kWithheld, "a count that is shown and " + std::string(name(withheld)),
                "withheld empty beside a count");
  else
    table.fault(kReported, "no count, and no word why", "a count, or withheld");
  return false;
}

}  // namespace

RegionalDeathTable read_regional_deaths(TableInput& input) {
  RegionalDeathTable result{input.table, 0, {}};
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto ending = read_month(table, kEnding);
    const auto span = table.one_of(kMonths, kSpans);
    const auto place = read_place(
        table, kPlace, {PlaceKind::nation, PlaceKind::state, PlaceKind::city, PlaceKind::county});
    const auto cause = read_cause(table);
    std::optional<AgeGroup> ages;
    std::optional<double> reported;
    std::optional<double> predicted;
    std::optional<double> complete;
    std::optional<double> pending;
    bool good = read_ages(table, kAge, ages);
    good = read_optional_whole(table, kReported, reported) && good;
    // A prediction is an estimate and need not be a whole number.
    good = read_optional(table, kPredicted, predicted) && good;
    good = read_percent(table, kComplete, complete) && good;
    good = read_percent(table, kPending, pending) && good;
    const auto word = table.one_of(kWithheld, kWords);
    if (!ending || !span || !place || !cause || !good || !word) continue;
    const auto withheld = static_cast<Withheld>(*word);
    if (!accounted_for(table, reported, withheld)) continue;
    const std::string key = place->text() + " " + ending->text() + ", " +
                            std::string(kSpans[*span]) + " months, " + std::string(name(*cause)) +
                            (ages ? ", " + std::string(name(*ages)) : std::string());
    if (!table.unique(key, key)) continue;
    result.deaths.push_back({0, *place, *ending, *span == 0 ? 1 : 12, *cause, ages, reported,
                             predicted, complete, pending, withheld, table.at(kReported)});
  }
  result.rows = table.rows();
  return result;
}

}  // namespace setpoint
