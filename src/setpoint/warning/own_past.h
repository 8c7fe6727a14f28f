// A count by its own past: by regression (farrington.h), or exactly where the past has nothing that
// a regression could be fitted to.
//
// Where none of the n reference periods has a case, each of x cases now would fall into this period
// with probability 1 / (n + 1) if the rate had not changed; with populations, the people now over
// those of all n + 1 periods. So p = (1 / (n + 1))^x: two_rates.h. The same where the reference
// periods of the season that the period is in have none although others have: the regression would
// give that season an expectation of nothing, and any case a probability of nothing; n are then the
// periods of the season. No alarm, as with the regression, where least_periods have fewer than
// least_count.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "setpoint/warning/farrington.h"

namespace setpoint {

struct OwnPast {
  std::optional<FarringtonVerdict> verdict;
  std::string_view why_not;  // where there is no verdict: the end of a sentence about the period
};

// Of counts[at], as farrington() has it.
[[nodiscard]] OwnPast judge_by_past(std::span<const double> counts,
                                    std::span<const double> populations, std::size_t at,
                                    const FarringtonSettings& settings);

}  // namespace setpoint
