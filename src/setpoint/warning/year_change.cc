#include "setpoint/warning/year_change.h"

#include <algorithm>
#include <cmath>

#include "setpoint/warning/count_tails.h"
#include "setpoint/warning/two_rates.h"

namespace setpoint {

std::optional<YearChange> year_change(std::span<const double> sums, std::size_t k) {
  constexpr std::size_t kYear = 12;
  constexpr std::size_t kLeast = 26;
  const std::size_t n = sums.size();
  if (k == 0 || k > kYear || n <= k) return std::nullopt;
  if (sums[n - 1 - k] == 0) {
    YearChange change;
    change.now = sums[n - 1];
    change.none_before = true;
    change.p_rise = higher_rate_p({change.now, static_cast<double>(k)}, {0, kYear});
    return change;
  }
  if (n < kLeast) return std::nullopt;
  const auto difference = [&](std::size_t j) { return sums[j] - sums[j - 1]; };
  const auto months = [&](std::size_t j) { return (sums[j] + sums[j - kYear]) / kYear; };
  double squares = 0;
  std::size_t count = 0;
  for (std::size_t j = kYear + 1; j < n; ++j) {
    const double both = months(j) + months(j - 1);
    if (!(both > 0)) continue;
    const double step = difference(j) - difference(j - 1);
    squares += step * step / both;
    ++count;
  }
  const double level = months(n - 1) * static_cast<double>(k);
  if (count == 0 || !(level > 0)) return std::nullopt;
  YearChange change;
  change.now = sums[n - 1];
  change.before = sums[n - 1 - k];
  change.phi = std::max(1.0, squares / static_cast<double>(count));
  change.deviation = std::sqrt(change.phi * level);
  change.freedom = 2.0 * static_cast<double>(count) / 3;
  const double t = (change.now - change.before) / change.deviation;
  change.p_rise = student_upper_tail(t, change.freedom);
  change.p_fall = student_upper_tail(-t, change.freedom);
  return change;
}

}  // namespace setpoint
