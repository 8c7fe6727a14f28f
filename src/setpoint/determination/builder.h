// How a determination is put together: each step fills its part of the result, in the order of the
// pipeline. The steps are defined in the build_*.cc named for them; determine.cc runs them.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/determination/assessment.h"
#include "setpoint/determination/determine.h"
#include "setpoint/determination/previous.h"
#include "setpoint/rate/limits.h"
#include "setpoint/rate/rule.h"

namespace setpoint {

using TollRate = Per<Money, Travel>;

template <class D>
[[nodiscard]] Figure figure(Traced<D> quantity) {
  return {quantity.point().value(), std::nullopt, quantity.id()};
}

class DeterminationBuilder {
 public:
  DeterminationBuilder(const Tables& tables, const Policy& policy, const Windows& windows,
                       const DetermineOptions& options);
  [[nodiscard]] Determination run();

 private:
  // build_national.cc
  void head();
  void deaths();
  void flows();
  void notes();
  // build_countries.cc
  // Everyone with imports, entries, flow or a governance record.
  [[nodiscard]] std::set<Country> countries() const;
  [[nodiscard]] Grounds grounds_of(Country country) const;
  void add_country(Country country);
  void add_outcomes(CountryResult& c);
  void add_targets(CountryResult& c, bool any_footprint);
  // build_scores.cc
  [[nodiscard]] bool is_seen(Country country) const;
  void scores();
  // build_movement.cc
  struct Change {
    std::size_t country;  // in result_.countries
    std::size_t outcome;  // in its outcomes
    FlowChange of;
    bool at_floor;  // or above, in either window
    Grounds before_grounds;
    Grounds now_grounds;
  };
  void movements();
  void call_movements();
  [[nodiscard]] std::vector<std::optional<ChangeTests>> tests_of_deaths(Fraction material) const;
  void call_flow(const Change& change, const AdjustedTests& tests, double alpha);
  void adaptation();
  void changes_in_deaths();
  // build_rates.cc
  struct Asked {
    std::map<Outcome, Component<Pure>> adjustments;
    std::map<Outcome, Component<TollRate>> tolls;
  };
  struct LimitedRates {
    Limited<Pure> adjustment;
    Limited<TollRate> toll;
  };
  void rates();
  template <class D>
  [[nodiscard]] Component<D> asked(Action action, const Figure& target, double previous,
                                   const std::string& what);
  [[nodiscard]] LimitedRates limit(const Asked& asked);
  void charge(CountryResult& c, const Asked& asked);
  void control(Rule rule, const CountryResult& c, const Asked& asked,
               std::vector<RuleControlRow::Part> parts);
  // build_effects.cc
  void totals();
  // build_controls.cc
  void decreed();
  void controls();
  [[nodiscard]] std::vector<ControlRow> with_precursor_share(double share);
  void trade_relation();
  // build_sampled.cc
  [[nodiscard]] bool masses_are_certain() const;
  [[nodiscard]] bool flows_are_moved() const;
  void sampled_intervals();
  // Of sampled flows of which nothing was found: what one find would stand for, kilograms.
  [[nodiscard]] std::map<LiabilityKey, double> unseen_finds() const;
  // determine.cc
  void measure();
  void count_above_ceiling(const Uncertain& through);

  [[nodiscard]] Date day() const { return evidence_.window.last.last_day(); }
  [[nodiscard]] Quarter last() const { return evidence_.window.last; }
  template <class D>
  [[nodiscard]] Traced<D> zero(std::string why) {
    return constant<D>(*trace_, 0, std::move(why));
  }
  // The sum of quantities as a figure, named; of none, 0 with the reason.
  template <class D>
  [[nodiscard]] Figure total_of(const std::vector<Traced<D>>& parts, std::string reason_if_none,
                                std::string what) {
    return figure(sum(*trace_, parts, std::move(reason_if_none)).named(std::move(what)));
  }

  const Tables& tables_;
  const Policy& policy_;
  const DetermineOptions& options_;
  std::shared_ptr<Trace> trace_;
  TracedRows rows_;
  TracedParameters parameters_;
  Evidence evidence_;
  Assessment assessment_;
  std::optional<EarlierAssessment> before_;
  std::optional<EarlierAssessment> baseline_;  // none where it is one of the other two
  Internalisation internalisation_;
  Path path_{};
  std::vector<Traced<Money>> uncollected_;
  std::map<NodeId, std::optional<Interval>> measured_;
  std::vector<Change> changes_;
  std::vector<NodeId> statistics_;    // under test, to be measured with the figures
  std::map<NodeId, Spread> spreads_;  // ... and measured
  Determination result_;
};

}  // namespace setpoint
