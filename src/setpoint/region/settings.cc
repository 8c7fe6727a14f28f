#include "setpoint/region/settings.h"

#include <array>
#include <string>
#include <utility>

#include "setpoint/policy/policy_reader.h"

namespace setpoint {
namespace {

constexpr std::array kPure = {UnitName{"1"}, UnitName{"share"}, UnitName{"%", 1, 100}};
constexpr std::array kDeaths = {UnitName{"deaths"}};
constexpr std::array kMonths = {UnitName{"months"}};
constexpr std::array kDraws = {UnitName{"draws"}};
constexpr std::array kPairs = {UnitName{"pairs"}};

const NumberKey<Pure> kRateConfidence{"rates.confidence"};
const NumberKey<Pure> kSuppressed{"rates.suppressed_below"};
const NumberKey<Pure> kUnreliable{"rates.unreliable_below"};
const NumberKey<Pure> kConfidence{"nowcast.confidence"};
const NumberKey<Pure> kFinalAfter{"nowcast.final_after"};
const NumberKey<Pure> kDrawCount{"nowcast.draws"};
const NumberKey<Pure> kLeastPairs{"nowcast.least_pairs"};
const NumberKey<Pure> kFlatShare{"nowcast.flat_share"};
constexpr std::string_view kBias = "nowcast.predicted_bias";
constexpr std::string_view kError = "nowcast.predicted_error";

KeySchema number(std::string key, std::span<const UnitName> units, double low, double high,
                 bool whole) {
  KeySchema entry;
  entry.key = std::move(key);
  entry.units = units;
  entry.low = low;
  entry.high = high;
  entry.whole = whole;
  return entry;
}

KeySchema share(std::string key) {
  KeySchema entry = number(std::move(key), kPure, 0, 1, false);
  entry.above_low = true;
  entry.below_high = true;
  return entry;
}

KeySchema list(std::string_view key) {
  KeySchema entry = number(std::string(key), kPure, -10, 10, false);
  entry.type = ValueType::list;
  return entry;
}

Schema build() {
  return Schema({share(kRateConfidence.name),
                 // Below 10 would break the publisher's terms: a user may only withhold more.
                 number(kSuppressed.name, kDeaths, 10, 1000, true),
                 number(kUnreliable.name, kDeaths, 10, 1000, true), share(kConfidence.name),
                 number(kFinalAfter.name, kMonths, 1, 60, true),
                 number(kDrawCount.name, kDraws, 100, 1'000'000, true),
                 number(kLeastPairs.name, kPairs, 5, 1000, true),
                 number(kFlatShare.name, kPure, 0.001, 1000, false), list(kBias), list(kError)});
}

}  // namespace

const Schema& region_schema() {
  static const Schema schema = build();
  return schema;
}

Result<RegionPolicy> read_region_policy(const std::optional<std::filesystem::path>& file,
                                        std::span<const PolicyOverride> overrides) {
  auto policy = PolicyReader::read(
      region_schema(), {shipped_region_settings(), kShippedRegionSettingsName}, file, overrides);
  if (!policy) return policy.faults();
  for (const auto& [key, parameter] : policy->parameters())
    for (const DatedValue& value : parameter.values)
      if (value.distribution.kind != DistributionKind::fixed)
        return Fault{FaultKind::policy, value.where, key + " has a distribution",
                     "none: the draws of a nowcast do not vary a setting"};
  // The record has no calendar of its own settings: the last value in force counts.
  const Date day = *Date::of(9999, 12, 31);
  const auto value = [&](const NumberKey<Pure>& key) { return policy->value(key, day).value(); };
  RegionSettings settings;
  settings.rate_confidence = value(kRateConfidence);
  settings.suppressed_below = value(kSuppressed);
  settings.unreliable_below = value(kUnreliable);
  settings.confidence = value(kConfidence);
  settings.final_after = static_cast<int>(value(kFinalAfter));
  settings.draws = static_cast<std::uint32_t>(value(kDrawCount));
  settings.least_pairs = static_cast<std::size_t>(value(kLeastPairs));
  settings.flat_share = value(kFlatShare);
  settings.predicted_bias = policy->list(kBias, day);
  settings.predicted_error = policy->list(kError, day);
  bool sound = !settings.predicted_bias.empty() &&
               settings.predicted_bias.size() == settings.predicted_error.size();
  for (const double error : settings.predicted_error) sound = sound && error >= 0;
  if (!sound)
    return Fault{FaultKind::policy, policy->in_force(kError, day).where,
                 std::string(kBias) + " and " + std::string(kError) + " do not go together",
                 "lists of the same length with no negative error"};
  return RegionPolicy{*std::move(policy), std::move(settings)};
}

}  // namespace setpoint
