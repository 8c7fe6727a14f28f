#include "setpoint/network/settings.h"

#include <string>
#include <utility>

#include "setpoint/policy/policy_reader.h"

namespace setpoint {
namespace {

constexpr std::array kPure = {UnitName{"1"}, UnitName{"share"}, UnitName{"%", 1, 100}};
constexpr std::array kSteps = {UnitName{"steps"}};
constexpr std::array kMonths = {UnitName{"months"}};

const NumberKey<Pure> kFlowWeight{"value.flow_weight"};
const NumberKey<Pure> kReach{"substitutes.reach"};
const NumberKey<Pure> kHorizon{"regrowth.months"};
const NumberKey<Pure> kRepair{"regrowth.repair"};
constexpr std::string_view kWeights = "regrowth.mechanisms";
const NumberKey<Pure> kRecruitCapacity{"regrowth.recruit_capacity"};
const NumberKey<Pure> kRecruitDelay{"regrowth.recruit_delay"};

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

Schema build() {
  KeySchema mechanisms = number(std::string(kWeights), kPure, 0, 1, false);
  mechanisms.type = ValueType::list;
  mechanisms.list_rule = ListRule::weights;
  return Schema(
      {number(kFlowWeight.name, kPure, 0, 1, false), number(kReach.name, kSteps, 1, 20, true),
       number(kHorizon.name, kMonths, 1, 240, true), number(kRepair.name, kPure, 0, 1, false),
       std::move(mechanisms), number(kRecruitCapacity.name, kPure, 0, 1, false),
       number(kRecruitDelay.name, kMonths, 0, 240, true)});
}

}  // namespace

std::string_view name(Mechanism mechanism) {
  switch (mechanism) {
    case Mechanism::nearest:
      return "nearest substitute";
    case Mechanism::recruitment:
      return "recruitment";
    case Mechanism::preferential:
      return "preferential re-attachment";
  }
  return {};
}

const Schema& targets_schema() {
  static const Schema schema = build();
  return schema;
}

Result<TargetPolicy> read_target_policy(const std::optional<std::filesystem::path>& file,
                                        std::span<const PolicyOverride> overrides) {
  auto policy = PolicyReader::read(targets_schema(), {shipped_targets(), kShippedTargetsName}, file,
                                   overrides);
  if (!policy) return policy.faults();
  for (const auto& [key, parameter] : policy->parameters())
    for (const DatedValue& value : parameter.values)
      if (value.distribution.kind != DistributionKind::fixed)
        return Fault{FaultKind::policy, value.where, key + " has a distribution",
                     "none: the runs of regrowth do not vary a setting"};
  // The model has no calendar of its own: the last value in force counts.
  const Date day = *Date::of(9999, 12, 31);
  const auto number = [&](const NumberKey<Pure>& key) { return policy->value(key, day).value(); };
  const auto whole = [&](const NumberKey<Pure>& key) {
    return static_cast<std::size_t>(number(key));
  };
  TargetSettings settings;
  settings.flow_weight = number(kFlowWeight);
  settings.reach = whole(kReach);
  settings.months = whole(kHorizon);
  settings.repair = number(kRepair);
  const std::vector<double>& weights = policy->list(kWeights, day);
  if (weights.size() != kMechanisms.size())
    return Fault{FaultKind::policy, policy->in_force(kWeights, day).where,
                 std::string(kWeights) + " has " + std::to_string(weights.size()) + " entries",
                 "three: nearest substitute, recruitment, preferential re-attachment"};
  for (std::size_t i = 0; i < weights.size(); ++i) settings.mechanisms[i] = weights[i];
  settings.recruit_capacity = number(kRecruitCapacity);
  settings.recruit_delay = whole(kRecruitDelay);
  return TargetPolicy{*std::move(policy), settings};
}

}  // namespace setpoint
