// The numbers of the regional record that are not data: policy/regions.toml, each with its
// standing, its reason and the range that could be argued for. A user's file is laid over it,
// --set over both.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/policy/policy.h"
#include "setpoint/policy/schema.h"

namespace setpoint {

[[nodiscard]] std::string_view shipped_region_settings();
inline constexpr std::string_view kShippedRegionSettingsName = "policy/regions.toml";

[[nodiscard]] const Schema& region_schema();

struct RegionSettings {
  double rate_confidence = 0;   // rates.confidence
  double suppressed_below = 0;  // rates.suppressed_below, deaths
  double unreliable_below = 0;  // rates.unreliable_below, deaths
  double confidence = 0;        // nowcast.confidence
  int final_after = 0;          // nowcast.final_after, months
  std::uint32_t draws = 0;      // nowcast.draws
  std::size_t least_pairs = 0;  // nowcast.least_pairs
  double flat_share = 0;        // nowcast.flat_share
  // Of log(final / predicted) by months of age; the last entry stands for all later.
  std::vector<double> predicted_bias;   // nowcast.predicted_bias
  std::vector<double> predicted_error;  // nowcast.predicted_error, standard deviation
};

struct RegionPolicy {
  Policy policy;
  RegionSettings settings;
};

// Faults (policy): those of a policy; lists of different lengths or with a negative error; a
// setting with a distribution.
[[nodiscard]] Result<RegionPolicy> read_region_policy(
    const std::optional<std::filesystem::path>& file, std::span<const PolicyOverride> overrides);

}  // namespace setpoint
