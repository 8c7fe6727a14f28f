// U.S. Department of Transportation, Bureau of Transportation Statistics, "Border Crossing/Entry
// Data": what and who enters by land, by port and month.
#include <array>
#include <unordered_map>

#include "setpoint/core/decimal.h"
#include "setpoint/data/formats.h"

namespace setpoint {
namespace {

enum : std::size_t { kPortName, kState, kPort, kBorder, kDate, kMeasure, kValue };

constexpr std::array kColumns = {Column{"Port Name"},
                                 Column{"State"},
                                 Column{"Port Code"},
                                 Column{"Border"},
                                 Column{"Date"},
                                 Column{"Measure"},
                                 Column{"Value"},
                                 Column{"Latitude", {}, false},
                                 Column{"Longitude", {}, false},
                                 Column{"Point", {}, false}};

constexpr std::array<std::string_view, 2> kBorders = {"US-Mexico Border", "US-Canada Border"};
constexpr std::array<std::string_view, 2> kNeighbours = {"MX", "CA"};

// Persons first; the rest count vehicles and containers. "Full" is the older name of "Loaded".
constexpr std::array<std::string_view, 14> kMeasures = {"Personal Vehicle Passengers",
                                                        "Pedestrians",
                                                        "Bus Passengers",
                                                        "Train Passengers",
                                                        "Personal Vehicles",
                                                        "Trucks",
                                                        "Buses",
                                                        "Trains",
                                                        "Truck Containers Loaded",
                                                        "Truck Containers Empty",
                                                        "Rail Containers Loaded",
                                                        "Rail Containers Empty",
                                                        "Truck Containers Full",
                                                        "Rail Containers Full"};
constexpr std::array<Channel, 4> kChannelOf = {Channel::vehicle, Channel::pedestrian,
                                               Channel::transit, Channel::transit};

int digit(char c) {
  return c >= '0' && c <= '9' ? c - '0' : -1;
}

// "Jan 2024", or "01/01/2024 12:00:00 AM" as the portal once exported it.
std::optional<Month> parse_short_month(std::string_view text) {
  constexpr std::string_view kMidnight = " 12:00:00 AM";
  if (text.size() == 8 && text[3] == ' ') {
    const auto year = parse_year(text.substr(4));
    const auto names = month_abbreviations();
    for (std::size_t i = 0; year && i < names.size(); ++i)
      if (names[i] == text.substr(0, 3)) return Month{*year, static_cast<int>(i) + 1};
    return std::nullopt;
  }
  if (text.size() == 22 && text.ends_with(kMidnight) && text.substr(2, 4) == "/01/") {
    const auto year = parse_year(text.substr(6, 4));
    const int tens = digit(text[0]);
    const int ones = digit(text[1]);
    const int month = tens * 10 + ones;
    if (year && tens >= 0 && ones >= 0 && month >= 1 && month <= 12) return Month{*year, month};
  }
  return std::nullopt;
}

// Where a record's key was first seen, and which entry it made.
struct Seen {
  double value = 0;
  std::uint64_t line = 0;
  BorderMonth group;
  std::optional<std::size_t> entry;
};

}  // namespace

Release<BorderMonth, CrossingRow> read_bts_border_crossing(TableInput& input) {
  Release<BorderMonth, CrossingRow> release{input.table, 0, {}};
  std::unordered_map<std::string, Seen> records;
  std::uint64_t repeated = 0;
  std::uint64_t zeros = 0;
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto port = table.required_text(kPort);
    const auto border = table.one_of(kBorder, kBorders);
    const auto month = parse_short_month(table.text(kDate));
    if (!month)
      table.fault(kDate, shown(table.text(kDate)) + " is not a month",
                  "a month like Jan 2024, or 01/01/2024 12:00:00 AM");
    const auto measure = table.one_of(kMeasure, kMeasures);
    const auto value = table.whole(kValue);
    if (!port || !border || !month || !measure || !value) continue;
    const auto origin = Country::parse(kNeighbours[*border]);
    const BorderMonth group{*month, *origin};
    auto& entries = release.groups[group];
    const std::string identity = *port + ", " + std::string(kMeasures[*measure]);
    const auto [at, fresh] = records.try_emplace(identity + ", " + month->text(),
                                                 Seen{value->written, table.line(), group, {}});
    Seen& seen = at->second;
    if (!fresh) {
      // The publisher repeats some records, and one port's month bears a zero beside its count.
      if (seen.value == value->written && seen.group == group) {
        ++repeated;
        continue;
      }
      if ((seen.value != 0 && value->written != 0) || seen.group != group) {
        table.fault(kValue,
                    "port " + identity + ", " + month->text() + " is " + shortest(value->written),
                    shortest(seen.value) + " as on line " + std::to_string(seen.line));
        continue;
      }
      ++zeros;
      if (value->written == 0) continue;
      seen.value = value->written;
      if (seen.entry) entries[*seen.entry].row.entries = *value;
      if (seen.entry) entries[*seen.entry].line = table.line();
      continue;
    }
    if (*measure >= kChannelOf.size()) continue;
    seen.entry = entries.size();
    entries.push_back(
        {identity, {month->quarter(), *origin, kChannelOf[*measure], *value}, table.line()});
  }
  if (repeated > 0)
    input.notes.push_back(input.path + ": " + std::to_string(repeated) +
                          " records stand there twice and are counted once");
  if (zeros > 0)
    input.notes.push_back(input.path + ": " + std::to_string(zeros) +
                          " records are there once as 0 and once not; the 0 is left out");
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
