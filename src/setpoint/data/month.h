// Calendar months, by which publishers release what Setpoint reads by quarter.
#pragma once

#include <compare>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "setpoint/core/quarter.h"

namespace setpoint {

struct Month {
  int year = 0;
  int month = 1;  // 1 to 12
  friend auto operator<=>(const Month&, const Month&) = default;
  [[nodiscard]] Quarter quarter() const { return Quarter::of_month(year, month); }
  [[nodiscard]] std::string text() const;  // "2024-09"
};

// English month names in order, "January" to "December".
[[nodiscard]] std::span<const std::string_view> month_names();
// The same as three letters, "Jan" to "Dec".
[[nodiscard]] std::span<const std::string_view> month_abbreviations();

// A year from 1900 to 2199 in four digits.
[[nodiscard]] std::optional<int> parse_year(std::string_view text);

// "2024-09"
[[nodiscard]] std::optional<Month> parse_month(std::string_view text);

// The quarters whose three months are all there.
[[nodiscard]] std::set<Quarter> complete_quarters(const std::set<Month>& months);

}  // namespace setpoint
