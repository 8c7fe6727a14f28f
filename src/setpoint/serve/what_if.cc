#include "setpoint/serve/what_if.h"

#include <utility>

#include "setpoint/determination/replay.h"

namespace setpoint {

std::vector<std::shared_ptr<const Kept>> kept_chain(std::vector<Determination> chain,
                                                    const std::shared_ptr<const Policy>& policy,
                                                    const DetermineOptions& options, Origin origin,
                                                    const std::vector<PolicyOverride>& overrides) {
  std::vector<std::shared_ptr<const Kept>> all;
  for (Determination& d : chain) {
    auto kept = std::make_shared<Kept>();
    kept->origin = origin;
    kept->policy = policy;
    kept->options = options;
    kept->options.period = d.window_last;
    kept->overrides = overrides;
    if (!all.empty()) {
      kept->options.previous = handed_on(all.back()->determination);
      kept->before = all.back();
    }
    kept->determination = std::move(d);
    all.push_back(std::move(kept));
  }
  return all;
}

Result<std::shared_ptr<const Kept>> what_if(const std::shared_ptr<const Kept>& base,
                                            const Tables& tables, const PolicySource& source,
                                            const std::vector<PolicyOverride>& set, bool chain) {
  std::vector<PolicyOverride> overrides = base->overrides;
  for (const PolicyOverride& one : set) {
    std::erase_if(overrides, [&](const PolicyOverride& own) { return own.key == one.key; });
    overrides.push_back(one);
  }
  auto read = source.with(overrides);
  if (!read) return std::move(read).faults();
  const auto policy = std::make_shared<const Policy>(*std::move(read));
  if (chain) {
    auto made = replay(tables, *policy,
                       {base->options.seed,
                        base->options.draws,
                        base->options.threads,
                        base->determination.window_last,
                        {}});
    if (!made) return std::move(made).faults();
    if (made->back().window_last != base->determination.window_last)
      return Fault{FaultKind::policy,
                   {},
                   "with these values no chain has a determination of " +
                       base->determination.window_last.text(),
                   "windows that end with it; make this determination alone again instead"};
    // Of those before only what they charged is asked for, never how it was derived.
    for (std::size_t k = 0; k + 1 < made->size(); ++k) (*made)[k].trace.reset();
    return kept_chain(*std::move(made), policy, base->options, Origin::what_if, overrides).back();
  }
  auto made = determine(tables, *policy, base->options);
  if (!made) return std::move(made).faults();
  auto kept = std::make_shared<Kept>();
  kept->determination = *std::move(made);
  kept->origin = Origin::what_if;
  kept->policy = policy;
  kept->options = base->options;
  kept->overrides = std::move(overrides);
  kept->before = base->before;
  return std::shared_ptr<const Kept>(std::move(kept));
}

}  // namespace setpoint
