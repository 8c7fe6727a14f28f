#include "setpoint/response/settings.h"

#include <array>
#include <utility>

#include "setpoint/policy/policy_reader.h"

namespace setpoint {
namespace {

constexpr std::array kPure = {UnitName{"1"}, UnitName{"share"}, UnitName{"%", 1, 100}};
constexpr std::array kDollars = {UnitName{"USD"}};
constexpr std::array kDeaths = {UnitName{"deaths"}};
constexpr std::array kYears = {UnitName{"QALY"}};
constexpr std::array kUnits = {UnitName{"units"}};

constexpr std::array<std::string_view, 14> kInterventions = {"naloxone",
                                                             "methadone",
                                                             "buprenorphine",
                                                             "release-moud",
                                                             "ed-start",
                                                             "heroin-assisted",
                                                             "contingency-management",
                                                             "test-strips",
                                                             "syringe-services",
                                                             "drug-education",
                                                             "screening-referral",
                                                             "mass-media",
                                                             "jobs",
                                                             "reentry-peers"};

// The model has no calendar of its own: the last value in force counts.
Date last_day() {
  return *Date::of(9999, 12, 31);
}

KeySchema number(std::string key, std::span<const UnitName> units, double low, double high) {
  KeySchema entry;
  entry.key = std::move(key);
  entry.units = units;
  entry.low = low;
  entry.high = high;
  return entry;
}

KeySchema optional(KeySchema entry) {
  entry.optional = true;
  return entry;
}

Schema build() {
  constexpr double kMostUnits = 1e7;
  std::vector<KeySchema> keys = {number("baseline.trend_sd", kPure, 0, 2),
                                 number("baseline.dispersion", kPure, 1, 100),
                                 number("baseline.suppressed", kDeaths, 1, 9),
                                 number("eligible.by_deaths", kPure, 0, 1),
                                 number("equity.rate_power", kPure, 0, 4),
                                 number("all_cause.ratio", kPure, 1, 20),
                                 number("qaly.per_death", kYears, 1, 80),
                                 number("interval.confidence", kPure, 0.5, 0.999),
                                 number("money.administration", kPure, 0, 1),
                                 number("money.reserve", kPure, 0, 1)};
  for (const std::string_view id : kInterventions) {
    const std::string of = std::string(id) + ".";
    keys.push_back(optional(number(of + "cost", kDollars, 0.01, 1e9)));
    keys.push_back(number(of + "overdose", kPure, 0, 1));
    keys.push_back(optional(number(of + "all_cause", kPure, 0, 1)));
    keys.push_back(optional(number(of + "qalys", kYears, 0, 100)));
    keys.push_back(number(of + "eligible", kUnits, 0, kMostUnits));
    keys.push_back(optional(number(of + "most", kPure, 0, 0.99)));
  }
  return Schema(std::move(keys));
}

}  // namespace

std::span<const std::string_view> allocated_interventions() {
  return kInterventions;
}

const Schema& allocation_schema() {
  static const Schema schema = build();
  return schema;
}

const DatedValue* AllocationPolicy::number(std::string_view intervention,
                                           std::string_view what) const {
  const std::string key = std::string(intervention) + "." + std::string(what);
  return policy.has(key) ? &policy.in_force(key, last_day()) : nullptr;
}

Result<AllocationPolicy> read_allocation_policy(const std::optional<std::filesystem::path>& file,
                                                std::span<const PolicyOverride> overrides) {
  auto policy =
      PolicyReader::read(allocation_schema(),
                         {shipped_allocation_settings(), kShippedAllocationName}, file, overrides);
  if (!policy) return policy.faults();
  const auto number = [&](const char* key) {
    return policy->value(NumberKey<Pure>{key}, last_day()).value();
  };
  AllocationSettings settings;
  settings.trend_sd = number("baseline.trend_sd");
  settings.dispersion = number("baseline.dispersion");
  settings.suppressed = number("baseline.suppressed");
  settings.by_deaths = number("eligible.by_deaths");
  settings.rate_power = number("equity.rate_power");
  settings.all_cause = number("all_cause.ratio");
  settings.qaly = number("qaly.per_death");
  settings.confidence = number("interval.confidence");
  settings.administration = number("money.administration");
  settings.reserve = number("money.reserve");
  if (settings.administration + settings.reserve > 1)
    return Fault{FaultKind::policy, policy->in_force("money.reserve", last_day()).where,
                 "administration and reserve take more than all of the revenue",
                 "shares that sum to at most 1"};
  return AllocationPolicy{*std::move(policy), settings};
}

}  // namespace setpoint
