// The change of a quantity around chosen quarters, and around quarters chosen at random.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "setpoint/designation/evaluation.h"

namespace setpoint {

// The relative change around each quarter for which the evidence has both years.
using ChangeByQuarter = std::map<Quarter, double>;

// The mean over those of `events` that have a change; its placebo interval over sets of as many
// quarters of all that have one. One event: every quarter once. More: sets at random, from the
// stream of this name. Absent where no event has a change; without a placebo where fewer than
// kFewestDates quarters have one, since an interval over a few dates holds whatever it is asked to.
inline constexpr std::size_t kFewestDates = 8;
[[nodiscard]] KnownChange change_around(const std::vector<Quarter>& events,
                                        const ChangeByQuarter& changes, const std::string& stream,
                                        const EvaluationOptions& options);

}  // namespace setpoint
