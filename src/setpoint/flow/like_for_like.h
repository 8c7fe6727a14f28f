// Like is compared with like: whose flow of two windows may be compared.
//
// A route (country seen and channel) is comparable where both windows have the same tier of
// evidence for it, in every quarter. That holds whether or not anything was found there: a route
// that nobody looks at any more could hide what another one lost. Model, sections 1 and 5.
#pragma once

#include <set>

#include "setpoint/flow/window.h"

namespace setpoint {

// The countries seen that have a route of entry which is not comparable. Both windows have as many
// quarters as given.
[[nodiscard]] std::set<Country> not_comparable(const WindowSum& before, const WindowSum& now,
                                               int quarters);

}  // namespace setpoint
