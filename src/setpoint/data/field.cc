#include "setpoint/data/field.h"

#include <algorithm>
#include <cmath>

#include "setpoint/core/decimal.h"

namespace setpoint {

std::string shown(std::string_view field) {
  constexpr std::size_t kShown = 60;
  std::size_t cut = std::min(field.size(), kShown);
  // Not in the middle of a UTF-8 sequence.
  while (cut > 0 && cut < field.size() && (static_cast<unsigned char>(field[cut]) & 0xC0U) == 0x80U)
    --cut;
  std::string text = "'";
  for (const char c : field.substr(0, cut)) {
    // What one does not see is spelt out: a file of another system has a carriage return at the end
    // of its rows.
    constexpr std::string_view kHexadecimal = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\r')
      text += "\\r";
    else if (c == '\n')
      text += "\\n";
    else if (c == '\t')
      text += "\\t";
    else if (byte < 0x20)
      text += std::string("\\x") + kHexadecimal[byte >> 4U] + kHexadecimal[byte & 0xFU];
    else
      text += c;
  }
  return text + (cut < field.size() ? "...'" : "'");
}

Field<std::string> text_field(std::string_view text, std::string_view name) {
  if (!text.empty()) return std::string(text);
  return BadField{"empty " + std::string(name), "text"};
}

Field<Quarter> quarter_field(std::string_view text) {
  if (const auto value = Quarter::parse(text)) return *value;
  return BadField{shown(text) + " is not a quarter", "a quarter like 2024Q3"};
}

Field<Country> country_field(std::string_view text) {
  const auto value = Country::parse(text);
  if (!value)
    return BadField{"unknown country " + shown(text), "an ISO 3166-1 alpha-2 code like MX"};
  if (value->code() == "US")
    return BadField{"the United States is not a foreign country", "another code"};
  return *value;
}

Field<double> number_field(std::string_view text, std::string_view name) {
  const auto value = parse_number(text);
  if (!value)
    return BadField{std::string(name) + " " + shown(text) + " is not a number",
                    "a finite decimal number without spaces or thousands separators"};
  if (*value < 0) return BadField{std::string(name) + " is " + shortest(*value), "at least 0"};
  constexpr double kLargest = 1e18;
  if (*value > kLargest)
    return BadField{std::string(name) + " is " + shortest(*value), "at most 1e18"};
  return *value == 0 ? 0.0 : *value;
}

Field<double> whole_field(std::string_view text, std::string_view name) {
  Field<double> value = number_field(text, name);
  if (const double* number = std::get_if<double>(&value); number && *number != std::floor(*number))
    return BadField{std::string(name) + " is " + shortest(*number), "a whole number"};
  return value;
}

Field<double> fraction_field(std::string_view text, std::string_view name, std::string_view thing) {
  Field<double> value = number_field(text, name);
  const double* number = std::get_if<double>(&value);
  if (!number || *number <= 1) return value;
  // Percentages are the usual slip; say what the number would be as a fraction.
  const double part = *number / 100;
  const std::string hint =
      part <= 1 ? " (" + shortest(part) + " for " + shortest(*number) + " %)" : std::string();
  return BadField{shortest(*number) + " is not " + std::string(thing), "0 to 1" + hint};
}

}  // namespace setpoint
