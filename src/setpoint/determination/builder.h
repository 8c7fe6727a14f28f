// How a determination is put together: each step fills its part of the result, in the order of the
// pipeline. The steps are defined in build_national.cc, build_countries.cc, build_rates.cc and
// build_controls.cc; determine.cc runs them.
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
#include "setpoint/rate/limits.h"

namespace setpoint {

using TollRate = Per<Money, Travel>;

template <class D>
[[nodiscard]] Figure figure(Traced<D> quantity) {
  return {quantity.point().value(), std::nullopt, quantity.id()};
}

class DeterminationBuilder {
 public:
  DeterminationBuilder(const Tables& tables, const Policy& policy, const Window& window,
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
  [[nodiscard]] std::optional<Figure> score(Traced<Mass> flow);
  // build_rates.cc
  void rates();
  template <class D>
  [[nodiscard]] Component<D> initial(const Figure& target);
  void charge(CountryResult& c, const std::map<Outcome, Component<Pure>>& adjustments,
              const std::map<Outcome, Component<TollRate>>& tolls);
  void totals();
  // build_controls.cc
  void controls();
  [[nodiscard]] std::vector<ControlRow> with_precursor_share(double share);
  void trade_relation();
  // build_sampled.cc
  [[nodiscard]] bool masses_are_certain() const;
  void sampled_intervals();
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
  Internalisation internalisation_;
  Path path_{};
  std::vector<Traced<Money>> uncollected_;
  std::map<NodeId, std::optional<Interval>> measured_;
  Determination result_;
};

}  // namespace setpoint
