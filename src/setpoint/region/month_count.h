// Months as numbers, so that they can be subtracted.
#pragma once

#include "setpoint/data/month.h"

namespace setpoint {

[[nodiscard]] constexpr int month_number(const Month& month) {
  return month.year * 12 + month.month - 1;
}
[[nodiscard]] constexpr Month month_of_number(int number) {
  return Month{number / 12, number % 12 + 1};
}
// How many months `later` lies after `earlier`; negative before.
[[nodiscard]] constexpr int months_between(const Month& earlier, const Month& later) {
  return month_number(later) - month_number(earlier);
}

}  // namespace setpoint
