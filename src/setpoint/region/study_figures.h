// The figures that regions of every kind are shown with.
#pragma once

#include <optional>

#include "setpoint/region/study.h"

namespace setpoint {

// None of fewer deaths than may be shown, or without people.
[[nodiscard]] std::optional<DeathRate> rate_of(double deaths, const std::optional<People>& people,
                                               const RegionSettings& settings);
// Predicted over predicted where both have one, else reported over reported; counts rounded to
// whole ones, as the exact limits ask.
[[nodiscard]] std::optional<ChangeView> change_of(const Month& from, const Shown& earlier,
                                                  const Shown& later, double confidence);
[[nodiscard]] constexpr Month year_before(const Month& month) {
  return {month.year - 1, month.month};
}

}  // namespace setpoint
