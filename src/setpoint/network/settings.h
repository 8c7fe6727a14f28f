// The numbers of the network model that are not data: policy/targets.toml, each with its standing,
// its reason and the range that could be argued for. A user's file is laid over it, --set over
// both.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/policy/policy.h"
#include "setpoint/policy/schema.h"

namespace setpoint {

[[nodiscard]] std::string_view shipped_targets();
inline constexpr std::string_view kShippedTargetsName = "policy/targets.toml";

[[nodiscard]] const Schema& targets_schema();

// How an actor who lost a contact looks for another.
enum class Mechanism : std::uint8_t { nearest, recruitment, preferential };
inline constexpr std::array kMechanisms = {Mechanism::nearest, Mechanism::recruitment,
                                           Mechanism::preferential};
[[nodiscard]] std::string_view name(Mechanism mechanism);

struct TargetSettings {
  double flow_weight = 0;              // value.flow_weight
  std::size_t reach = 0;               // substitutes.reach, steps
  std::size_t months = 0;              // regrowth.months
  double repair = 0;                   // regrowth.repair, probability in a month
  std::array<double, 3> mechanisms{};  // regrowth.mechanisms, by Mechanism; sum 1
  double recruit_capacity = 0;         // regrowth.recruit_capacity, share of the removed actor's
  std::size_t recruit_delay = 0;       // regrowth.recruit_delay, months
};

struct TargetPolicy {
  Policy policy;
  TargetSettings settings;
};

[[nodiscard]] Result<TargetPolicy> read_target_policy(
    const std::optional<std::filesystem::path>& file, std::span<const PolicyOverride> overrides);

}  // namespace setpoint
