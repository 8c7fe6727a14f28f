// A walk over every published number of a determination, by its name.
//
// The one list of what is published: intervals are filled, traces pruned, checks made and numbers
// looked up by walking it.
#pragma once

#include <string>

#include "setpoint/determination/determination.h"

namespace setpoint {

// visit(name, figure): "MX.adjustment", "MX.adjustment.target", "MX.pills.flow", "all.deaths" ...
template <class D, class Visit>
void for_each_figure(D& d, Visit&& visit) {
  visit("all.internalisation", d.internalisation);
  visit("all.dollars-per-death", d.dollars_per_death);
  visit("all.cost-per-death", d.cost_per_death_usd);
  visit("all.revenue-adjustments", d.adjustment_revenue_usd);
  visit("all.revenue-tolls", d.toll_revenue_usd);
  if (d.revenue_shortfall_usd) visit("all.revenue-shortfall", *d.revenue_shortfall_usd);
  visit("all.attributed", d.deaths_attributed);
  visit("all.domestic", d.deaths_domestic);
  visit("all.unattributed", d.deaths_unattributed);
  visit("all.uncollected", d.uncollected_usd);
  visit("all.flow", d.through_kg);
  visit("all.seized", d.seized_kg);
  visit("all.checkpoint", d.checkpoint_kg);
  for (auto& row : d.deaths_by_outcome) {
    const std::string of = "all." + std::string(name(row.outcome));
    visit(of + ".deaths", row.national);
    visit(of + ".attributed", row.attributed);
    visit(of + ".domestic", row.domestic);
    visit(of + ".unattributed", row.unattributed);
    if (row.before) visit(of + ".deaths.before", *row.before);
  }
  for (auto& c : d.countries) {
    const std::string of(c.country.code());
    visit(of + ".adjustment", c.adjustment.charged);
    visit(of + ".adjustment.full", c.adjustment.full);
    visit(of + ".adjustment.target", c.adjustment.target);
    visit(of + ".toll", c.toll.charged);
    visit(of + ".toll.full", c.toll.full);
    visit(of + ".toll.target", c.toll.target);
    visit(of + ".footprint", c.footprint);
    if (c.score) visit(of + ".score", *c.score);
    visit(of + ".flow", c.flow_kg);
    visit(of + ".flow-share", c.flow_share);
    visit(of + ".liability", c.liability_usd);
    visit(of + ".imports", c.imports_usd);
    visit(of + ".entries", c.entries);
    visit(of + ".revenue-adjustment", c.adjustment_revenue_usd);
    visit(of + ".revenue-toll", c.toll_revenue_usd);
    visit(of + ".trade-lost", c.trade_lost_usd);
    visit(of + ".entries-lost", c.entries_lost);
    visit(of + ".consumer-cost", c.consumer_cost_usd);
    visit(of + ".deadweight", c.deadweight_usd);
    for (std::size_t k = 0; k < kPaths.size(); ++k)
      if (c.by_path[k])
        visit(of + ".adjustment.target." + std::string(name(kPaths[k])), *c.by_path[k]);
    for (auto& o : c.outcomes) {
      const std::string part = of + "." + std::string(name(o.outcome));
      visit(part + ".flow", o.flow_kg);
      if (o.score) visit(part + ".score", *o.score);
      visit(part + ".footprint", o.deaths);
      visit(part + ".goods-share", o.goods_share);
      visit(part + ".adjustment", o.adjustment.full);
      visit(part + ".adjustment.target", o.adjustment.target);
      visit(part + ".toll", o.toll.full);
      visit(part + ".toll.target", o.toll.target);
      for (auto& flow : o.channels)
        visit(part + ".flow." + std::string(name(flow.channel)), flow.kg);
      if (o.precursor_kg) visit(part + ".flow.precursor", *o.precursor_kg);
      if (o.deaths_change) visit(part + ".footprint.change", *o.deaths_change);
      if (!o.movement) continue;
      visit(part + ".flow.before", o.movement->before_kg);
      visit(part + ".flow.change", o.movement->change_kg);
      if (o.movement->relative) visit(part + ".flow.relative-change", *o.movement->relative);
      if (o.movement->within) visit(part + ".within", o.movement->within->share);
      if (o.movement->new_source) visit(part + ".new-source", o.movement->new_source->share);
    }
  }
  const auto control = [&](const std::string& label, auto& rows) {
    for (auto& row : rows) {
      const std::string of = label + "." + std::string(row.country.code());
      if (row.adjustment) visit(of + ".adjustment.target", *row.adjustment);
      if (row.toll) visit(of + ".toll.target", *row.toll);
      visit(of + ".footprint", row.deaths);
    }
  };
  control("precursor-0", d.precursor_0);
  control("precursor-1", d.precursor_1);
  control("trade-relation", d.trade_relation);
  const auto rule_control = [&](const std::string& label, auto& rows) {
    for (auto& row : rows) {
      const std::string of = label + "." + std::string(row.country.code());
      visit(of + ".adjustment.full", row.adjustment);
      visit(of + ".toll.full", row.toll);
      for (auto& part : row.outcomes) {
        visit(of + "." + std::string(name(part.outcome)) + ".adjustment", part.adjustment);
        visit(of + "." + std::string(name(part.outcome)) + ".toll", part.toll);
      }
    }
  };
  rule_control("outcomes-only", d.outcomes_only);
  rule_control("deaths-only", d.deaths_only);
  for (auto& row : d.decreed) visit("decreed." + std::string(row.country.code()), row.mean);
}

}  // namespace setpoint
