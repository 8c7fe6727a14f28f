// The numbers of the allocation that are not data: policy/allocation.toml, each with its standing,
// its reason and the range that could be argued for. A user's file is laid over it, --set over
// both.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/policy/policy.h"
#include "setpoint/policy/schema.h"

namespace setpoint {

[[nodiscard]] std::string_view shipped_allocation_settings();
inline constexpr std::string_view kShippedAllocationName = "policy/allocation.toml";

// What can be allocated to, in the order of the register.
[[nodiscard]] std::span<const std::string_view> allocated_interventions();

[[nodiscard]] const Schema& allocation_schema();

struct AllocationSettings {
  double trend_sd = 0;        // baseline.trend_sd
  double dispersion = 0;      // baseline.dispersion
  double suppressed = 0;      // baseline.suppressed, deaths
  double by_deaths = 0;       // eligible.by_deaths
  double rate_power = 0;      // equity.rate_power
  double all_cause = 0;       // all_cause.ratio
  double qaly = 0;            // qaly.per_death
  double confidence = 0;      // interval.confidence
  double administration = 0;  // money.administration
  double reserve = 0;         // money.reserve
};

struct AllocationPolicy {
  Policy policy;
  AllocationSettings settings;
  // Of an intervention's number, such as ("naloxone", "cost"); null where it is not set.
  [[nodiscard]] const DatedValue* number(std::string_view intervention,
                                         std::string_view what) const;
};

[[nodiscard]] Result<AllocationPolicy> read_allocation_policy(
    const std::optional<std::filesystem::path>& file, std::span<const PolicyOverride> overrides);

}  // namespace setpoint
