#include "setpoint/determination/replay.h"

#include <algorithm>
#include <string>

#include "setpoint/determination/period.h"

namespace setpoint {

Result<std::vector<Determination>> replay(const Tables& tables, const Policy& policy,
                                          const ReplayOptions& options) {
  std::vector<Determination> chain;
  DetermineOptions next{std::nullopt, options.seed, options.draws, options.threads, {}, {}};
  std::vector<Quarter> all = periods(tables, policy);
  if (options.until) all.erase(std::upper_bound(all.begin(), all.end(), *options.until), all.end());
  for (const Quarter period : all) {
    if (options.progress)
      options.progress("determination of " + period.text(), chain.size(), all.size());
    next.period = period;
    Result<Determination> made = determine(tables, policy, next);
    if (!made) return std::move(made).faults();
    next.previous = handed_on(*made);
    chain.push_back(std::move(made).value());
  }
  if (!chain.empty()) return chain;
  // Says what the data lack.
  Result<Determination> none =
      determine(tables, policy, {options.until, options.seed, 1, 1, {}, {}});
  if (!none) return std::move(none).faults();
  chain.push_back(std::move(none).value());
  return chain;
}

}  // namespace setpoint
