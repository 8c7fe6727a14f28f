#include "setpoint/determination/determine.h"

#include "setpoint/determination/builder.h"
#include "setpoint/determination/checks.h"
#include "setpoint/determination/figures.h"
#include "setpoint/determination/period.h"
#include "setpoint/sampling/find_amounts.h"
#include "setpoint/sampling/programme.h"

namespace setpoint {
namespace {

// Rules count as in force on the last day of the window now, for earlier windows too: a movement
// is never one of the rules.
std::optional<EarlierAssessment> assessed(TracedRows& rows, TracedParameters& parameters,
                                          const std::optional<EarlierEvidence>& evidence,
                                          Quarter now) {
  if (!evidence) return std::nullopt;
  return assess(rows, parameters, *evidence, parameters.at(keys::precursors_share, now));
}

std::optional<InheritedShare> inherited(const std::optional<Previous>& previous) {
  // A chain that began with nothing attributed has had nothing to solve yet.
  if (!previous || previous->internalisation <= 0) return std::nullopt;
  return InheritedShare{previous->internalisation, previous->internalised_by};
}

// The windows of a determination, or what is wrong with the one before or the baseline.
Result<Windows> windows_for(const Tables& tables, const Policy& policy,
                            const DetermineOptions& options) {
  Result<Window> now = choose_window(tables, policy, options.period);
  if (!now) return std::move(now).faults();
  const int quarters = now->quarters();
  Windows windows{*now, std::nullopt, *now};
  if (options.previous) {
    const Window& before = options.previous->window;
    if (before.last >= now->last)
      return Fault{FaultKind::usage,
                   {},
                   "the previous determination's window ends with " + before.last.text() +
                       ", this one's with " + now->last.text(),
                   "a window that ends later than the one before"};
    if (before.quarters() != quarters)
      return Fault{FaultKind::usage,
                   {},
                   "the previous determination's window has " + std::to_string(before.quarters()) +
                       " quarters, this one's " + std::to_string(quarters),
                   "windows of one length"};
    windows.before = before;
    windows.baseline = {options.previous->baseline - (quarters - 1), options.previous->baseline};
  }
  if (policy.has(keys::window_baseline)) {
    const auto named = Quarter::parse(policy.text(keys::window_baseline, now->last.last_day()));
    windows.baseline = {*named - (quarters - 1), *named};
    const std::set<Quarter> known = evidence_quarters(tables);
    for (Quarter q = windows.baseline.first; q <= windows.baseline.last; q = q + 1)
      if (!known.contains(q))
        return Fault{FaultKind::policy,
                     {},
                     "window.baseline: no evidence of flow for " + q.text(),
                     "a window with evidence in every quarter"};
  }
  return windows;
}

}  // namespace

DeterminationBuilder::DeterminationBuilder(const Tables& tables, const Policy& policy,
                                           const Windows& windows, const DetermineOptions& options)
    : tables_(tables),
      policy_(policy),
      options_(options),
      trace_(std::make_shared<Trace>()),
      rows_(tables, *trace_),
      parameters_(policy, *trace_),
      evidence_(gather(rows_, parameters_, windows, options.what_if)),
      assessment_(assess(rows_, parameters_, evidence_,
                         parameters_.at(keys::precursors_share, windows.now.last))),
      before_(assessed(rows_, parameters_, evidence_.before, windows.now.last)),
      baseline_(assessed(rows_, parameters_, evidence_.baseline, windows.now.last)),
      internalisation_(internalise(parameters_, assessment_.footprint, windows.now,
                                   inherited(options.previous))) {
  result_.baseline = windows.baseline;
  result_.window_before = windows.before;
}

Determination DeterminationBuilder::run() {
  head();
  deaths();
  flows();
  for (const Country country : countries()) add_country(country);
  scores();
  movements();
  controls();
  measure();
  call_movements();
  changes_in_deaths();
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
  const std::size_t figures = wanted.size();
  wanted.insert(wanted.end(), statistics_.begin(), statistics_.end());
  const std::vector<Uncertain> evaluated =
      evaluate(*trace_, wanted, options_.seed, options_.draws, options_.threads);
  for (std::size_t k = figures; k < wanted.size(); ++k)
    spreads_[wanted[k]] = log_spread(evaluated[k]);
  statistics_.clear();
  for (std::size_t k = 0; k < figures; ++k) {
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
  const Result<Windows> windows = windows_for(tables, policy, options);
  if (!windows) return windows.faults();
  if (const auto amounts = find_amounts(tables, policy); !amounts) return amounts.faults();
  if (const auto programme = Programme::of(
          tables.inspections, single_psu_treatment(policy, windows->now.last.last_day()));
      !programme)
    return programme.faults();
  return DeterminationBuilder(tables, policy, *windows, options).run();
}

}  // namespace setpoint
