// Numbers to text and back, and rounding as law and tariff schedules do it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace setpoint {

// The shortest text that reads back as the same double ("0.1", "1e-05"). Not for NaN or infinity.
[[nodiscard]] std::string shortest(double value);

// With a fixed number of decimals, thousands separated by commas, half away from zero
// ("1,234.50"). For people; machines get shortest().
[[nodiscard]] std::string grouped(double value, int decimals);

// value to the nearest multiple of unit, halves upward (toward +infinity). The half is found on
// the decimal text of value / unit to 12 significant digits, so that 0.00125 at 0.0001 rounds up
// although its binary double lies below the half. unit > 0.
[[nodiscard]] double round_half_up(double value, double unit);

// All of text as a finite decimal number (no sign other than '-', no spaces, no thousands
// separators, no hexadecimal), or nothing.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

}  // namespace setpoint
