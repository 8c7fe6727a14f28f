// Has the size of a seizure changed?
//
// Kilograms are heavy-tailed: one load can weigh more than a year of others, so a mean or a sum
// says little. The sizes are those of months (kilograms by the number of seizures), and the
// statistic is the ratio of the median of the latest to the median of those before. Under the null
// the months could have come in any order: the probability is that of a permutation as extreme, by
// Monte Carlo, (1 + how many) / (1 + runs), exact at that number of runs.
#pragma once

#include <cstdint>
#include <span>

#include "setpoint/core/random.h"

namespace setpoint {

struct SizeChange {
  double recent = 0;  // medians
  double past = 0;
  double p_rise = 1;
  double p_fall = 1;
};

// None of the two is empty; sizes positive.
[[nodiscard]] SizeChange size_change(std::span<const double> past, std::span<const double> recent,
                                     std::uint32_t runs, Stream& stream);

}  // namespace setpoint
