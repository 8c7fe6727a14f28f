#include "setpoint/data/regional_fields.h"

#include <algorithm>
#include <array>

#include "setpoint/core/decimal.h"

namespace setpoint {
namespace {

std::string_view example(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::nation:
      return "US";
    case PlaceKind::state:
      return "a state's two letters";
    case PlaceKind::city:
      return "YC";
    case PlaceKind::county:
      return "a county's five digits";
  }
  return {};
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::optional<Place> read_place(TableReader& table, std::size_t column,
                                std::initializer_list<PlaceKind> kinds) {
  auto place = Place::parse(table.text(column));
  if (place && std::find(kinds.begin(), kinds.end(), place->kind()) != kinds.end()) return place;
  std::string expected;
  std::size_t left = kinds.size();
  for (const PlaceKind kind : kinds) {
    if (!expected.empty()) expected += left == 1 ? " or " : ", ";
    expected += example(kind);
    --left;
  }
  table.fault(column,
              "unknown " + std::string(table.name(column)) + " " + shown(table.text(column)),
              std::move(expected));
  return std::nullopt;
}

std::optional<Month> read_month(TableReader& table, std::size_t column) {
  const auto month = parse_month(table.text(column));
  if (!month)
    table.fault(column, shown(table.text(column)) + " is not a month", "a month like 2024-09");
  return month;
}

std::optional<int> read_year(TableReader& table, std::size_t column) {
  const auto year = parse_year(table.text(column));
  if (!year) table.fault(column, shown(table.text(column)) + " is not a year", "a year like 2024");
  return year;
}

std::optional<std::string> read_area(TableReader& table, std::size_t column) {
  constexpr std::size_t kLeast = 3;
  constexpr std::size_t kMost = 8;
  const std::string_view text = table.text(column);
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (text.size() >= kLeast && text.size() <= kMost && capital(text.front()) &&
      std::all_of(text.begin(), text.end(), [&](char c) { return capital(c) || is_digit(c); }))
    return std::string(text);
  table.fault(column, shown(text) + " is not the code of an area",
              "three to eight capitals or digits, a capital first, like APP");
  return std::nullopt;
}

bool read_ages(TableReader& table, std::size_t column, std::optional<AgeGroup>& ages) {
  const std::string_view text = table.text(column);
  if (text.empty()) return true;
  ages = parse_age_group(text);
  if (!ages)
    table.fault(column, "unknown age group " + shown(text),
                "<1, 1-4, 5-14, 15-24, 25-34, 35-44, 45-54, 55-64, 65-74, 75-84, 85+, or nothing "
                "for all ages");
  return ages.has_value();
}

bool read_optional(TableReader& table, std::size_t column, std::optional<double>& value) {
  if (table.text(column).empty()) return true;
  if (const auto amount = table.amount(column)) value = amount->written;
  return value.has_value();
}

bool read_optional_whole(TableReader& table, std::size_t column, std::optional<double>& value) {
  if (table.text(column).empty()) return true;
  if (const auto amount = table.whole(column)) value = amount->written;
  return value.has_value();
}

bool read_percent(TableReader& table, std::size_t column, std::optional<double>& share) {
  constexpr double kAll = 100;
  std::string_view text = table.text(column);
  if (text.empty()) return true;
  if (text.ends_with('+')) text.remove_suffix(1);
  const auto percent = parse_number(text);
  if (percent && *percent >= 0 && *percent <= kAll) {
    share = *percent == 0 ? 0.0 : *percent / kAll;
    return true;
  }
  table.fault(column, shown(table.text(column)) + " is not a percentage", "0 to 100");
  return false;
}

std::optional<double> grouped_count(std::string_view text) {
  std::string digits;
  std::size_t group = 0;  // digits since the last comma
  bool separated = false;
  for (const char c : text) {
    if (c == ',') {
      if (separated ? group != 3 : group < 1 || group > 3) return std::nullopt;
      separated = true;
      group = 0;
    } else if (is_digit(c)) {
      digits += c;
      ++group;
    } else {
      return std::nullopt;
    }
  }
  constexpr std::size_t kMostDigits = 9;
  if ((separated && group != 3) || digits.size() > kMostDigits) return std::nullopt;
  return parse_number(digits);
}

}  // namespace setpoint
