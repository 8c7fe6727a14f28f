#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "setpoint/data/regional_fields.h"
#include "setpoint/disclosure/regional_counts.h"

namespace setpoint {
namespace {

enum : std::size_t {
  kPlace,
  kEnding,
  kMonths,
  kCause,
  kAge,
  kSeries,
  kDeaths,
  kWithheld,
  kRate,
  kPopulation
};
constexpr std::array kColumns = {Column{"place"},
                                 Column{"ending"},
                                 Column{"months"},
                                 Column{"cause"},
                                 Column{"age"},
                                 Column{"series"},
                                 Column{"deaths"},
                                 Column{"withheld"},
                                 Column{"rate", {}, false},
                                 Column{"population", {}, false}};
enum : std::size_t { kArea, kPartEnding, kPartMonths, kPartCause, kPartAge, kPartSeries, kCounty };
constexpr std::array kPartColumns = {Column{"area"},  Column{"ending"}, Column{"months"},
                                     Column{"cause"}, Column{"age"},    Column{"series"},
                                     Column{"county"}};
constexpr std::array<std::string_view, 2> kSpans = {"1", "12"};
constexpr std::array<std::string_view, 3> kWords = {"", "suppressed", "unknown"};
constexpr double kPer = 100000;

template <std::size_t ending, std::size_t months, std::size_t cause, std::size_t age,
          std::size_t series>
std::optional<CountKey> read_key(TableReader& table) {
  CountKey key;
  const auto month = read_month(table, ending);
  const auto span = table.one_of(months, kSpans);
  const auto named = parse_cause(table.text(cause));
  if (!named) table.fault(cause, "'" + std::string(table.text(cause)) + "'", "a cause of death");
  const bool aged = read_ages(table, age, key.ages);
  const auto whose = table.required_text(series);
  if (!month || !span || !named || !aged || !whose) return std::nullopt;
  key.ending = *month;
  key.months = *span == 0 ? 1 : 12;
  key.cause = *named;
  key.series = *whose;
  return key;
}

int decimals_of(std::string_view number) {
  const auto point = number.find('.');
  return point == std::string_view::npos ? 0 : static_cast<int>(number.size() - point - 1);
}

void read_counts(TableInput& input, CountRecords& records) {
  TableReader table(input, kColumns);
  while (table.ready() && table.next()) {
    auto key = read_key<kEnding, kMonths, kCause, kAge, kSeries>(table);
    const auto place = table.required_text(kPlace);
    if (place && !level_of(*place))
      table.fault(kPlace, "'" + *place + "'",
                  "US, a state's letters, YC, a county's five digits or an area's code");
    std::optional<double> deaths;
    std::optional<double> rate;
    std::optional<double> people;
    const bool read = read_optional_whole(table, kDeaths, deaths) &&
                      read_optional(table, kRate, rate) &&
                      read_optional(table, kPopulation, people);
    const auto word = table.one_of(kWithheld, kWords);
    if (!key || !place || !level_of(*place) || !read || !word) continue;
    if (deaths.has_value() == (*word != 0)) {
      table.fault(kWithheld,
                  deaths ? "a count that is shown and withheld" : "no count, and no word why",
                  "a count, or 'suppressed', or 'unknown'");
      continue;
    }
    key->place = *place;
    CountRecord record;
    if (deaths) record.count = static_cast<std::int64_t>(*deaths);
    if (*word == 1) record.not_shown = NotShown::small;
    if (*word == 2) record.not_shown = NotShown::other;
    if (rate && people && *people > 0) {
      const auto counts =
          counts_of_rate(*rate, std::min(decimals_of(table.text(kRate)), 15), *people, kPer);
      if (!counts) {
        table.fault(kRate, "no whole count has this rate", "deaths per 100,000 of the population");
        continue;
      }
      record.low = counts->low;
      record.high = counts->high;
    }
    if (!records.emplace(*key, record).second)
      table.fault(kPlace, "a second row of " + key->text(), "one");
  }
}

void read_parts(TableInput& input, AreaParts& areas) {
  TableReader table(input, kPartColumns);
  while (table.ready() && table.next()) {
    auto key = read_key<kPartEnding, kPartMonths, kPartCause, kPartAge, kPartSeries>(table);
    const auto area = read_area(table, kArea);
    const auto county = read_place(table, kCounty, {PlaceKind::county});
    if (!key || !area || !county) continue;
    key->place = *area;
    auto& parts = areas[*key];
    if (std::find(parts.begin(), parts.end(), county->view()) != parts.end()) {
      table.fault(kCounty, "a second row of this county in this sum", "one");
      continue;
    }
    parts.push_back(county->text());
  }
}

}  // namespace

Result<Publication> read_publication(const std::filesystem::path& folder) {
  Publication made;
  FaultLog faults;
  std::vector<std::string> notes;
  std::size_t tables = 0;
  const auto read = [&](const std::string& name, bool may_be_empty, auto&& reader) {
    const std::filesystem::path path = folder / name;
    std::error_code none;
    if (!std::filesystem::exists(path, none)) return;
    auto bytes = FileBytes::open(path, path.string());
    if (!bytes) {
      faults.add(bytes.faults());
      return;
    }
    TableInput input{.table = 0,
                     .file = path.string(),
                     .path = name,
                     .bytes = **bytes,
                     .faults = faults,
                     .notes = notes,
                     .block = CsvReader::kBlock,
                     .chapters = {},
                     .may_be_empty = may_be_empty};
    reader(input);
    ++tables;
  };
  for (const Level level : kLevels)
    read("deaths-" + std::string(name(level)) + ".csv", true,
         [&](TableInput& input) { read_counts(input, made.records); });
  if (tables == 0 && faults.empty())
    return Fault{FaultKind::data,
                 {folder.string(), 0, 0},
                 "no published table",
                 "deaths-nation.csv, deaths-state.csv, deaths-county.csv or deaths-area.csv"};
  read("area-parts.csv", true, [&](TableInput& input) { read_parts(input, made.areas); });
  if (!faults.empty()) return faults.all(folder.string());

  const std::filesystem::path path = folder / "suppression.json";
  std::error_code none;
  if (std::filesystem::exists(path, none)) {
    const auto text = read_all(path, path.string());
    if (!text) return text.faults();
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    const bool stated = json.is_object() && json.contains("rule") && json["rule"].is_object() &&
                        json["rule"].contains("publisher") && json["rule"]["publisher"].is_string();
    if (!stated)
      return Fault{FaultKind::data,
                   {path.string(), 0, 0},
                   "no rule that was kept",
                   "setpoint.suppression/1"};
    made.rule = json["rule"]["publisher"].get<std::string>();
  }
  return made;
}

}  // namespace setpoint
