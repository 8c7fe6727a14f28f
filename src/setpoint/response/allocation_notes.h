// What a reader of an allocation must know beside its numbers: baselines that are moved or assumed,
// what gets nothing, what pays for more than can be used, what is left and why.
#pragma once

#include <string>
#include <vector>

#include "setpoint/response/allocation.h"

namespace setpoint {

// first: notes made on the way, after those of the baseline. weighted: a death does not count the
// same everywhere.
[[nodiscard]] std::vector<std::string> allocation_notes(const AllocationAnswer& of,
                                                        const std::vector<std::string>& first,
                                                        bool weighted);

}  // namespace setpoint
