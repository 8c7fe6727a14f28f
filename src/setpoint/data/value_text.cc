#include "setpoint/data/value_text.h"

#include <array>
#include <charconv>

#include "setpoint/core/decimal.h"

namespace setpoint {

std::string value_text(double value) {
  constexpr int kDigits = 12;
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::scientific, kDigits - 1);
  return shortest(parse_number({buffer.data(), end.ptr}).value_or(value));
}

}  // namespace setpoint
