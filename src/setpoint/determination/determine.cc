#include "setpoint/determination/determine.h"

#include "setpoint/determination/builder.h"
#include "setpoint/determination/checks.h"
#include "setpoint/determination/figures.h"
#include "setpoint/determination/period.h"
#include "setpoint/flow/default_tier.h"
#include "setpoint/flow/sampled_tier.h"
#include "setpoint/sampling/find_amounts.h"
#include "setpoint/sampling/programme.h"

namespace setpoint {
namespace {

// Evidence of both tiers for the window and its lags.
Evidence evidence_for(TracedRows& rows, TracedParameters& parameters, const Window& window) {
  Lags lags = usable_lags(parameters, window, evidence_quarters(rows.tables()));
  const std::set<Quarter> quarters = quarters_needed(window, lags);
  ObservedFlows by_default = default_tier(rows, parameters, quarters);
  SampledFlows by_sample = sampled_tier(rows, parameters, quarters);
  return gather(rows, parameters, window, std::move(lags), std::move(by_default),
                std::move(by_sample));
}

}  // namespace

DeterminationBuilder::DeterminationBuilder(const Tables& tables, const Policy& policy,
                                           const Window& window, const DetermineOptions& options)
    : tables_(tables),
      policy_(policy),
      options_(options),
      trace_(std::make_shared<Trace>()),
      rows_(tables, *trace_),
      parameters_(policy, *trace_),
      evidence_(evidence_for(rows_, parameters_, window)),
      assessment_(assess(rows_, parameters_, evidence_,
                         parameters_.at(keys::precursors_share, window.last))),
      internalisation_(internalise(parameters_, assessment_.footprint, window)) {}

Determination DeterminationBuilder::run() {
  head();
  deaths();
  flows();
  for (const Country country : countries()) add_country(country);
  controls();
  measure();
  rates();
  totals();
  measure();
  sampled_intervals();
  notes();
  result_.checks = check(result_, *trace_);
  result_.trace = trace_;
  return std::move(result_);
}

// Fills the intervals of the figures there are by now. A node is evaluated once: what was measured
// before is kept.
void DeterminationBuilder::measure() {
  std::vector<NodeId> wanted;
  for_each_figure(result_, [&](const std::string&, const Figure& f) {
    if (measured_.emplace(f.node, std::nullopt).second) wanted.push_back(f.node);
  });
  const std::vector<Uncertain> evaluated =
      evaluate(*trace_, wanted, options_.seed, options_.draws, options_.threads);
  for (std::size_t k = 0; k < wanted.size(); ++k) {
    measured_[wanted[k]] = evaluated[k].interval(result_.confidence);
    if (wanted[k] == result_.through_kg.node) count_above_ceiling(evaluated[k]);
  }
  for_each_figure(result_,
                  [&](const std::string&, Figure& f) { f.interval = measured_.at(f.node); });
}

void DeterminationBuilder::count_above_ceiling(const Uncertain& through) {
  if (through.certain())
    result_.draws_above_ceiling = through.point() > result_.ceiling_kg ? options_.draws : 0;
  for (const double kg : through.draws())
    if (kg > result_.ceiling_kg) ++result_.draws_above_ceiling;
}

Result<Determination> determine(const Tables& tables, const Policy& policy,
                                const DetermineOptions& options) {
  Result<Window> window = choose_window(tables, policy, options.period);
  if (!window) return std::move(window).faults();
  if (const auto amounts = find_amounts(tables, policy); !amounts) return amounts.faults();
  if (const auto programme =
          Programme::of(tables.inspections, single_psu_treatment(policy, window->last.last_day()));
      !programme)
    return programme.faults();
  // A first determination is its own baseline; one that names another needs the chain.
  if (policy.has(keys::window_baseline) &&
      policy.text(keys::window_baseline, window->last.last_day()) != window->last.text())
    return Fault{FaultKind::policy,
                 {},
                 "window.baseline: this version makes first determinations, which are their own "
                 "baseline",
                 window->last.text() + ", or no window.baseline"};
  return DeterminationBuilder(tables, policy, *window, options).run();
}

}  // namespace setpoint
