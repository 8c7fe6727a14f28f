// Whether targets can be paid for.
#pragma once

#include <optional>

namespace setpoint {

// What may be spent: a little more than the budget, for sums of costs are rounded (0.1 + 0.2 is
// above 0.3, and within a budget of it).
[[nodiscard]] constexpr double to_spend(double budget) {
  return budget * (1 + 1e-12);
}

// Without a budget anything is.
[[nodiscard]] constexpr bool affordable(double cost, const std::optional<double>& budget) {
  return !budget || cost <= to_spend(*budget);
}

}  // namespace setpoint
