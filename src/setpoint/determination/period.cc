#include "setpoint/determination/period.h"

#include <algorithm>
#include <string>

#include "setpoint/determination/assessment.h"
#include "setpoint/footprint/national_deaths.h"

namespace setpoint {
namespace {

std::optional<std::string> gap(const Coverage& coverage, const Window& window,
                               std::string_view what) {
  if (coverage.known.empty()) return std::nullopt;
  for (Quarter q = window.first; q <= window.last; q = q + 1)
    if (!coverage.has(q)) return "no " + std::string(what) + " for " + q.text();
  return std::nullopt;
}

Window ending(Quarter last, int quarters) {
  return {last - (quarters - 1), last};
}

int window_quarters(const Policy& policy, Quarter last) {
  return static_cast<int>(policy.value(keys::window_quarters, last.last_day()).value());
}

bool evidence_in_every_quarter(const std::set<Quarter>& known, const Window& window) {
  for (Quarter q = window.first; q <= window.last; q = q + 1)
    if (!known.contains(q)) return false;
  return true;
}

}  // namespace

std::optional<std::string> shortfall(const Tables& tables, const Window& window) {
  const std::set<Quarter> known = evidence_quarters(tables);
  bool any = false;
  for (Quarter q = window.first; q <= window.last; q = q + 1) any = any || known.contains(q);
  const std::string span = window.first.text() + " to " + window.last.text();
  if (!any) return "no evidence of flow in " + span;
  if (!deaths_cover(tables, window))
    return "no national deaths (region US), together or for every outcome that the table states, "
           "for " +
           span;
  if (auto missing = gap(tables.import_quarters, window, "imports")) return missing;
  return gap(tables.crossing_quarters, window, "crossings");
}

std::vector<Quarter> periods(const Tables& tables, const Policy& policy) {
  std::vector<Quarter> result;
  const std::set<Quarter> known = evidence_quarters(tables);
  if (known.empty()) return result;
  for (Quarter last = *known.begin(); last <= *known.rbegin();) {
    const Window window = ending(last, window_quarters(policy, last));
    const bool served = evidence_in_every_quarter(known, window) && !shortfall(tables, window);
    if (served) result.push_back(last);
    const int step =
        result.empty()
            ? 1
            : static_cast<int>(policy.value(keys::window_step_quarters, last.last_day()).value());
    last = last + step;
  }
  return result;
}

Result<Window> choose_window(const Tables& tables, const Policy& policy,
                             std::optional<Quarter> period) {
  const auto fault = [&](std::string what, std::string expected) {
    return Fault{FaultKind::data, {tables.name, 0, 0}, std::move(what), std::move(expected)};
  };
  if (period) {
    const Window window = ending(*period, window_quarters(policy, *period));
    if (const auto missing = shortfall(tables, window))
      return fault("the data do not cover period " + period->text() + ": " + *missing,
                   "tables that reach over " + window.first.text() + " to " + window.last.text());
    return window;
  }
  std::optional<std::string> last_reason;
  int longest = 0;
  const std::set<Quarter> known = evidence_quarters(tables);
  for (auto quarter = known.rbegin(); quarter != known.rend(); ++quarter) {
    const Window window = ending(*quarter, window_quarters(policy, *quarter));
    longest = std::max(longest, window.quarters());
    if (!evidence_in_every_quarter(known, window)) continue;
    const auto missing = shortfall(tables, window);
    if (!missing) return window;
    if (!last_reason) last_reason = missing;
  }
  if (!last_reason)
    last_reason = known.empty() ? "no evidence of flow"
                                : "no " + std::to_string(longest) +
                                      " quarters in a row have evidence of flow";
  return fault("the data cover no window of quarters: " + *last_reason,
               "seizures or inspections, deaths (region US), imports and crossings for the same "
               "quarters");
}

}  // namespace setpoint
