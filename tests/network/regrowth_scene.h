// What tests of regrowth share: settings, one run, a mean over runs, and a chain of three.
#pragma once

#include <array>
#include <cmath>
#include <vector>

#include "network/graphs.h"
#include "setpoint/network/regrowth.h"

namespace setpoint::test {

inline constexpr std::array<double, 3> kNearest = {1, 0, 0};
inline constexpr std::array<double, 3> kRecruitment = {0, 1, 0};
inline constexpr std::array<double, 3> kPreferential = {0, 0, 1};

inline TargetSettings settings(double repair, std::array<double, 3> mechanisms,
                               std::size_t months = 12) {
  TargetSettings with;
  with.flow_weight = 0.5;
  with.reach = 2;
  with.months = months;
  with.repair = repair;
  with.mechanisms = mechanisms;
  with.recruit_capacity = 1;
  with.recruit_delay = 0;
  return with;
}

inline std::vector<double> missing(const Regrowth& model, const std::vector<ActorIndex>& targets,
                                   Seed seed = {}, std::uint32_t number = 0) {
  return model.run(model.remove(targets), seed, number).missing;
}

// A mean over runs, and its standard error.
struct Mean {
  double value = 0;
  double error = 0;
};
inline Mean mean_of(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  Mean mean;
  for (const double value : values) mean.value += value / n;
  double squares = 0;
  for (const double value : values) squares += (value - mean.value) * (value - mean.value);
  mean.error = std::sqrt(squares / (n - 1) / n);
  return mean;
}

// A supplier, a cook, a retailer, each of capacity 2.
inline SupplyNetwork line() {
  return with_roles({{"a", 2}, {"b", 2}, {"d", 2}}, {{0, 1}, {1, 2}});
}
inline ChainRoutes routes_of(const SupplyNetwork& network) {
  return {network, *Chain::parse("a, b, d")};
}

}  // namespace setpoint::test
