// Intervals of flows that are totals of the sampling programme and nothing else.
//
// Masses are heavy-tailed, and percentiles of a few finds' bootstrap cover badly, with none at all
// where nothing was found. Where a country's flow is sampled in every channel and quarter, and
// neither routing nor precursors move any of it, its interval is that of the estimate
// (sampling/flow_estimate.h). What rests on the flow keeps its draws, which are joint with
// everything else. Model, section 1.
#include "setpoint/core/elementary.h"
#include "setpoint/determination/builder.h"
#include "setpoint/sampling/find_amounts.h"
#include "setpoint/sampling/flow_estimate.h"

namespace setpoint {

// Finds whose mass is itself uncertain have more than the design's variance: draws know it.
bool DeterminationBuilder::masses_are_certain() const {
  const Inspections& log = tables_.inspections;
  for (const Find& find : log.finds)
    if (find.psu && evidence_.window.has(find.period) &&
        (find.substance != "fentanyl" ||
         sensitivity_of(policy_, find, log.cells[find.cell].channel)))
      return false;
  return true;
}

bool DeterminationBuilder::flows_are_moved() const {
  return !tables_.routing.empty() ||
         (!tables_.precursors.empty() && policy_.value(keys::precursors_share, day()).value() > 0);
}

// The upper limit of a mass of which nothing was found is that of no event of a Poisson process,
// -log((1 - confidence) / 2), times what one find would stand for (sampling/flow_estimate.h).
std::map<LiabilityKey, double> DeterminationBuilder::unseen_finds() const {
  std::map<LiabilityKey, double> result;
  if (tables_.inspections.units.empty() || flows_are_moved()) return result;
  const auto estimates = estimate_flows(tables_, policy_, {.origin = true, .outcome = true},
                                        std::pair{evidence_.window.first, evidence_.window.last});
  if (!estimates) return result;
  for (const FlowEstimate& row : estimates->rows)
    if (!row.interior && row.covered && row.found == 0 && row.pure_kg.interval)
      result[{*row.origin, *row.outcome}] =
          row.pure_kg.interval->high / -logarithm((1 - estimates->confidence) / 2);
  return result;
}

void DeterminationBuilder::sampled_intervals() {
  if (tables_.inspections.units.empty() || flows_are_moved() || !masses_are_certain()) return;
  const std::pair<Quarter, Quarter> window{evidence_.window.first, evidence_.window.last};
  const auto whole = estimate_flows(tables_, policy_, {.origin = true}, window);
  const auto parts = estimate_flows(tables_, policy_, {.origin = true, .outcome = true}, window);
  if (!whole || !parts) return;
  for (CountryResult& c : result_.countries) {
    if (c.evidence != Tier::sampled || c.incomplete) continue;
    for (const FlowEstimate& row : whole->rows)
      if (row.origin == c.country && !row.interior && row.covered)
        c.flow_kg.interval = row.pure_kg.interval;
    for (const FlowEstimate& row : parts->rows)
      if (row.origin == c.country && !row.interior && row.covered)
        for (OutcomeResult& o : c.outcomes)
          if (o.outcome == row.outcome) o.flow_kg.interval = row.pure_kg.interval;
  }
}

}  // namespace setpoint
