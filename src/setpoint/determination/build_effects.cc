// What follows from the charged rates: revenue, what is lost, who pays, and what nobody does.
#include "setpoint/determination/builder.h"
#include "setpoint/rate/effects.h"

namespace setpoint {

void DeterminationBuilder::totals() {
  const auto parameter = [&](const auto& key) { return parameters_.at(key, last()); };
  std::vector<Traced<Money>> adjustments, tolls;
  for (CountryResult& c : result_.countries) {
    const Traced<Money> imports(*trace_, c.imports_usd.node);
    const Traced<Travel> entries(*trace_, c.entries.node);
    const std::string none = "nothing is charged";
    c.adjustment_revenue_usd = c.toll_revenue_usd = c.trade_lost_usd = c.consumer_cost_usd =
        c.deadweight_usd = figure(zero<Money>(none));
    c.entries_lost = figure(zero<Travel>(none));
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
    c.entries_lost = figure(on_trips.lost.named("entries lost, " + of));
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
