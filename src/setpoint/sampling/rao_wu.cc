#include "setpoint/sampling/rao_wu.h"

#include <cmath>

#include "setpoint/core/distribution.h"

namespace setpoint {

StreamName psu_stream(std::uint64_t stratum, std::uint64_t position) {
  return StreamName("sampling.psu").at(stratum).at(position);
}

std::vector<std::uint64_t> rao_wu_multiplicities(Seed seed, std::uint64_t stratum,
                                                 std::uint64_t sampled,
                                                 std::span<const std::uint64_t> positions,
                                                 std::uint32_t draw) {
  std::vector<std::uint64_t> result;
  std::uint64_t left = sampled - 1;
  std::uint64_t among = sampled;
  for (const std::uint64_t position : positions) {
    Stream stream(seed, psu_stream(stratum, position), draw);
    result.push_back(draw_binomial(stream, left, 1.0 / static_cast<double>(among)));
    left -= result.back();
    --among;
  }
  return result;
}

double rao_wu_factor(std::uint64_t multiplicity, std::uint64_t sampled, double fraction) {
  const double k = std::sqrt(1.0 - fraction);
  const auto n = static_cast<double>(sampled);
  return 1.0 - k + k * (n / (n - 1.0)) * static_cast<double>(multiplicity);
}

}  // namespace setpoint
