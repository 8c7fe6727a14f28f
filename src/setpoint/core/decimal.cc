#include "setpoint/core/decimal.h"

#include <fast_float/fast_float.h>

#include <array>
#include <charconv>
#include <cmath>

namespace setpoint {
namespace {

// Room for any double in fixed notation: 309 digits before the point, 1074 after it.
using Buffer = std::array<char, 1500>;

template <class... Format>
std::string_view print(Buffer& buffer, double value, Format... format) {
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format...).ptr;
  return {buffer.data(), static_cast<std::size_t>(end - buffer.data())};
}

// The nearest double to the decimal text of value with this many significant digits.
double to_digits(double value, int significant) {
  Buffer buffer{};
  const std::string_view text =
      print(buffer, value, std::chars_format::scientific, significant - 1);
  return parse_number(text).value_or(value);
}

}  // namespace

std::string shortest(double value) {
  // std::to_chars alone would print 100000 as 1e+05, which no reader of a table expects.
  constexpr double kSmallestFixed = 1e-4;
  constexpr double kLargestFixed = 1e16;
  const double size = std::fabs(value);
  const bool fixed = size == 0 || (size >= kSmallestFixed && size < kLargestFixed);
  Buffer buffer{};
  std::string text(
      print(buffer, value, fixed ? std::chars_format::fixed : std::chars_format::scientific));
  const std::size_t plus = text.find('+');
  if (plus != std::string::npos) text.erase(plus, 1);
  return text;
}

std::string grouped(double value, int decimals) {
  Buffer buffer{};
  // Rounding works on the shortest decimal text, because that is the number people see: 1.005 is
  // rounded to 1.01 although the nearest double lies below it.
  std::string text(print(buffer, std::fabs(value), std::chars_format::fixed));
  std::size_t point = text.find('.');
  if (point == std::string::npos) {
    point = text.size();
    text += '.';
  }
  const std::size_t wanted = point + 1 + static_cast<std::size_t>(decimals);
  const bool up = text.size() > wanted && text[wanted] >= '5';
  text.resize(wanted, '0');
  if (up) {
    std::size_t at = text.size();
    while (at > 0) {
      --at;
      if (text[at] == '.') continue;
      if (text[at] != '9') {
        ++text[at];
        break;
      }
      text[at] = '0';
      if (at == 0) {
        text.insert(0, 1, '1');
        ++point;
      }
    }
  }
  if (decimals == 0) text.pop_back();
  for (std::size_t at = point; at > 3; at -= 3) text.insert(at - 3, 1, ',');
  const bool zero = text.find_first_not_of("0.,") == std::string::npos;
  return value < 0 && !zero ? "-" + text : text;
}

double round_half_up(double value, double unit) {
  constexpr int kQuotientDigits = 12;
  // Beyond this a quotient of 12 digits has no fraction left to round on.
  constexpr double kWhole = 1e11;
  // A double carries 15 decimal digits whatever its value: 13 units of 0.0001 are to be the
  // double nearest to 0.0013, not the product's 0.0013000000000000002.
  constexpr int kResultDigits = 15;
  double quotient = value / unit;
  if (std::fabs(quotient) < kWhole) quotient = to_digits(quotient, kQuotientDigits);
  double rounded = std::floor(quotient + 0.5) * unit;
  if (std::fabs(rounded) < 1e15) rounded = to_digits(rounded, kResultDigits);
  return rounded == 0 ? 0 : rounded;
}

std::optional<double> parse_number(std::string_view text) {
  // fast_float also takes "inf" and "nan": a number here starts with a digit or a point.
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  if (first == text.size()) return std::nullopt;
  const char c = text[first];
  if (c != '.' && (c < '0' || c > '9')) return std::nullopt;
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto read = fast_float::from_chars(text.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace setpoint
