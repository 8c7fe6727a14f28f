// What a determination is projected to raise in a year, to the cent, by country and kind.
//
// Its figures are of its window: they are divided by the window's years. Countries share the
// total's cents by their dollars (largest remainders, cent_rounding.h), so that they sum to it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "setpoint/core/fault.h"

namespace setpoint {

struct Revenue {
  std::string determination;                                  // id
  std::vector<std::pair<std::string, std::int64_t>> sources;  // account and cents, above 0
  std::int64_t cents = 0;
  // Of the sum of both kinds: the sums of the limits, wider than the limits of the sum.
  std::optional<std::pair<std::int64_t, std::int64_t>> interval;
};
// From determination.json. Faults (data): not a determination, a revenue below 0 or too large.
[[nodiscard]] Result<Revenue> read_revenue(std::string_view json, const std::string& file);

}  // namespace setpoint
