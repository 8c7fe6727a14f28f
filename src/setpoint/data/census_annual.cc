#include <algorithm>
#include <array>
#include <set>

#include "setpoint/data/census_country.h"
#include "setpoint/data/census_imports.h"

namespace setpoint {
namespace {

enum : std::size_t { kCode, kCommodity, kValue, kTime };

// One file a year, as HS2, HS6 or HS10.
constexpr std::array<Column, 5> columns_by(std::string_view level) {
  return {Column{"CTY_CODE"}, Column{level}, Column{"CON_VAL_YYYY_USD"},
          Column{"CAL_DUT_YYYY_USD", {}, false}, Column{"CTY_NAME", {}, false}};
}
constexpr std::array kChapters = columns_by("HS2");
constexpr std::array kSubheadings = columns_by("HS6");
constexpr std::array kLines = columns_by("HS10");
// As the bureau's interface returns it: the year to the date in `time`.
constexpr std::array kInterface = {Column{"CTY_CODE"},
                                   Column{"I_COMMODITY"},
                                   Column{"CON_VAL_YR"},
                                   Column{"time"},
                                   Column{"CAL_DUT_YR", {}, false},
                                   Column{"CTY_NAME", {}, false},
                                   Column{"I_COMMODITY_SDESC", {}, false},
                                   Column{"COMM_LVL", {}, false}};

// A row names its column for as long as the program runs, so the years' names stand in the program.
constexpr int kFirstYear = 1900;
constexpr std::size_t kYears = 300;
constexpr auto kValueNames = [] {
  constexpr std::string_view kPattern = "CON_VAL_YYYY_USD";
  std::array<std::array<char, kPattern.size()>, kYears> names{};
  for (std::size_t i = 0; i < kYears; ++i) {
    std::copy(kPattern.begin(), kPattern.end(), names[i].begin());
    std::size_t year = static_cast<std::size_t>(kFirstYear) + i;
    for (std::size_t at = kPattern.find("YYYY") + 4; at-- > kPattern.find("YYYY"); year /= 10)
      names[i][at] = static_cast<char>('0' + year % 10);
  }
  return names;
}();

std::string_view value_name(int year) {
  const auto& name = kValueNames[static_cast<std::size_t>(year - kFirstYear)];
  return {name.data(), name.size()};
}

bool is_code(std::string_view text) {
  return (text.size() == 2 || text.size() == 6 || text.size() == 10) &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The year of the heading CON_VAL_2024_USD.
std::optional<int> heading_year(const TableReader& table) {
  const std::size_t at = table.name(kValue).find("YYYY");
  if (at == std::string_view::npos) return std::nullopt;
  return parse_year(std::string_view(table.heading(kValue)).substr(at, 4));
}

}  // namespace

std::span<const Column> census_annual_columns(std::span<const std::string_view> header) {
  const auto has = [&](std::string_view name) {
    return std::find(header.begin(), header.end(), name) != header.end();
  };
  if (has("I_COMMODITY")) return kInterface;
  if (has("HS10")) return kLines;
  if (has("HS6")) return kSubheadings;
  if (has("HS2")) return kChapters;
  return census_monthly_columns();
}

Release<std::pair<int, std::string>, ImportRow> read_census_annual(TableInput& input,
                                                                   TableReader& table) {
  Release<std::pair<int, std::string>, ImportRow> release{input.table, 0, {}};
  const bool interface = table.name(kValue) == kInterface[kValue].name;
  const std::optional<int> of_file = interface ? std::nullopt : heading_year(table);
  if (!interface && !of_file) {
    table.fault("column '" + table.heading(kValue) + "' names no year", "a year from 1900 to 2199");
    return release;
  }
  std::set<std::string> wanted(input.chapters.begin(), input.chapters.end());
  std::set<std::string> found;
  std::size_t digits = 0;
  std::uint64_t grouped_rows = 0;
  while (table.next()) {
    std::optional<int> year = of_file;
    if (interface) {
      const auto date = table.date(kTime);
      if (date && date->month() == 12)
        year = date->year();
      else if (date)
        table.fault(kTime, "the year only to " + date->text(), "the whole year (December)");
    }
    const std::string commodity(table.text(kCommodity));
    if (digits == 0) digits = commodity.size();
    const bool coded = is_code(commodity) && commodity.size() == digits;
    if (!coded)
      table.fault(kCommodity, shown(commodity) + " is not a code of the Harmonised System",
                  is_code(std::string(digits, '0')) ? std::to_string(digits) + " digits"
                                                    : "2, 6 or 10 digits");
    auto value = table.amount(kValue);
    const std::string code(table.text(kCode));
    if (is_census_group(code)) {
      ++grouped_rows;
      continue;
    }
    const auto country = census_country(table, kCode);
    if (!year || !coded || !value || !country) continue;
    const std::string key =
        std::to_string(*year) + ", country " + code + ", commodity " + commodity;
    if (!table.unique(key, key)) continue;
    const std::string chapter = commodity.substr(0, 2);
    found.insert(chapter);
    if (!wanted.empty() && !wanted.contains(chapter)) continue;
    if (!interface) value->at.column = value_name(*year);
    release.groups[{*year, chapter}].push_back(
        {code + " " + commodity, {Quarter::of(*year, 1), *country, *value}, table.line()});
  }
  for (const std::string& chapter : wanted)
    if (table.rows() > 0 && !found.contains(chapter))
      table.fault("no row of chapter " + chapter, "the chapters that dataset.toml names");
  if (grouped_rows > 0)
    input.notes.push_back(input.path + ": " + std::to_string(grouped_rows) +
                          " rows of groups of countries (codes 00..) are left out: their members "
                          "count one by one, where the file lists them");
  input.notes.push_back(input.path +
                        ": annual values are spread evenly over the four quarters of their year");
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
