#include "setpoint/policy/policy_reader.h"

#include "setpoint/core/digest.h"
#include "setpoint/policy/canonical.h"
#include "setpoint/policy/keys.h"
#include "setpoint/policy/override_reader.h"

namespace setpoint {
namespace {

void lay_over(Parameters& lower, Parameters upper) {
  for (auto& [key, parameter] : upper) {
    if (const auto rival = lower.find(excluded_by(key)); rival != lower.end()) lower.erase(rival);
    lower.insert_or_assign(key, std::move(parameter));
  }
}

void require_complete(const Schema& schema, const PolicyLayer& layer, std::string_view file,
                      Faults& faults) {
  const Location whole{std::string(file), 0, 0};
  for (const KeySchema& key : schema.keys())
    if (!key.optional && !layer.parameters.contains(key.key))
      faults.push_back(Fault{FaultKind::policy, whole, "parameter " + key.key + " is missing",
                             "every parameter that is not optional"});
  if (schema.find(keys::internalisation.name) != nullptr &&
      !layer.parameters.contains(keys::internalisation.name) &&
      !layer.parameters.contains(keys::revenue_target.name))
    faults.push_back(Fault{FaultKind::policy, whole,
                           "neither basis.internalisation nor basis.revenue_target_usd is set",
                           "exactly one of them"});
}

}  // namespace

Result<Policy> PolicyReader::read(const Schema& schema, const PolicyText& base,
                                  const std::optional<PolicyText>& over,
                                  std::span<const PolicyOverride> overrides) {
  Faults faults;
  PolicyLayer result = read_layer(schema, base.toml, base.file, faults);
  // A parameter that could not be read is not missing as well.
  if (faults.empty()) require_complete(schema, result, base.file, faults);
  if (over) {
    PolicyLayer upper = read_layer(schema, over->toml, over->file, faults);
    result.name = std::move(upper.name);
    result.version = std::move(upper.version);
    lay_over(result.parameters, std::move(upper.parameters));
  }
  apply_overrides(schema, overrides, result.parameters, faults);
  if (!faults.empty()) return faults;

  Policy policy;
  policy.name_ = std::move(result.name);
  policy.version_ = std::move(result.version);
  policy.parameters_ = std::move(result.parameters);
  policy.sha256_ = setpoint::sha256(canonical_text(policy.parameters_));
  return policy;
}

}  // namespace setpoint
