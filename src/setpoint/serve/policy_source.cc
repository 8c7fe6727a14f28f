#include "setpoint/serve/policy_source.h"

#include <algorithm>

namespace setpoint {

Result<Policy> PolicySource::with(const std::vector<PolicyOverride>& more) const {
  std::vector<PolicyOverride> all = overrides;
  for (const PolicyOverride& one : more) {
    std::erase_if(all, [&](const PolicyOverride& own) { return own.key == one.key; });
    all.push_back(one);
  }
  if (file) return Policy::parse(file->text, file->name, all);
  return Policy::read(std::nullopt, all);
}

}  // namespace setpoint
