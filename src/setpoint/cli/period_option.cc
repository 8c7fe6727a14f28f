#include "setpoint/cli/period_option.h"

namespace setpoint::cli {

Result<std::optional<Quarter>> read_period(std::string_view option, const std::string& text) {
  if (text.empty()) return std::optional<Quarter>();
  const auto period = Quarter::parse(text);
  if (!period)
    return Fault{FaultKind::usage,
                 {},
                 std::string(option) + ": '" + text + "' is not a quarter",
                 "one such as 2024Q3"};
  return period;
}

}  // namespace setpoint::cli
