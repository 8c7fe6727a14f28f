#include "setpoint/designation/date_bounds.h"

#include <algorithm>

namespace setpoint {

Date day_after(const Date& date) {
  if (const auto next = Date::of(date.year(), date.month(), date.day() + 1)) return *next;
  if (const auto next = Date::of(date.year(), date.month() + 1, 1)) return *next;
  return Date::of(date.year() + 1, 1, 1).value_or(date);
}

std::optional<DateBounds> DateBounds::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    const auto day = Date::parse(text);
    if (!day) return std::nullopt;
    return on(*day);
  }
  const auto last = Date::parse(text.substr(slash + 1));
  if (!last) return std::nullopt;
  if (slash == 0) return by(*last);
  const auto first = Date::parse(text.substr(0, slash));
  if (!first || *last < *first) return std::nullopt;
  return DateBounds{first, *last};
}

std::string DateBounds::text() const {
  if (!first) return "/" + last.text();
  return *first == last ? last.text() : first->text() + "/" + last.text();
}

std::optional<DateBounds> DateBounds::with(const DateBounds& other) const {
  DateBounds both{first, std::min(last, other.last)};
  if (!both.first || (other.first && *both.first < *other.first)) both.first = other.first;
  if (both.first && both.last < *both.first) return std::nullopt;
  return both;
}

}  // namespace setpoint
