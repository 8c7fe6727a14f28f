// Deaths involving synthetic opioids in a window, for the nation, by outcome.
//
// Quarterly counts are summed over the window; a twelve-month count is used where it ends with a
// four-quarter window. A count adjusted for incomplete reporting (predicted) is used where given,
// the reported one kept beside it. Counts of all outcomes together are split by the policy's
// shares (deaths.outcome_share): then the deaths of every outcome move alike.
// Model, section 3.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/data/traced_row.h"
#include "setpoint/flow/window.h"
#include "setpoint/policy/traced_parameter.h"

namespace setpoint {

struct NationalDeaths {
  std::vector<std::pair<Outcome, Traced<Mortality>>> by_outcome;  // in the order of kOutcomes
  bool outcomes_observed = false;
  Deaths reported;   // where the publisher gives it
  Deaths predicted;  // what is used
};

// Whether the tables have a count for every quarter of the window.
[[nodiscard]] bool deaths_cover(const Tables& tables, const Window& window);

// Precondition: deaths_cover(rows.tables(), window).
[[nodiscard]] NationalDeaths national_deaths(TracedRows& rows, TracedParameters& parameters,
                                             const Window& window);

}  // namespace setpoint
