#include "setpoint/warning/seizure_size.h"

#include <algorithm>
#include <vector>

namespace setpoint {
namespace {

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

}  // namespace

SizeChange size_change(std::span<const double> past, std::span<const double> recent,
                       std::uint32_t runs, Stream& stream) {
  std::vector<double> all(recent.begin(), recent.end());
  all.insert(all.end(), past.begin(), past.end());
  const auto split = static_cast<std::ptrdiff_t>(recent.size());
  const auto medians = [&] {
    const auto middle = all.begin() + split;
    const double first = median({all.begin(), middle});
    const double second = median({middle, all.end()});
    return std::pair(first, second);
  };
  const auto [first, second] = medians();
  SizeChange change{first, second, 1, 1};
  double as_high = 1;
  double as_low = 1;
  for (std::uint32_t run = 0; run < runs; ++run) {
    // The first places are dealt anew: Fisher and Yates, as far as it matters.
    for (std::size_t i = 0; i < recent.size(); ++i) {
      const auto rest = static_cast<double>(all.size() - i);
      const auto j = i + static_cast<std::size_t>(stream.uniform() * rest);
      std::swap(all[i], all[j]);
    }
    const auto [a, b] = medians();
    // Ratios compared without a division, so that equal ones are equal.
    if (a * second >= first * b) as_high += 1;
    if (a * second <= first * b) as_low += 1;
  }
  change.p_rise = as_high / (1.0 + runs);
  change.p_fall = as_low / (1.0 + runs);
  return change;
}

}  // namespace setpoint
