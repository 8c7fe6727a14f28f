// U.S. Census Bureau, annual estimates of the resident population: the state table NST-EST as it is
// shown (title lines, a header of two rows, dots before the names of states, thousands separated),
// and the county file co-est with a record for each state and county.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "setpoint/data/regional_fields.h"
#include "setpoint/data/regional_formats.h"

namespace setpoint {
namespace {

using Population = Release<PopulationKey, PopulationRow>;

constexpr std::string_view kPeople = "people";

class Reader {
 public:
  explicit Reader(TableInput& input)
      : input_(input), csv_(input.bytes, input.file, input.block), release_{input.table, 0, {}} {}

  Population read() {
    if (csv_.next()) {
      if (csv_.fields()[0] == "SUMLEV")
        counties();
      else
        states();
    }
    if (csv_.fault())
      input_.faults.add(*csv_.fault());
    else if (release_.groups.empty() && input_.faults.count() == before_)
      input_.faults.add({FaultKind::data,
                         {input_.file},
                         "no population of a place",
                         "the state table NST-EST or the county file co-est"});
    return std::move(release_);
  }

 private:
  void counties();
  void states();
  bool heading(std::size_t field);
  std::optional<Place> county_place();
  void add(const Place& place, int year, std::size_t field);
  void fault(std::size_t field, std::string what, std::string expected) {
    input_.faults.add({FaultKind::data, csv_.where(field), std::move(what), std::move(expected)});
  }
  [[nodiscard]] std::string_view field(std::string_view column) const {
    return csv_.fields()[position_.at(column)];
  }

  TableInput& input_;
  CsvReader csv_;
  Population release_;
  std::uint64_t before_ = input_.faults.count();
  std::map<std::string_view, std::size_t> position_;  // of the columns that name a place
  std::map<std::size_t, int> years_;                  // by field
  std::map<PopulationKey, std::uint64_t> lines_;
};

void Reader::add(const Place& place, int year, std::size_t field) {
  const auto people = grouped_count(csv_.fields()[field]);
  if (!people) {
    fault(field, shown(csv_.fields()[field]) + " is not a number of people",
          "a whole number like 4903185 or 4,903,185");
    return;
  }
  const PopulationKey key{place, year, std::nullopt};
  const auto [first, added] = lines_.try_emplace(key, csv_.line());
  if (!added) {
    fault(field, "a second row for " + place.text() + " " + std::to_string(year),
          "one (the first is on line " + std::to_string(first->second) + ")");
    return;
  }
  release_.groups[key].push_back(
      {"",
       {place, year, std::nullopt, *people, {input_.table, csv_.line(), kPeople}},
       csv_.line()});
}

// --- co-est: SUMLEV 40 (a state) or 50 (a county), with leading zeros or without.

constexpr std::array<std::string_view, 5> kNaming = {"SUMLEV", "STATE", "COUNTY", "STNAME",
                                                     "CTYNAME"};
constexpr std::string_view kEstimate = "POPESTIMATE";
// What else the whole file holds, each with a year behind it or not.
constexpr auto kOther = std::to_array<std::string_view>(
    {"REGION",      "DIVISION",    "CENSUS2010POP", "ESTIMATESBASE",     "NPOPCHG",
     "BIRTHS",      "DEATHS",      "NATURALINC",    "NATURALCHG",        "INTERNATIONALMIG",
     "DOMESTICMIG", "NETMIG",      "RESIDUAL",      "GQESTIMATES",       "RBIRTH",
     "RDEATH",      "RNATURALINC", "RNATURALCHG",   "RINTERNATIONALMIG", "RDOMESTICMIG",
     "RNETMIG"});

// False, with a fault, at a column that the file has not.
bool Reader::heading(std::size_t at) {
  const std::string_view name = csv_.fields()[at];
  const auto* const naming = std::find(kNaming.begin(), kNaming.end(), name);
  if (naming != kNaming.end()) {
    if (position_.try_emplace(*naming, at).second) return true;
    fault(at, "column " + shown(name) + " twice", "it once");
    return false;
  }
  if (name.starts_with(kEstimate)) {
    const auto year = parse_year(name.substr(kEstimate.size()));
    const bool twice = year && std::any_of(years_.begin(), years_.end(),
                                           [&](const auto& each) { return each.second == *year; });
    if (twice) {
      fault(at, "column " + shown(name) + " twice", "it once");
      return false;
    }
    if (year) years_[at] = *year;
    // Vintage 2020 has one for the first of April as well.
    if (year || name == "POPESTIMATE042020") return true;
  }
  for (const std::string_view other : kOther) {
    std::string_view rest = name;
    if (!rest.starts_with(other)) continue;
    rest.remove_prefix(other.size());
    if (rest.starts_with("BASE")) rest.remove_prefix(4);
    if (rest.starts_with('_')) rest.remove_prefix(1);
    if (rest.empty() || parse_year(rest)) return true;
  }
  fault(at, "unknown column " + shown(name), "a column of co-est like POPESTIMATE2024");
  return false;
}

std::optional<Place> Reader::county_place() {
  const std::string_view level = field("SUMLEV");
  const bool state = level == "40" || level == "040";
  if (!state && level != "50" && level != "050") {
    fault(position_.at("SUMLEV"), "unknown level " + shown(level),
          "40 (a state) or 50 (a county), with a leading zero or without");
    return std::nullopt;
  }
  const auto padded = [](std::string_view text, std::size_t digits) {
    const std::string zeros = text.size() < digits ? std::string(digits - text.size(), '0') : "";
    return zeros + std::string(text);
  };
  const std::string state_code = padded(field("STATE"), 2);
  const State* const known = state_of_fips(state_code);
  if (known == nullptr) {
    fault(position_.at("STATE"), "unknown state " + shown(field("STATE")), "a FIPS code like 01");
    return std::nullopt;
  }
  const std::string county_code = padded(field("COUNTY"), 3);
  auto place = state ? std::optional(Place::of(*known)) : Place::parse(state_code + county_code);
  if (place && (!state || county_code == "000")) return place;
  fault(position_.at("COUNTY"), "county " + shown(field("COUNTY")) + " at level " + shown(level),
        state ? "000" : "three digits other than 000");
  return std::nullopt;
}

void Reader::counties() {
  bool known = true;
  for (std::size_t at = 0; at < csv_.fields().size(); ++at) known = heading(at) && known;
  const bool named = known;
  for (const std::string_view name : kNaming) {
    if (!named || position_.contains(name)) continue;
    fault(0, "no column '" + std::string(name) + "'", "the columns of co-est");
    known = false;
  }
  if (known && years_.empty()) {
    fault(0, "no column of estimates", "POPESTIMATE and a year");
    known = false;
  }
  if (!known) return;
  while (csv_.next()) {
    ++release_.rows;
    const auto place = county_place();
    if (!place) continue;
    for (const auto& [at, year] : years_) add(*place, year, at);
  }
}

// --- NST-EST

constexpr std::string_view kNation = "United States";
constexpr std::array<std::string_view, 4> kRegions = {"Northeast", "Midwest", "South", "West"};

void Reader::states() {
  // Of the rows before the nation's, the last that holds years is the header: a title row above it
  // has been seen with a year misspelt.
  std::map<std::size_t, int> header;
  do {
    const auto& fields = csv_.fields();
    std::map<std::size_t, int> years;
    std::size_t filled = 0;
    for (std::size_t at = 0; at < fields.size(); ++at) {
      if (fields[at].empty()) continue;
      ++filled;
      if (const auto year = parse_year(fields[at])) years[at] = *year;
    }
    std::string_view name = fields[0];
    if (years_.empty()) {
      if (name != kNation) {
        if (years.size() > 1) header = years;
        continue;
      }
      const bool gaps =
          std::adjacent_find(header.begin(), header.end(), [](const auto& a, const auto& b) {
            return b.second != a.second + 1;
          }) != header.end();
      if (header.empty() || gaps) {
        fault(0, "no row of years before the nation's", "a header with years that ascend by one");
        return;
      }
      years_ = header;
    }
    // Blank lines, notes and the citation.
    if (filled < 2) continue;
    ++release_.rows;
    if (name.starts_with('.')) name.remove_prefix(1);
    if (std::find(kRegions.begin(), kRegions.end(), name) != kRegions.end()) continue;
    const State* const state = state_of_name(name);
    if (state == nullptr && name != kNation) {
      fault(0, "unknown area " + shown(name),
            "the United States, a region, a state or Puerto Rico");
      continue;
    }
    const Place place = state == nullptr ? Place::nation() : Place::of(*state);
    for (const auto& [at, year] : years_) add(place, year, at);
  } while (csv_.next());
}

}  // namespace

Population read_census_population(TableInput& input) {
  return Reader(input).read();
}

}  // namespace setpoint
