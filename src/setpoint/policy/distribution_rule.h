// Which fields a distribution takes, and whether they fit the value that they surround.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/policy/distribution.h"
#include "setpoint/policy/policy.h"
#include "setpoint/policy/schema.h"

namespace setpoint {

[[nodiscard]] std::string_view name(DistributionKind kind);
[[nodiscard]] std::optional<DistributionKind> parse_distribution_kind(std::string_view text);
// "fixed, normal, ... or logistic_normal"
[[nodiscard]] std::string distribution_kinds();
// The fields that a kind takes; all of them are required.
[[nodiscard]] std::span<const std::string_view> fields(DistributionKind kind);
// Every field that some kind takes.
[[nodiscard]] std::span<const std::string_view> all_fields();
// The field is in the unit of the parameter, not on the scale of the kind: low and high always,
// the standard deviations of a normal distribution.
[[nodiscard]] bool has_unit(DistributionKind kind, std::string_view field);

// A distribution as given, before it is known to make sense; numbers in the base unit.
struct GivenDistribution {
  DistributionKind kind = DistributionKind::fixed;
  std::map<std::string, double, std::less<>> fields;
};
[[nodiscard]] GivenDistribution given(const Distribution& distribution);

struct Objection {
  std::string field;  // at fault; empty: the distribution as a whole
  std::string what;
  std::string expected;
};

// Everything that is wrong with the distribution of a value; empty if nothing is.
[[nodiscard]] std::vector<Objection> objections(const KeySchema& key, const ParameterValue& value,
                                                const GivenDistribution& distribution);
// Precondition: no objections.
[[nodiscard]] Distribution settled(const GivenDistribution& distribution);

}  // namespace setpoint
