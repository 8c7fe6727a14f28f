// Where ports of entry are, by their code in Schedule D: to show evidence on a map.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

namespace setpoint {

struct Port {
  std::string_view name;                           // "Laredo, TX"
  std::optional<std::pair<double, double>> place;  // degrees north and east, if known
};

// Nothing for a code that is not in the list.
[[nodiscard]] std::optional<Port> find_port(std::string_view code);

}  // namespace setpoint
