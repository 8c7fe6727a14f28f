// From targets to charged rates, by the rule and by its two controls.
#include "setpoint/core/decimal.h"
#include "setpoint/determination/builder.h"
#include "setpoint/rate/rule.h"

namespace setpoint {
namespace {

constexpr std::array kRules = {Rule::comprehensive, Rule::outcomes_only, Rule::deaths_only};

Findings findings_of(const OutcomeResult& o, bool first) {
  if (first) return {.first = true};
  const FlowMovement& m = *o.movement;
  return {false, m.call, o.deaths_movement.value_or(Movement::insufficient),
          m.within && m.within->found, m.new_source && m.new_source->found};
}

}  // namespace

// The full rate that the rule asks for, before it is limited. Proportionality: no rate may exceed
// the upper limit of its target's interval, which is measured by now.
template <class D>
Component<D> DeterminationBuilder::asked(Action action, const Figure& target, double previous,
                                         const std::string& what) {
  const Leaf limit{LeafKind::interval_limit,
                   "upper limit of the interval of the target",
                   "",
                   "of " + std::to_string(options_.draws) + " draws at confidence " +
                       shortest(result_.confidence),
                   {}};
  const Traced<D> upper(
      *trace_, trace_->leaf(limit, target.interval ? target.interval->high : target.value));
  const Traced<D> wanted = held_at_point(Traced<D>(*trace_, target.node));
  if (action == Action::set)
    return {wanted.named("set to the target"), zero<D>("no rate before"), upper};
  const Leaf before{LeafKind::previous, what, options_.previous->id, "", {}};
  const Traced<D> standing(*trace_, trace_->leaf(before, previous));
  switch (action) {
    case Action::raise:
      return {larger(standing, wanted).named("raised to the target"), standing, upper};
    case Action::lower:
      return {smaller(standing, wanted).named("lowered to the target"), standing, upper};
    default:
      return {standing, standing, upper};
  }
}

void DeterminationBuilder::rates() {
  for (CountryResult& c : result_.countries) {
    const Previous::OfCountry* before = nullptr;
    if (options_.previous)
      if (const auto own = options_.previous->countries.find(c.country);
          own != options_.previous->countries.end())
        before = &own->second;
    if (before != nullptr) {
      c.adjustment.previous = c.toll.previous = 0;
      for (OutcomeResult& o : c.outcomes) {
        const StandingRate& rate = before->rates[0].at(o.outcome);
        o.adjustment.previous = rate.adjustment;
        o.toll.previous = rate.toll;
        *c.adjustment.previous += rate.adjustment;
        *c.toll.previous += rate.toll;
      }
    }
    if (!c.liable) {
      if (before != nullptr)
        c.reasons.push_back("it was liable in the determination before: at 0 at once");
      continue;
    }
    c.determinations = before == nullptr ? 1 : before->determinations + 1;
    for (const Rule rule : kRules) {
      Asked all;
      std::vector<RuleControlRow::Part> parts;
      for (OutcomeResult& o : c.outcomes) {
        const RuleRow& row = decide(rule, findings_of(o, before == nullptr));
        const StandingRate standing =
            before == nullptr ? StandingRate{}
                              : before->rates[static_cast<std::size_t>(rule)].at(o.outcome);
        const std::string what =
            (rule == Rule::comprehensive ? "" : std::string(name(rule)) + ".") +
            std::string(c.country.code()) + "." + std::string(name(o.outcome));
        all.adjustments.emplace(o.outcome, asked<Pure>(row.action, o.adjustment.target,
                                                       standing.adjustment, what + ".adjustment"));
        all.tolls.emplace(
            o.outcome, asked<TollRate>(row.action, o.toll.target, standing.toll, what + ".toll"));
        if (rule == Rule::comprehensive) {
          o.row = row.number;
          o.name = row.name;
          o.action = name(row.action);
        }
        parts.push_back({o.outcome, std::string(name(row.action)), {}, {}});
      }
      if (rule == Rule::comprehensive)
        charge(c, all);
      else
        control(rule, c, all, std::move(parts));
    }
  }
}

DeterminationBuilder::LimitedRates DeterminationBuilder::limit(const Asked& asked) {
  const auto fixed = [&](const auto& key) { return held_at_point(parameters_.at(key, last())); };
  return {limited(*trace_, asked.adjustments, fixed(keys::step_adjustment),
                  fixed(keys::floor_adjustment), fixed(keys::cap_adjustment)),
          limited(*trace_, asked.tolls, fixed(keys::step_toll), fixed(keys::floor_toll),
                  fixed(keys::cap_toll))};
}

void DeterminationBuilder::charge(CountryResult& c, const Asked& asked) {
  const auto [adjustment, toll] = limit(asked);
  const std::size_t phases = policy_.list(keys::rule_phase_in, day()).size();
  const std::size_t place = std::min(static_cast<std::size_t>(c.determinations), phases) - 1;
  const Traced<Pure> phase =
      parameters_.entry(keys::rule_phase_in, place, last())
          .named("phase of determination " + std::to_string(c.determinations) + " as liable");
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
    o.adjustment.full = figure(adjustment.full.at(o.outcome));
    o.toll.full = figure(toll.full.at(o.outcome));
    o.capped = adjustment.capped.at(o.outcome) || toll.capped.at(o.outcome);
  }
  const std::string from = c.determinations == 1 ? " from no rate" : "";
  if (adjustment.stepped) c.reasons.push_back("adjustment limited to one step" + from);
  if (toll.stepped) c.reasons.push_back("toll limited to one step" + from);
}

void DeterminationBuilder::control(Rule rule, const CountryResult& c, const Asked& asked,
                                   std::vector<RuleControlRow::Part> parts) {
  const auto [adjustment, toll] = limit(asked);
  for (RuleControlRow::Part& part : parts) {
    part.adjustment = figure(adjustment.full.at(part.outcome));
    part.toll = figure(toll.full.at(part.outcome));
  }
  (rule == Rule::outcomes_only ? result_.outcomes_only : result_.deaths_only)
      .push_back({c.country, figure(adjustment.sum), figure(toll.sum), std::move(parts)});
}

}  // namespace setpoint
