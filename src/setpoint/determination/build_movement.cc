// How flows and deaths moved since the previous determination's window, computed now, and where
// what fell went. Model, sections 5 and 6.
#include <algorithm>

#include "setpoint/core/decimal.h"
#include "setpoint/core/elementary.h"
#include "setpoint/determination/builder.h"
#include "setpoint/flow/like_for_like.h"
#include "setpoint/rate/error_control.h"

namespace setpoint {
namespace {

Grounds grounds_in(const Liabilities& liabilities, Country country, Outcome outcome) {
  const auto own = liabilities.find({country, outcome});
  return own == liabilities.end() ? Grounds{} : own->second.all_grounds();
}

std::string percent(double share) {
  return grouped(share * 100, 0) + " %";
}

}  // namespace

// The statistics of every country and outcome, as nodes whose draws are measured with the rest.
void DeterminationBuilder::movements() {
  if (!before_) return;
  const Traced<Pure> material = parameters_.at(keys::material_change, last());
  const Traced<Pure> floor_share = parameters_.at(keys::floor_share, last());
  std::map<Outcome, Traced<Mass>> floor;
  for (const Outcome outcome : kOutcomes) {
    std::vector<Traced<Mass>> flows;
    for (const auto& [key, liability] : before_->liabilities)
      if (key.second == outcome) flows.push_back(total(*trace_, liability));
    floor.emplace(outcome,
                  (floor_share * sum(*trace_, flows, "no flow before"))
                      .named("floor: a share of all flow before, " + std::string(name(outcome))));
  }
  const std::set<Country> unlike =
      Attribution(rows_, parameters_.at(keys::precursors_share, last()))
          .answerable(
              not_comparable(evidence_.before->seen, evidence_.seen, evidence_.window.quarters()));
  for (std::size_t c = 0; c < result_.countries.size(); ++c) {
    CountryResult& country = result_.countries[c];
    for (std::size_t k = 0; k < country.outcomes.size(); ++k) {
      OutcomeResult& o = country.outcomes[k];
      const FlowChange change =
          flow_change(setpoint::flow_of(*trace_, before_->liabilities, country.country, o.outcome),
                      Traced<Mass>(*trace_, o.flow_kg.node), floor.at(o.outcome), material);
      const Grounds before = grounds_in(before_->liabilities, country.country, o.outcome);
      const Grounds now = grounds_in(assessment_.liabilities, country.country, o.outcome);
      FlowMovement movement;
      movement.before_kg = figure(change.before);
      movement.change_kg = figure(change.change);
      movement.finds_before = before.finds;
      movement.finds = now.finds;
      const double was = change.before.point().value();
      const double is = change.now.point().value();
      if (was > 0)
        movement.relative =
            figure((change.change / change.before).named("change as a share of the flow before"));
      if (was <= 0 && is <= 0) {
        movement.why = "no flow in either window";
      } else if (unlike.contains(country.country)) {
        movement.why =
            "the two windows do not both have the same tier of evidence in every quarter and "
            "channel";
      } else {
        const double least = floor.at(o.outcome).point().value();
        changes_.push_back({c, k, change, was >= least || is >= least, before, now});
        statistics_.push_back(change.below.id());
        statistics_.push_back(change.above.id());
      }
      o.movement = std::move(movement);
    }
  }
}

// Calls the movements of the flows and of the deaths, all tests adjusted together. The draws of
// the statistics are measured by now.
void DeterminationBuilder::call_movements() {
  if (!before_) return;
  const double alpha = 1 - result_.confidence;
  const Fraction material = policy_.value(keys::material_change, day());
  const double most_of = 1 - material.value();
  const auto unseen = unseen_finds();

  std::vector<double> p;
  std::vector<ChangeTests> tests;
  for (const Change& change : changes_) {
    const CountryResult& country = result_.countries[change.country];
    ChangeTests own =
        change_tests(spreads_.at(change.of.below.id()), spreads_.at(change.of.above.id()));
    // Nothing found is not zero: the chance to find nothing were the flow as large as a fall by
    // the material change leaves it, by what one find would stand for.
    const auto one = unseen.find({country.country, country.outcomes[change.outcome].outcome});
    if (change.now_grounds.finds == 0 && one != unseen.end() && one->second > 0)
      own.fall = std::max(own.fall,
                          exponential(-most_of * change.of.before.point().value() / one->second));
    if (change.at_floor) p.insert(p.end(), {own.fall, own.rise});
    tests.push_back(own);
  }
  const std::vector<std::optional<ChangeTests>> of_deaths = tests_of_deaths(material);
  for (const auto& own : of_deaths)
    if (own) p.insert(p.end(), {own->fall, own->rise});
  result_.error_control = policy_.text(keys::error_control, day());
  result_.tests = p.size();
  const std::vector<double> q = adjusted(p, *parse_error_control(*result_.error_control));

  std::size_t next = 0;
  for (std::size_t n = 0; n < changes_.size(); ++n) {
    AdjustedTests own{tests[n], 1, 1};
    if (changes_[n].at_floor) {
      own.fall = q[next++];
      own.rise = q[next++];
    }
    call_flow(changes_[n], own, alpha);
  }
  std::vector<DeathsByOutcome>& deaths = result_.deaths_by_outcome;
  for (std::size_t k = 0; k < deaths.size(); ++k) {
    // Of all outcomes together there is one test, and all have its answer.
    const bool one_test = of_deaths.size() == 1;
    const auto& own = of_deaths[one_test ? 0 : k];
    deaths[k].movement = Movement::insufficient;
    if (own) {
      deaths[k].tests = AdjustedTests{*own, q[next], q[next + 1]};
      if (!one_test) next += 2;
      deaths[k].movement = movement_of(*own, deaths[k].tests->fall, deaths[k].tests->rise, alpha);
    }
    for (CountryResult& c : result_.countries) c.outcomes[k].deaths_movement = deaths[k].movement;
  }
  adaptation();
}

// By outcome, none where the deaths of the window before are not on record. National deaths that
// the policy splits by its shares are one count and get one test: three tests of one fact would
// weigh three times in the joint control, and each with the spread of a count that nobody made.
std::vector<std::optional<ChangeTests>> DeterminationBuilder::tests_of_deaths(
    Fraction material) const {
  const Fraction dispersion = policy_.value(keys::deaths_dispersion, day());
  const std::vector<OutcomeFootprint>& before = before_->footprint;
  if (before.empty()) return {std::nullopt};
  if (!evidence_.deaths.outcomes_observed || !evidence_.before->deaths->outcomes_observed)
    return {count_tests(evidence_.before->deaths->predicted, evidence_.deaths.predicted, material,
                        dispersion)};
  std::vector<std::optional<ChangeTests>> tests;
  for (std::size_t k = 0; k < before.size(); ++k)
    tests.emplace_back(count_tests(before[k].national.point(),
                                   assessment_.footprint[k].national.point(), material,
                                   dispersion));
  return tests;
}

void DeterminationBuilder::call_flow(const Change& change, const AdjustedTests& tests,
                                     double alpha) {
  OutcomeResult& o = result_.countries[change.country].outcomes[change.outcome];
  FlowMovement& m = *o.movement;
  m.tests = tests;
  m.call = movement_of(tests.tests, tests.fall, tests.rise, alpha);
  const double least_finds = policy_.value(keys::min_finds, day()).value();
  const auto too_few = [&](const Grounds& grounds) {
    return grounds.by_sample && static_cast<double>(grounds.finds) < least_finds;
  };
  const auto withhold = [&](std::string why) {
    m.call = Movement::insufficient;
    m.why = std::move(why);
  };
  const std::string material = percent(policy_.value(keys::material_change, day()).value());
  switch (m.call) {
    case Movement::fell:
      m.why = "it fell by more than " + material;
      if (too_few(change.before_grounds))
        withhold("it fell, but on " + std::to_string(change.before_grounds.finds) +
                 " finds before, fewer than movement.min_finds");
      else if (policy_.text(keys::credit_requires, day()) == "sampled" &&
               change.now_grounds.tier() != Tier::sampled &&
               !(change.now_grounds.tier() == Tier::none &&
                 change.before_grounds.tier() == Tier::sampled))
        withhold("it fell, but only sampled evidence is credited (rule.credit_requires)");
      break;
    case Movement::rose:
      m.why = "it rose by more than " + material;
      if (too_few(change.now_grounds))
        withhold("it rose, but on " + std::to_string(change.now_grounds.finds) +
                 " finds now, fewer than movement.min_finds");
      break;
    case Movement::unchanged:
      m.why = "it changed by less than " + material + " either way";
      break;
    case Movement::insufficient:
      m.why = change.at_floor ? "neither a change by more than " + material +
                                    " is shown nor that there was none"
                              : "below the floor in both windows: a fall or a rise is not tested";
      break;
  }
}

// Of every improved flow: what rose in other outcomes of the country, and in other countries.
void DeterminationBuilder::adaptation() {
  const double threshold = policy_.value(keys::offset_threshold, day()).value();
  const auto rise = [&](const OutcomeResult& o) {
    return Traced<Mass>(*trace_, o.movement->change_kg.node);
  };
  for (CountryResult& c : result_.countries)
    for (OutcomeResult& o : c.outcomes) {
      if (!o.movement || o.movement->call != Movement::fell) continue;
      const Traced<Mass> before(*trace_, o.movement->before_kg.node);
      const auto offset = [&](const std::vector<Traced<Mass>>& rises,
                              std::vector<std::string> where, const std::string& what) {
        const Traced<Pure> share =
            (sum(*trace_, rises, "nothing rose") / before).named("offset by " + what);
        return Offset{figure(share), !rises.empty() && share.point().value() >= threshold,
                      std::move(where)};
      };
      std::vector<Traced<Mass>> rises;
      std::vector<std::string> where;
      for (const OutcomeResult& other : c.outcomes)
        if (other.outcome != o.outcome && other.movement->call == Movement::rose) {
          rises.push_back(rise(other));
          where.emplace_back(name(other.outcome));
        }
      o.movement->within = offset(rises, where, "other outcomes of the country");
      rises.clear();
      where.clear();
      for (const CountryResult& other : result_.countries)
        for (const OutcomeResult& theirs : other.outcomes)
          if (other.country != c.country && theirs.outcome == o.outcome &&
              theirs.movement->call == Movement::rose) {
            rises.push_back(rise(theirs));
            where.emplace_back(other.country.code());
          }
      o.movement->new_source = offset(rises, where, "other countries");
    }
}

// The change in deaths by country and outcome, where both windows have deaths.
void DeterminationBuilder::changes_in_deaths() {
  if (!before_ || before_->footprint.empty()) return;
  for (std::size_t k = 0; k < assessment_.footprint.size(); ++k) {
    const OutcomeFootprint& earlier = before_->footprint[k];
    result_.deaths_by_outcome[k].before = figure(earlier.national);
    for (CountryResult& c : result_.countries) {
      const auto own = earlier.by_country.find(c.country);
      const Traced<Mortality> was = own == earlier.by_country.end()
                                        ? zero<Mortality>("no evidence of flow before")
                                        : own->second;
      c.outcomes[k].deaths_change =
          figure((Traced<Mortality>(*trace_, c.outcomes[k].deaths.node) - was)
                     .named("change of the footprint"));
    }
  }
}

}  // namespace setpoint
