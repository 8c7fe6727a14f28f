// A day of which only the bounds may be known.
//
// A list says what is on it on the day of its release, not since when. What was not on one release
// and is on the next was added on a day after the first and not after the second; what is on the
// first release of all was added on that day or before it, nobody can say when. No day is made up.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "setpoint/core/quarter.h"

namespace setpoint {

[[nodiscard]] Date day_after(const Date& date);

struct DateBounds {
  std::optional<Date> first;  // empty: any day before
  Date last;                  // both included

  [[nodiscard]] static DateBounds on(const Date& day) { return {day, day}; }
  // After the one day, and not after the other.
  [[nodiscard]] static DateBounds between(const Date& after, const Date& by) {
    return {day_after(after), by};
  }
  [[nodiscard]] static DateBounds by(const Date& day) { return {std::nullopt, day}; }

  // "2024-07-02", "2024-01-05/2024-07-02" or "/2024-07-02" (ISO 8601 writes intervals so).
  [[nodiscard]] static std::optional<DateBounds> parse(std::string_view text);
  [[nodiscard]] std::string text() const;

  // Surely in the span of days, both included; possibly in it.
  [[nodiscard]] bool within(const Date& from, const Date& to) const {
    return first && from <= *first && last <= to;
  }
  [[nodiscard]] bool touches(const Date& from, const Date& to) const {
    return (!first || *first <= to) && from <= last;
  }
  // What both allow; empty if they contradict each other.
  [[nodiscard]] std::optional<DateBounds> with(const DateBounds& other) const;

  friend bool operator==(const DateBounds&, const DateBounds&) = default;
};

}  // namespace setpoint
