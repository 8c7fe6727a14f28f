#include "setpoint/core/quarter.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace setpoint {
namespace {

bool leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

// All of the text as digits, or nothing.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

}  // namespace

std::optional<Date> Date::of(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in(year, month)) return std::nullopt;
  return Date(year, month, day);
}

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return of(*year, *month, *day);
}

std::string Date::text() const {
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year_, month_, day_);
  return buffer.data();
}

std::optional<Quarter> Quarter::parse(std::string_view text) {
  if (text.size() != 6 || text[4] != 'Q') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto quarter = digits(text.substr(5, 1));
  if (!year || !quarter || *year < kFirstYear || *year > kLastYear) return std::nullopt;
  if (*quarter < 1 || *quarter > 4) return std::nullopt;
  return of(*year, *quarter);
}

Date Quarter::last_day() const {
  const int month = first_month() + 2;
  return Date(year(), month, days_in(year(), month));
}

std::string Quarter::text() const {
  return std::to_string(year()) + "Q" + std::to_string(quarter());
}

}  // namespace setpoint
