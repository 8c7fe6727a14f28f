// What each find of the log weighs, as the policy counts it.
//
//   pure mass = gross mass * purity * potency of the substance relative to fentanyl
//   weight    = inverse inclusion probability / sensitivity
//
// Sensitivity is the probability that the channel's method detects a find of its purity, 1 unless
// the policy sets it (policy sampling.sensitivity.*): the finds that are seen stand for those that
// are not. Point values; the draws of a determination draw both parameters.
#pragma once

#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/data/tables.h"
#include "setpoint/policy/policy.h"

namespace setpoint {

struct FindAmounts {
  double weight = 1;
  double gross_kg = 0;  // of one unit, as are the next two
  double pure_kg = 0;
  double pills = 0;  // 0 where the log gives no number
};

// The sensitivity that the policy sets for a find, or null where it sets none.
[[nodiscard]] std::optional<NumberKey<Pure>> sensitivity_of(const Policy& policy, const Find& find,
                                                            Channel channel);

// One for each find. Errors (data): a substance that the potency table does not know, once for
// every row that names one (up to a hundred).
[[nodiscard]] Result<std::vector<FindAmounts>> find_amounts(const Tables& tables,
                                                            const Policy& policy);

}  // namespace setpoint
