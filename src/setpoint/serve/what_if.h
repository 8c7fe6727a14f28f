// A determination made again with other values of the policy.
#pragma once

#include <memory>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/data/tables.h"
#include "setpoint/serve/kept.h"
#include "setpoint/serve/policy_source.h"

namespace setpoint {

// base: made from these tables. set: laid over what base was made with.
// The determinations before it in such a chain are without their traces.
// chain: every determination of its chain is made again, from the first; else this one alone, after
// the same determination before.
// Faults (policy): a key that is not known, a value that is not allowed; those of determine().
[[nodiscard]] Result<std::shared_ptr<const Kept>> what_if(const std::shared_ptr<const Kept>& base,
                                                          const Tables& tables,
                                                          const PolicySource& source,
                                                          const std::vector<PolicyOverride>& set,
                                                          bool chain);

// The determinations of a chain as they are kept, each with the one before.
[[nodiscard]] std::vector<std::shared_ptr<const Kept>> kept_chain(
    std::vector<Determination> chain, const std::shared_ptr<const Policy>& policy,
    const DetermineOptions& options, Origin origin, const std::vector<PolicyOverride>& overrides);

}  // namespace setpoint
