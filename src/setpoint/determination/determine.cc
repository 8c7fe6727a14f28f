#include "setpoint/determination/determine.h"

#include <map>
#include <set>
#include <string>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/core/digest.h"
#include "setpoint/determination/assessment.h"
#include "setpoint/determination/checks.h"
#include "setpoint/determination/figures.h"
#include "setpoint/determination/period.h"
#include "setpoint/flow/default_tier.h"
#include "setpoint/rate/effects.h"
#include "setpoint/rate/limits.h"

namespace setpoint {
namespace {

using TollRate = Per<Money, Travel>;

template <class D>
Figure figure(Traced<D> quantity) {
  return {quantity.point().value(), std::nullopt, quantity.id()};
}

std::string identity(const Tables& tables, const Policy& policy, const Window& window,
                     const DetermineOptions& options) {
  const std::string inputs = "setpoint.determination/1\n" + tables.sha256 + "\n" + policy.sha256() +
                             "\n" + window.last.text() + "\n" + std::to_string(options.seed.value) +
                             "\n" + std::to_string(options.draws) + "\nprevious: none\n";
  return window.last.text() + "-" + sha256(inputs).substr(0, 12);
}

// Evidence of the default tier for the window and its lags.
Evidence default_evidence(TracedRows& rows, TracedParameters& parameters, const Window& window) {
  Lags lags = usable_lags(parameters, window, *rows.tables().seizure_quarters.known.begin());
  ObservedFlows observed = default_tier(rows, parameters, quarters_needed(window, lags));
  return gather(rows, parameters, window, std::move(lags), std::move(observed));
}

// Builds one determination; each step fills its part of the result.
class Builder {
 public:
  Builder(const Tables& tables, const Policy& policy, const Window& window,
          const DetermineOptions& options)
      : tables_(tables),
        policy_(policy),
        options_(options),
        trace_(std::make_shared<Trace>()),
        rows_(tables, *trace_),
        parameters_(policy, *trace_),
        evidence_(default_evidence(rows_, parameters_, window)),
        assessment_(assess(rows_, parameters_, evidence_,
                           parameters_.at(keys::precursors_share, window.last))),
        internalisation_(internalise(parameters_, assessment_.footprint, window)) {}

  Determination run() {
    head();
    deaths();
    flows();
    for (const Country country : countries()) add_country(country);
    controls();
    measure();
    rates();
    totals();
    measure();
    notes();
    result_.checks = check(result_, *trace_);
    result_.trace = trace_;
    return std::move(result_);
  }

 private:
  [[nodiscard]] Date day() const { return evidence_.window.last.last_day(); }
  [[nodiscard]] Quarter last() const { return evidence_.window.last; }

  template <class D>
  Traced<D> zero(std::string why) {
    return constant<D>(*trace_, 0, std::move(why));
  }

  void head() {
    result_.id = identity(tables_, policy_, evidence_.window, options_);
    result_.window_first = evidence_.window.first;
    result_.window_last = evidence_.window.last;
    result_.policy_name = policy_.name();
    result_.policy_version = policy_.version();
    result_.policy_sha256 = policy_.sha256();
    result_.dataset_name = tables_.name;
    result_.dataset_sha256 = tables_.sha256;
    result_.seed = options_.seed.value;
    result_.draws = options_.draws;
    result_.confidence = policy_.value(keys::movement_confidence, day()).value();
    path_ = *parse_path(policy_.text(keys::basis_path, day()));
    result_.path = path_;
    result_.internalisation = figure(internalisation_.iota);
    result_.internalisation_from = result_.id;
    result_.cost_per_death_usd = figure(internalisation_.cost_per_death);
    result_.dollars_per_death = figure(internalisation_.dollars_per_death);
    if (internalisation_.solved)
      result_.revenue_target_usd = policy_.value(keys::revenue_target, day()).value();
  }

  void deaths() {
    result_.deaths_reported = evidence_.deaths.reported.value();
    result_.deaths_predicted = evidence_.deaths.predicted.value();
    result_.outcome_deaths_observed = evidence_.deaths.outcomes_observed;
    std::vector<Traced<Mortality>> attributed, domestic, unattributed;
    for (const OutcomeFootprint& f : assessment_.footprint) {
      result_.deaths_by_outcome.push_back({f.outcome, figure(f.national), figure(f.attributed),
                                           figure(f.domestic), figure(f.unattributed)});
      attributed.push_back(f.attributed);
      domestic.push_back(f.domestic);
      unattributed.push_back(f.unattributed);
    }
    const auto add_up = [&](const auto& parts, std::string what) {
      return figure(sum(*trace_, parts, "no outcome").named(std::move(what)));
    };
    result_.deaths_attributed = add_up(attributed, "attributed deaths");
    result_.deaths_domestic = add_up(domestic, "domestic deaths");
    result_.deaths_unattributed = add_up(unattributed, "unattributed deaths");
    for (const auto& [lag, weight] : evidence_.lags.used) result_.lags_used.push_back(lag);
    result_.lags_dropped = evidence_.lags.dropped;
  }

  void flows() {
    const auto add_up = [&](const WindowFlows& flows, std::string what) {
      std::vector<Traced<Mass>> parts;
      for (const auto& [key, mass] : flows) parts.push_back(mass);
      return figure(sum(*trace_, parts, "none").named(std::move(what)));
    };
    result_.through_kg = add_up(evidence_.seen.flows, "came through, pure, all countries");
    result_.checkpoint_kg =
        add_up(evidence_.seen.checkpoint, "passed interior checkpoints, pure, beside");
    std::vector<Traced<Mass>> seized;
    for (const auto& [quarter, mass] : evidence_.observed.seized)
      if (evidence_.window.has(quarter)) seized.push_back(mass);
    result_.seized_kg =
        figure(sum(*trace_, seized, "nothing seized").named("seized on entry, pure"));
    result_.ceiling_kg = policy_.value(keys::consumption_ceiling, day()).value();
  }

  // Everyone with imports, entries, flow or a governance record.
  [[nodiscard]] std::set<Country> countries() const {
    std::set<Country> all;
    for (const auto& [country, value] : evidence_.bases.imports) all.insert(country);
    for (const auto& [country, value] : evidence_.bases.entries) all.insert(country);
    for (const auto& [country, value] : assessment_.flow_of) all.insert(country);
    for (const GovernanceRow& row : tables_.governance) all.insert(row.country);
    return all;
  }

  void add_country(Country country) {
    CountryResult c{.country = country};
    const auto share = assessment_.flow_share.find(country);
    const bool any_flow = share != assessment_.flow_share.end();
    const Traced<Pure> flow_share = any_flow ? share->second : zero<Pure>("no evidence of flow");
    c.flow_share = figure(flow_share);

    Liable status = liable(tables_, country, day(), flow_share.point(),
                           policy_.value(keys::liability_flow_share, day()));
    c.liable = status.liable;
    c.reasons = std::move(status.reasons);
    c.deficits = std::move(status.deficits);
    c.evidence = any_flow ? Tier::default_ : Tier::none;
    c.incomplete = any_flow && evidence_.seen.incomplete;
    c.carried = evidence_.bases.carried.contains(country);
    if (c.incomplete)
      c.reasons.push_back(
          "incomplete: evidence in " + std::to_string(evidence_.seen.quarters_with_evidence) +
          " of " + std::to_string(evidence_.window.quarters()) + " quarters, scaled to the window");
    if (c.carried) c.reasons.push_back("imports or entries are carried from earlier quarters");

    c.footprint = figure(footprint_of(*trace_, assessment_, country));
    const auto base = [&](const auto& table, auto none) {
      const auto found = table.find(country);
      return figure(found == table.end() ? none : found->second);
    };
    c.imports_usd = base(evidence_.bases.imports, zero<Money>("no recorded imports"));
    c.entries = base(evidence_.bases.entries, zero<Travel>("no recorded entries"));

    add_outcomes(c);
    add_targets(c, any_flow);
    result_.countries.push_back(std::move(c));
  }

  // The window of a first determination is its own baseline: L / L, none where it is 0.
  std::optional<Figure> score(Traced<Mass> flow) {
    if (flow.point().value() <= 0) return std::nullopt;
    const auto ratio = flow / flow;
    return figure(constant<Pure>(*trace_, 100, "points") *
                  (constant<Pure>(*trace_, 1, "one") - ratio));
  }

  void add_outcomes(CountryResult& c) {
    const auto shares = goods_shares(*trace_, assessment_.liabilities, c.country);
    for (const OutcomeFootprint& f : assessment_.footprint) {
      OutcomeResult o{.outcome = f.outcome};
      const auto found = assessment_.liabilities.find({c.country, f.outcome});
      Traced<Mass> flow = zero<Mass>("no evidence of flow");
      if (found != assessment_.liabilities.end()) {
        flow = total(*trace_, found->second)
                   .named("liability flow of " + std::string(c.country.code()) + ", " +
                          std::string(name(f.outcome)));
        for (const auto& [channel, mass] : found->second.channels)
          o.channels.push_back({channel, Tier::default_, figure(mass)});
        if (found->second.precursor) o.precursor_kg = figure(*found->second.precursor);
      }
      o.flow_kg = figure(flow);
      o.score = score(flow);
      const auto deaths = f.by_country.find(c.country);
      o.deaths = figure(deaths == f.by_country.end() ? zero<Mortality>("no evidence of flow")
                                                     : deaths->second);
      o.national_deaths = f.national.point().value();
      o.goods_share = figure(shares.at(f.outcome));
      o.name = "not liable";
      o.action = "none";
      c.outcomes.push_back(std::move(o));
    }
    std::vector<std::pair<Traced<Pure>, Traced<Mortality>>> weighted;
    std::vector<Traced<Mortality>> weights;
    for (const OutcomeResult& o : c.outcomes)
      if (o.score) {
        const Traced<Mortality> weight(*trace_, o.deaths.node);
        weighted.emplace_back(Traced<Pure>(*trace_, o.score->node), weight);
        weights.push_back(weight);
      }
    if (weighted.empty()) return;
    const auto total_weight = sum(*trace_, weights, "no footprint");
    if (total_weight.point().value() <= 0) return;
    std::vector<Traced<Pure>> parts;
    for (const auto& [own, weight] : weighted) parts.push_back(own * (weight / total_weight));
    c.score = figure(sum(*trace_, parts, "no score")
                         .named("score of " + std::string(c.country.code()) +
                                ", outcomes weighted by footprint at the baseline"));
  }

  void add_targets(CountryResult& c, bool any_flow) {
    const std::string none = c.liable ? "no evidence for this path" : c.reasons.front();
    const auto at_zero = [&] {
      c.adjustment = {figure(zero<Pure>(none)), figure(zero<Pure>(none)), std::nullopt,
                      figure(zero<Pure>(none))};
      c.toll = {figure(zero<TollRate>(none)), figure(zero<TollRate>(none)), std::nullopt,
                figure(zero<TollRate>(none))};
      for (OutcomeResult& o : c.outcomes) {
        o.adjustment = {figure(zero<Pure>(none)), std::nullopt, figure(zero<Pure>(none))};
        o.toll = {figure(zero<TollRate>(none)), std::nullopt, figure(zero<TollRate>(none))};
      }
    };
    at_zero();
    c.liability_usd = figure(zero<Money>(none));
    if (!any_flow && path_ == Path::article_xx) return;

    for (std::size_t k = 0; k < kPaths.size(); ++k) {
      if (!c.liable && kPaths[k] != path_) continue;
      const auto by = targets_by(kPaths[k], rows_, parameters_, evidence_, assessment_,
                                 internalisation_, c.country);
      if (!by) continue;
      std::vector<Traced<Pure>> adjustments;
      std::vector<Traced<TollRate>> tolls;
      std::vector<Traced<Money>> due;
      for (const auto& [outcome, target] : by->by_outcome) {
        adjustments.push_back(target.adjustment);
        tolls.push_back(target.toll);
        due.push_back(target.collected + target.uncollected);
        if (kPaths[k] == path_)
          uncollected_.push_back(c.liable ? target.uncollected
                                          : target.collected + target.uncollected);
      }
      const auto adjustment = sum(*trace_, adjustments, "no outcome")
                                  .named("adjustment target of " + std::string(c.country.code()));
      if (c.liable) c.by_path[k] = figure(adjustment);
      if (kPaths[k] != path_) continue;

      c.liability_usd = figure(
          sum(*trace_, due, "no outcome").named("liability of " + std::string(c.country.code())));
      if (!c.liable) continue;
      c.adjustment.target = figure(adjustment);
      c.toll.target = figure(sum(*trace_, tolls, "no outcome")
                                 .named("toll target of " + std::string(c.country.code())));
      c.reasons.insert(c.reasons.end(), by->said.begin(), by->said.end());
      for (OutcomeResult& o : c.outcomes) {
        o.adjustment.target = figure(by->by_outcome.at(o.outcome).adjustment);
        o.toll.target = figure(by->by_outcome.at(o.outcome).toll);
      }
    }
  }

  // Row 0 of the rule, steps and limits for every liable country. Intervals of the targets are
  // measured by now: no rate may exceed the upper limit of its target.
  void rates() {
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

  template <class D>
  Component<D> initial(const Figure& target) {
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

  void charge(CountryResult& c, const std::map<Outcome, Component<Pure>>& adjustments,
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

  // What follows from the charged rates.
  void totals() {
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
    const auto add_up = [&](const auto& parts, std::string why, std::string what) {
      return figure(sum(*trace_, parts, std::move(why)).named(std::move(what)));
    };
    result_.adjustment_revenue_usd =
        add_up(adjustments, "no country is liable", "revenue of adjustments");
    result_.toll_revenue_usd = add_up(tolls, "no country is liable", "revenue of tolls");
    if (result_.revenue_target_usd) {
      const Traced<Money> raised(*trace_, result_.adjustment_revenue_usd.node);
      const Traced<Money> from_tolls(*trace_, result_.toll_revenue_usd.node);
      result_.revenue_shortfall_usd =
          figure((parameter(keys::revenue_target) - raised - from_tolls)
                     .named("revenue short of the target after liability, step, phase, cap and "
                            "elasticity"));
    }
    result_.uncollected_usd =
        add_up(uncollected_, "nothing is uncollected", "liability that no rate collects");
  }

  void controls() {
    result_.precursor_0 = with_precursor_share(0);
    result_.precursor_1 = with_precursor_share(1);
    trade_relation();
  }

  std::vector<ControlRow> with_precursor_share(double share) {
    const Assessment other =
        assess(rows_, parameters_, evidence_,
               constant<Pure>(*trace_, share, "control: precursor share " + shortest(share)));
    std::vector<ControlRow> control;
    for (const auto& [country, flow_share] : other.flow_share) {
      ControlRow row{country, std::nullopt, std::nullopt,
                     figure(footprint_of(*trace_, other, country))};
      const Liable status = liable(tables_, country, day(), flow_share.point(),
                                   policy_.value(keys::liability_flow_share, day()));
      if (status.liable)
        if (const auto by = targets_by(path_, rows_, parameters_, evidence_, other,
                                       internalisation_, country)) {
          std::vector<Traced<Pure>> adjustments;
          std::vector<Traced<TollRate>> tolls;
          for (const auto& [outcome, target] : by->by_outcome) {
            adjustments.push_back(target.adjustment);
            tolls.push_back(target.toll);
          }
          row.adjustment = figure(sum(*trace_, adjustments, "no outcome"));
          row.toll = figure(sum(*trace_, tolls, "no outcome"));
        }
      control.push_back(std::move(row));
    }
    return control;
  }

  // An association of deaths with legal imports, spread over origins by customs value. It makes
  // nobody liable and sets no rate.
  void trade_relation() {
    std::vector<Traced<Mortality>> parts;
    for (const OutcomeFootprint& f : assessment_.footprint) parts.push_back(f.national);
    std::vector<Traced<Money>> values;
    for (const auto& [country, value] : evidence_.bases.imports) values.push_back(value);
    const auto imports = sum(*trace_, values, "no imports").named("imports from all countries");
    const auto tied = (sum(*trace_, parts, "no deaths") *
                       parameters_.at(keys::trade_relation_goods_share, last()))
                          .named("deaths associated with legal imports");
    for (const auto& [country, value] : evidence_.bases.imports)
      result_.trade_relation.push_back(
          {country, std::nullopt, std::nullopt, figure(tied * (value / imports))});
  }

  // Fills the intervals of the figures there are by now. A node is evaluated once: what was
  // measured before is kept.
  void measure() {
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

  void count_above_ceiling(const Uncertain& through) {
    if (through.certain())
      result_.draws_above_ceiling = through.point() > result_.ceiling_kg ? options_.draws : 0;
    for (const double kg : through.draws())
      if (kg > result_.ceiling_kg) ++result_.draws_above_ceiling;
  }

  void notes() {
    result_.notes = tables_.notes;
    if (!evidence_.lags.dropped.empty()) {
      std::string lags;
      for (const int lag : evidence_.lags.dropped)
        lags += (lags.empty() ? "" : ", ") + std::to_string(lag);
      result_.notes.push_back("The evidence begins with " +
                              tables_.seizure_quarters.known.begin()->text() + ": lags of " + lags +
                              " quarters are dropped and the weights renormalised.");
    }
    if (!result_.outcome_deaths_observed)
      result_.notes.push_back(
          "Outcome-specific deaths are not observed: national deaths are split by the policy's "
          "shares, so the deaths of every outcome move alike.");
    if (evidence_.seen.incomplete)
      result_.notes.push_back("The window is incomplete: a quarter has no evidence of flow.");
  }

  const Tables& tables_;
  const Policy& policy_;
  const DetermineOptions& options_;
  std::shared_ptr<Trace> trace_;
  TracedRows rows_;
  TracedParameters parameters_;
  Evidence evidence_;
  Assessment assessment_;
  Internalisation internalisation_;
  Path path_{};
  std::vector<Traced<Money>> uncollected_;
  std::map<NodeId, std::optional<Interval>> measured_;
  Determination result_;
};

}  // namespace

Result<Determination> determine(const Tables& tables, const Policy& policy,
                                const DetermineOptions& options) {
  Result<Window> window = choose_window(tables, policy, options.period);
  if (!window) return std::move(window).faults();
  return Builder(tables, policy, *window, options).run();
}

}  // namespace setpoint
