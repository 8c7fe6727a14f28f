#include "setpoint/data/month.h"

#include <algorithm>
#include <array>
#include <map>

namespace setpoint {
namespace {

constexpr std::array<std::string_view, 12> kNames = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 12> kAbbreviations = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

std::string Month::text() const {
  return std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month);
}

std::span<const std::string_view> month_names() {
  return kNames;
}

std::span<const std::string_view> month_abbreviations() {
  return kAbbreviations;
}

std::optional<int> parse_year(std::string_view text) {
  if (text.size() != 4 ||
      !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  int year = 0;
  for (const char c : text) year = year * 10 + (c - '0');
  return year >= 1900 && year <= 2199 ? std::optional(year) : std::nullopt;
}

std::optional<Month> parse_month(std::string_view text) {
  constexpr std::size_t kYear = 4;
  if (text.size() != kYear + 3 || text[kYear] != '-') return std::nullopt;
  const auto year = parse_year(text.substr(0, kYear));
  const char tens = text[kYear + 1];
  const char ones = text[kYear + 2];
  if (!year || (tens != '0' && tens != '1') || ones < '0' || ones > '9') return std::nullopt;
  const int month = (tens - '0') * 10 + (ones - '0');
  if (month < 1 || month > 12) return std::nullopt;
  return Month{*year, month};
}

std::set<Quarter> complete_quarters(const std::set<Month>& months) {
  std::map<Quarter, int> count;
  for (const Month& month : months) ++count[month.quarter()];
  std::set<Quarter> complete;
  for (const auto& [quarter, seen] : count)
    if (seen == 3) complete.insert(quarter);
  return complete;
}

}  // namespace setpoint
