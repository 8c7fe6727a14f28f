#include "setpoint/rate/limits.h"

#include <cmath>
#include <optional>
#include <vector>

namespace setpoint {
namespace {

template <class D>
Traced<D> total(Trace& trace, const std::map<Outcome, Traced<D>>& parts) {
  std::vector<Traced<D>> all;
  for (const auto& [outcome, part] : parts) all.push_back(part);
  return sum(trace, all, "no outcome");
}

}  // namespace

template <class D>
Limited<D> limited(Trace& trace, const std::map<Outcome, Component<D>>& components, Traced<D> step,
                   Traced<D> floor, Traced<D> cap) {
  std::map<Outcome, Traced<D>> now;
  std::map<Outcome, Traced<D>> before;
  for (const auto& [outcome, component] : components) {
    now.emplace(outcome, component.asked);
    before.emplace(outcome, component.previous);
  }

  Limited<D> result{{}, {}, total(trace, now), false};
  const Traced<D> sum_before = total(trace, before);
  const Traced<D> change = (result.sum - sum_before).named("change of the rate asked for");
  // Where a limit sets the sum, the sum is that limit, not what scaled components round to.
  std::optional<Traced<D>> set_sum;
  if (std::abs(change.point().value()) > step.point().value()) {
    result.stepped = true;
    const bool up = change.point().value() > 0;
    const auto moves_with_sum = [&](Outcome outcome) {
      return up ? now.at(outcome).point() > before.at(outcome).point()
                : now.at(outcome).point() < before.at(outcome).point();
    };
    // The step, as the smaller of the two: the derivation keeps what was asked for.
    const Traced<D> none = constant<D>(trace, 0, "no change");
    const Traced<D> allowed =
        smaller(larger(change, none - change), step).named("change that one step allows");
    set_sum = up ? sum_before + allowed : sum_before - allowed;
    // What moves against the sum moves whole: scaled with the rest, more of one component would
    // mean less of its own rise.
    std::vector<Traced<D>> with;
    std::vector<Traced<D>> against;
    for (const auto& [outcome, rate] : now)
      (moves_with_sum(outcome) ? with : against).push_back(rate - before.at(outcome));
    const Traced<D> others = sum(trace, against, "nothing moves against the sum");
    const Traced<D> signed_step = up ? allowed : none - allowed;
    const Traced<Pure> part =
        ((signed_step - others) / sum(trace, with, "nothing moves with the sum"))
            .named(
                "part of its change that one step allows each component that moves with the sum");
    for (auto& [outcome, rate] : now)
      if (moves_with_sum(outcome)) rate = before.at(outcome) + (rate - before.at(outcome)) * part;
  }

  for (auto& [outcome, rate] : now) {
    const Traced<D>& upper = components.at(outcome).upper;
    result.capped[outcome] = rate.point() > upper.point();
    if (!result.capped[outcome]) continue;
    rate = smaller(rate, upper);
    set_sum.reset();
  }

  const Traced<D> before_bounds = total(trace, now);
  // There is nothing to raise to a floor where no rate stands: a path without tolls, or nobody's
  // entries for one to fall on.
  const bool low = before_bounds.point().value() > 0 && before_bounds.point() < floor.point();
  const bool high = before_bounds.point() > cap.point();
  if (low || high) {
    set_sum = high ? smaller(before_bounds, cap) : larger(before_bounds, floor);
    const Traced<Pure> scale = ((high ? cap : floor) / before_bounds)
                                   .named(high ? "scaled to the cap" : "scaled to the floor");
    for (auto& [outcome, rate] : now) rate = rate * scale;
  }
  for (const auto& [outcome, rate] : now) result.full.emplace(outcome, rate);
  result.sum = set_sum ? *set_sum : total(trace, now);
  return result;
}

template Limited<Pure> limited<Pure>(Trace&, const std::map<Outcome, Component<Pure>>&,
                                     Traced<Pure>, Traced<Pure>, Traced<Pure>);
template Limited<Per<Money, Travel>> limited<Per<Money, Travel>>(
    Trace&, const std::map<Outcome, Component<Per<Money, Travel>>>&, Traced<Per<Money, Travel>>,
    Traced<Per<Money, Travel>>, Traced<Per<Money, Travel>>);

}  // namespace setpoint
