#include "setpoint/determination/dossier_holds.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "setpoint/core/distribution.h"
#include "setpoint/core/elementary.h"
#include "setpoint/determination/assessment.h"
#include "setpoint/flow/like_for_like.h"
#include "setpoint/sampling/coverage.h"

namespace setpoint {
namespace {

Tier tier_of(const CountryResult& country, const OutcomeResult& outcome) {
  Grounds all;
  for (const ChannelFlow& channel : outcome.channels) {
    all.by_default =
        all.by_default || channel.tier == Tier::default_ || channel.tier == Tier::mixed;
    all.by_sample = all.by_sample || channel.tier == Tier::sampled || channel.tier == Tier::mixed;
  }
  return outcome.channels.empty() ? country.evidence : all.tier();
}

std::vector<ChannelShare> shares(const OutcomeResult& outcome) {
  std::vector<ChannelShare> result;
  double all = 0;
  for (const ChannelFlow& flow : outcome.channels) all += flow.kg.value;
  if (outcome.precursor_kg) all += outcome.precursor_kg->value;
  if (all <= 0) return result;
  for (const ChannelFlow& flow : outcome.channels)
    if (flow.kg.value > 0) result.push_back({flow.channel, flow.kg.value / all});
  if (outcome.precursor_kg && outcome.precursor_kg->value > 0)
    result.push_back({std::nullopt, outcome.precursor_kg->value / all});
  return result;
}

// A share of all flow of the outcome in the window before.
double floor_of(const Determination& d, Outcome outcome, double share) {
  double all = 0;
  for (const CountryResult& c : d.countries)
    for (const OutcomeResult& o : c.outcomes)
      if (o.outcome == outcome && o.movement) all += o.movement->before_kg.value;
  return share * all;
}

// The tier of a route in every quarter of a window; none where one is missing.
Tier whole_tier(const WindowSum& sum, const Route& route, int quarters) {
  const auto own = sum.routes.find(route);
  if (own != sum.routes.end()) return own->second.incomplete ? Tier::none : own->second.tier();
  return sum.default_quarters == quarters ? Tier::default_ : Tier::none;
}

std::vector<RouteGap> gaps_of(const Tables& tables, const Policy& policy, const Determination& d,
                              Country country) {
  std::vector<RouteGap> gaps;
  if (!d.window_before) return gaps;
  Trace trace;
  TracedRows rows(tables, trace);
  TracedParameters parameters(policy, trace);
  const Window now{d.window_first, d.window_last};
  const Evidence evidence = gather(rows, parameters, {now, d.window_before, d.baseline}, {});
  const WindowSum& before = evidence.before->seen;
  const Attribution attribution(rows, parameters.at(keys::precursors_share, now.last));
  const SampleCoverage coverage(tables, policy);
  std::set<Route> routes;
  for (const WindowSum* sum : {&before, &evidence.seen})
    for (const auto& [route, grounds] : sum->routes) routes.insert(route);
  for (const Route& route : routes) {
    if (carrier(route.second) == Carrier::interior) continue;
    if (!attribution.answerable({route.first}).contains(country)) continue;
    RouteGap gap{route.first,
                 route.second,
                 whole_tier(before, route, now.quarters()),
                 whole_tier(evidence.seen, route, now.quarters()),
                 {}};
    if (gap.before != Tier::none && gap.before == gap.now) continue;
    const auto own = coverage.quarters().find(route);
    for (const Window& window : {*d.window_before, now})
      for (Quarter q = window.first; q <= window.last; q = q + 1)
        if (own == coverage.quarters().end() || !own->second.contains(q))
          gap.unsampled.push_back(q);
    std::sort(gap.unsampled.begin(), gap.unsampled.end());
    gap.unsampled.erase(std::unique(gap.unsampled.begin(), gap.unsampled.end()),
                        gap.unsampled.end());
    gaps.push_back(std::move(gap));
  }
  return gaps;
}

// The plan that would have `times` the pilot's information, from the last sampled quarter of the
// window.
void plan_for(const Tables& tables, const Determination& d, double times, Hold& hold) {
  if (!std::isfinite(times)) {
    hold.no_plan = "no number of inspections would be expected to settle it";
    return;
  }
  if (times <= 1) {
    hold.no_plan = "the programme as it stands would be expected to do";
    return;
  }
  std::optional<Quarter> last;
  for (const SampledStratum& stratum : tables.inspections.strata)
    if (stratum.sampled > 0 && stratum.period <= d.window_last)
      last = std::max(last.value_or(stratum.period), stratum.period);
  if (!last) {
    hold.no_plan = "no random inspection to plan from";
    return;
  }
  const auto because = [&](const Faults& faults) { hold.no_plan = faults.front().text(); };
  const auto pilot = pilot_of(tables.inspections, *last, d.confidence);
  if (!pilot) return because(pilot.faults());
  PlanOptions options;
  options.confidence = d.confidence;
  constexpr double kAnyPrecision = 0.5;  // the pilot's own precision is a part of any plan
  options.precision = kAnyPrecision;
  const auto present = plan_sample(*pilot, options);
  if (!present) return because(present.faults());
  if (!present->pilot_precision || *present->pilot_precision <= 0) {
    hold.no_plan = "the pilot shows no spread to plan from";
    return;
  }
  options.precision = *present->pilot_precision / std::sqrt(times);
  auto plan = plan_sample(*pilot, options);
  if (!plan) return because(plan.faults());
  hold.plan = *std::move(plan);
}

HoldReason reason_of(const Policy& policy, const Determination& d, const OutcomeResult& o,
                     Tier tier) {
  const FlowMovement& m = *o.movement;
  if (!m.tests)
    return m.before_kg.value <= 0 && o.flow_kg.value <= 0 ? HoldReason::no_flow
                                                          : HoldReason::unlike;
  const Date day = d.window_last.last_day();
  const double floor = floor_of(d, o.outcome, policy.value(keys::floor_share, day).value());
  if (m.before_kg.value < floor && o.flow_kg.value < floor) return HoldReason::below_floor;
  const Movement called =
      movement_of(m.tests->tests, m.tests->fall, m.tests->rise, 1 - d.confidence);
  if (called == Movement::insufficient) return HoldReason::undecided;
  // A call that the evidence would bear was withheld.
  const double least = policy.value(keys::min_finds, day).value();
  const std::uint64_t finds = called == Movement::fell ? m.finds_before : m.finds;
  return tier != Tier::default_ && static_cast<double>(finds) < least ? HoldReason::few_finds
                                                                      : HoldReason::credit;
}

}  // namespace

double Settling::times() const {
  if (needed <= 0) return std::numeric_limits<double>::infinity();
  const double ratio = deviation / needed;
  return ratio * ratio;
}

Settling settling(const ChangeTests& tests, double confidence) {
  const double z = normal_quantile(confidence) + normal_quantile(kPower);
  const auto from = [z](Looks looks, const Spread& spread, double distance) {
    return Settling{looks, spread.mean, spread.deviation, distance / z};
  };
  if (tests.below.mean < 0) return from(Looks::fall, tests.below, -tests.below.mean);
  if (tests.above.mean > 0) return from(Looks::rise, tests.above, tests.above.mean);
  // Both must be shown; the one that is farther from it binds.
  const Settling fallen = from(Looks::unchanged, tests.below, tests.below.mean);
  const Settling risen = from(Looks::unchanged, tests.above, -tests.above.mean);
  return fallen.times() >= risen.times() ? fallen : risen;
}

double finds_needed(const Settling& settling, double before, double now, double least_finds) {
  if (settling.needed <= 0) return std::numeric_limits<double>::infinity();
  if (before <= 0 || now <= 0) return least_finds;
  const double relative = settling.needed * (now + kStart * before) / (now * std::sqrt(2.0));
  const double mass = exponential(1);  // 1 + cv^2 of a lognormal of sigma 1
  return std::ceil(std::max(least_finds, mass / (relative * relative)));
}

std::vector<Hold> holds(const Tables& tables, const Policy& policy, const Determination& d,
                        const CountryResult& country) {
  constexpr int kInsufficient = 1;
  std::vector<Hold> result;
  if (!country.liable) return result;
  const Date day = d.window_last.last_day();
  const double least = policy.value(keys::min_finds, day).value();
  for (const OutcomeResult& o : country.outcomes) {
    if (o.row != kInsufficient || !o.movement) continue;
    const FlowMovement& m = *o.movement;
    Hold hold;
    hold.outcome = o.outcome;
    hold.why = m.why;
    hold.tier = tier_of(country, o);
    hold.reason = reason_of(policy, d, o, hold.tier);
    hold.finds_before = m.finds_before;
    hold.finds = m.finds;
    hold.where = shares(o);
    if (m.tests) hold.settling = settling(m.tests->tests, d.confidence);
    switch (hold.reason) {
      case HoldReason::no_flow:
      case HoldReason::below_floor:
        break;
      case HoldReason::unlike:
        hold.gaps = gaps_of(tables, policy, d, country.country);
        break;
      case HoldReason::few_finds: {
        const bool fell = hold.settling->looks == Looks::fall;
        const auto finds = static_cast<double>(fell ? m.finds_before : m.finds);
        if (finds > 0) {
          hold.times = least / finds;
          plan_for(tables, d, *hold.times, hold);
        } else {
          hold.no_plan = "nothing was found that a number of inspections could be planned from";
        }
        break;
      }
      case HoldReason::credit:
        hold.finds_wanted = least;
        break;
      case HoldReason::undecided: {
        const double floor = floor_of(d, o.outcome, policy.value(keys::floor_share, day).value());
        if (hold.tier == Tier::sampled || hold.tier == Tier::mixed) {
          hold.times = hold.settling->times();
          plan_for(tables, d, *hold.times, hold);
        }
        if (hold.tier != Tier::sampled)
          hold.finds_wanted = finds_needed(*hold.settling, std::max(m.before_kg.value, floor),
                                           o.flow_kg.value, least);
        break;
      }
    }
    result.push_back(std::move(hold));
  }
  return result;
}

}  // namespace setpoint
