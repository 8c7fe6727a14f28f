// Which window of quarters a determination is about.
#pragma once

#include <optional>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/data/tables.h"
#include "setpoint/flow/window.h"
#include "setpoint/policy/policy.h"

namespace setpoint {

// What keeps the tables from serving a window, in words; nothing if they serve it. The window needs
// evidence of flow in at least one quarter, deaths, and imports and entries for every quarter if
// the dataset has those tables at all.
[[nodiscard]] std::optional<std::string> shortfall(const Tables& tables, const Window& window);

// The window that ends with the period, or, without one, the last window with evidence of flow in
// every quarter that the tables serve. Its length is window.quarters.
[[nodiscard]] Result<Window> choose_window(const Tables& tables, const Policy& policy,
                                           std::optional<Quarter> period);

// The last quarters of all windows of a chain, ascending: from the first window with evidence in
// every quarter that the tables serve, by window.step_quarters; those not served are left out.
[[nodiscard]] std::vector<Quarter> periods(const Tables& tables, const Policy& policy);

}  // namespace setpoint
