#include "setpoint/screening/customer.h"

#include <algorithm>

namespace setpoint {
namespace {

std::optional<int> digits(std::string_view text) {
  if (text.empty() ||
      !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  int value = 0;
  for (const char digit : text) value = value * 10 + (digit - '0');
  return value;
}

}  // namespace

std::optional<PartialDate> parse_partial_date(std::string_view text) {
  if (text.size() == 10) {
    const auto date = Date::parse(text);
    if (!date || date->year() < 1800) return std::nullopt;
    return PartialDate{.year = date->year(), .month = date->month(), .day = date->day()};
  }
  if (text.size() != 4 && !(text.size() == 7 && text[4] == '-')) return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  if (!year || *year < 1800 || *year > 2199) return std::nullopt;
  if (text.size() == 4) return PartialDate{.year = *year};
  const auto month = digits(text.substr(5));
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  return PartialDate{.year = *year, .month = *month};
}

bool after(const PartialDate& date, const Date& day) {
  if (date.year != day.year()) return date.year > day.year();
  if (date.month == 0 || date.month != day.month()) return date.month > day.month();
  return date.day > day.day();
}

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (!part.empty()) parts.emplace_back(part);
  }
  return parts;
}

}  // namespace setpoint
