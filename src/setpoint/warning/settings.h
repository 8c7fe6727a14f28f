// The numbers of early warning that are not data: policy/warning.toml, each with its standing, its
// reason and the range that could be argued for. A user's file is laid over it, --set over both.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "setpoint/core/fault.h"
#include "setpoint/policy/policy.h"
#include "setpoint/policy/schema.h"
#include "setpoint/warning/farrington.h"
#include "setpoint/warning/multiplicity.h"
#include "setpoint/warning/scan.h"

namespace setpoint {

[[nodiscard]] std::string_view shipped_warning_settings();
inline constexpr std::string_view kShippedWarningSettingsName = "policy/warning.toml";

[[nodiscard]] const Schema& warning_schema();

struct WarningSettings {
  double level = 0.05;                                   // alarm.level
  MultipleRule rule = MultipleRule::benjamini_hochberg;  // alarm.rule
  std::size_t recent = 3;                                // alarm.recent, periods
  int settled = 6;                                       // reporting.settled, months
  double complete = 0.999;                               // reporting.complete
  double least_count = 10;                               // disclosure.least_count
  FarringtonSettings baseline;                           // baseline.*, for monthly counts
  int year_months = 3;                                   // year.months
  std::size_t composition_periods = 6;                   // composition.periods
  double least_reports = 100;                            // composition.least_reports
  std::size_t size_past = 24;                            // size.past, months
  std::uint32_t permutations = 9999;                     // size.permutations
  ScanSettings scan;                                     // scan.*
  std::size_t scan_history = 24;                         // scan.history, months
  double scan_prior = 5;                                 // scan.prior, deaths
};

struct WarningPolicy {
  Policy policy;
  WarningSettings settings;
};

[[nodiscard]] Result<WarningPolicy> read_warning_policy(
    const std::optional<std::filesystem::path>& file, std::span<const PolicyOverride> overrides);

}  // namespace setpoint
