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

std::set<Quarter> complete_quarters(const std::set<Month>& months) {
  std::map<Quarter, int> count;
  for (const Month& month : months) ++count[month.quarter()];
  std::set<Quarter> complete;
  for (const auto& [quarter, seen] : count)
    if (seen == 3) complete.insert(quarter);
  return complete;
}

}  // namespace setpoint
