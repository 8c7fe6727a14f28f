// From targets to charged rates, and what follows from them.
#include "setpoint/core/decimal.h"
#include "setpoint/determination/builder.h"
#include "setpoint/rate/effects.h"

namespace setpoint {

template <class D>
Component<D> DeterminationBuilder::initial(const Figure& target) {
  const double upper = target.interval ? target.interval->high : target.value;
  const Leaf limit{LeafKind::interval_limit,
                   "upper limit of the interval of the target",
                   "",
                   "of " + std::to_string(options_.draws) + " draws at confidence " +
                       shortest(result_.confidence),
                   {}};
  return {held_at_point(Traced<D>(*trace_, target.node)).named("set to the target"),
          zero<D>("no rate before the first determination"),
          Traced<D>(*trace_, trace_->leaf(limit, upper))};
}

// Row 0 of the rule, steps and limits for every liable country. Intervals of the targets are
// measured by now: no rate may exceed the upper limit of its target.
void DeterminationBuilder::rates() {
  for (CountryResult& c : result_.countries) {
    if (!c.liable) continue;
    std::map<Outcome, Component<Pure>> adjustments;
    std::map<Outcome, Component<TollRate>> tolls;
    for (const OutcomeResult& o : c.outcomes) {
      adjustments.emplace(o.outcome, initial<Pure>(o.adjustment.target));
      tolls.emplace(o.outcome, initial<TollRate>(o.toll.target));
    }
    charge(c, adjustments, tolls);
  }
}

void DeterminationBuilder::charge(CountryResult& c,
                                  const std::map<Outcome, Component<Pure>>& adjustments,
                                  const std::map<Outcome, Component<TollRate>>& tolls) {
  const auto fixed = [&](const auto& key) { return held_at_point(parameters_.at(key, last())); };
  const auto adjustment = limited(*trace_, adjustments, fixed(keys::step_adjustment),
                                  fixed(keys::floor_adjustment), fixed(keys::cap_adjustment));
  const auto toll = limited(*trace_, tolls, fixed(keys::step_toll), fixed(keys::floor_toll),
                            fixed(keys::cap_toll));
  const Traced<Pure> phase =
      parameters_.entry(keys::rule_phase_in, 0, last()).named("phase of a first determination");
  c.phase = phase.point().value();
  const std::string of(c.country.code());
  c.adjustment.full = figure(adjustment.sum.named("full adjustment of " + of));
  c.toll.full = figure(toll.sum.named("full toll of " + of));
  c.adjustment.charged =
      figure(rounded_half_up(phase * adjustment.sum,
                             constant<Pure>(*trace_, kAdjustmentUnit, "0.01 percentage point"))
                 .named("adjustment charged, " + of));
  c.toll.charged =
      figure(rounded_half_up(phase * toll.sum, constant<TollRate>(*trace_, kTollUnit, "5 cents"))
                 .named("toll charged, " + of));
  for (OutcomeResult& o : c.outcomes) {
    o.row = 0;
    o.name = "initial";
    o.action = "set";
    o.adjustment.full = figure(adjustment.full.at(o.outcome));
    o.toll.full = figure(toll.full.at(o.outcome));
    o.capped = adjustment.capped.at(o.outcome) || toll.capped.at(o.outcome);
  }
  if (adjustment.stepped) c.reasons.push_back("adjustment limited to one step from no rate");
  if (toll.stepped) c.reasons.push_back("toll limited to one step from no rate");
}

void DeterminationBuilder::totals() {
  const auto parameter = [&](const auto& key) { return parameters_.at(key, last()); };
  std::vector<Traced<Money>> adjustments, tolls;
  for (CountryResult& c : result_.countries) {
    const Traced<Money> imports(*trace_, c.imports_usd.node);
    const Traced<Travel> entries(*trace_, c.entries.node);
    const std::string none = "nothing is charged";
    c.adjustment_revenue_usd = c.toll_revenue_usd = c.trade_lost_usd = c.consumer_cost_usd =
        c.deadweight_usd = figure(zero<Money>(none));
    if (!c.liable) continue;
    const std::string of(c.country.code());
    const Traced<Pure> rate(*trace_, c.adjustment.charged.node);
    const auto on_goods =
        effects<Money>(*trace_, rate, rate, imports, parameter(keys::trade_elasticity),
                       parameter(keys::trade_pass_through));
    const Traced<TollRate> toll(*trace_, c.toll.charged.node);
    const auto on_trips =
        effects<Travel>(*trace_, toll, toll / parameter(keys::trip_cost), entries,
                        parameter(keys::toll_elasticity), parameter(keys::toll_pass_through));
    c.adjustment_revenue_usd = figure(on_goods.revenue.named("revenue of adjustments, " + of));
    c.toll_revenue_usd = figure(on_trips.revenue.named("revenue of tolls, " + of));
    c.trade_lost_usd = figure(on_goods.lost.named("imports lost, " + of));
    c.deadweight_usd =
        figure((on_goods.deadweight + on_trips.deadweight).named("deadweight loss, " + of));
    c.consumer_cost_usd =
        figure((on_goods.consumers + on_trips.consumers).named("cost to consumers, " + of));
    adjustments.push_back(on_goods.revenue);
    tolls.push_back(on_trips.revenue);
  }
  result_.adjustment_revenue_usd =
      total_of(adjustments, "no country is liable", "revenue of adjustments");
  result_.toll_revenue_usd = total_of(tolls, "no country is liable", "revenue of tolls");
  if (result_.revenue_target_usd) {
    auto target = parameter(keys::revenue_target);
    if (evidence_.window.quarters() != 4)
      target = target *
               constant<Pure>(*trace_, evidence_.window.quarters() / 4.0, "years in the window");
    const Traced<Money> raised(*trace_, result_.adjustment_revenue_usd.node);
    const Traced<Money> from_tolls(*trace_, result_.toll_revenue_usd.node);
    result_.revenue_shortfall_usd =
        figure((target - raised - from_tolls)
                   .named("revenue short of the target after liability, step, phase, cap and "
                          "elasticity"));
  }
  result_.uncollected_usd =
      total_of(uncollected_, "nothing is uncollected", "liability that no rate collects");
}

}  // namespace setpoint
