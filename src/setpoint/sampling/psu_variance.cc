#include "setpoint/sampling/psu_variance.h"

namespace setpoint {

double psu_variance(std::span<const double> totals, std::uint64_t sampled, double fraction) {
  const auto n = static_cast<double>(sampled);
  double sum = 0.0;
  for (const double z : totals) {
    sum += z;
  }
  const double mean = sum / n;
  double squares = (n - static_cast<double>(totals.size())) * (mean * mean);
  for (const double z : totals) {
    squares += (z - mean) * (z - mean);
  }
  return (1.0 - fraction) * (n / (n - 1.0)) * squares;
}

}  // namespace setpoint
