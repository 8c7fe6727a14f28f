#include "setpoint/determination/replay.h"

#include "setpoint/determination/period.h"

namespace setpoint {

Result<std::vector<Determination>> replay(const Tables& tables, const Policy& policy,
                                          const ReplayOptions& options) {
  std::vector<Determination> chain;
  DetermineOptions next{std::nullopt, options.seed, options.draws, options.threads, {}, {}};
  for (const Quarter period : periods(tables, policy)) {
    if (options.until && period > *options.until) break;
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
