#include "setpoint/determination/dossier_rerun.h"

#include <algorithm>

#include "setpoint/rate/governance.h"

namespace setpoint {

RatesThen rates_in(const Determination& determination, Country country) {
  RatesThen result;
  const auto own = std::find_if(determination.countries.begin(), determination.countries.end(),
                                [country](const CountryResult& c) { return c.country == country; });
  if (own == determination.countries.end()) {
    result.reason = "not in the determination";
    return result;
  }
  result.liable = own->liable;
  result.reason = own->reasons.empty() ? "" : own->reasons.front();
  result.flow_share = own->flow_share.value;
  result.charged = {own->adjustment.charged.value, own->toll.charged.value};
  result.full = {own->adjustment.full.value, own->toll.full.value};
  result.target = {own->adjustment.target.value, own->toll.target.value};
  result.revenue_usd = own->adjustment_revenue_usd.value + own->toll_revenue_usd.value;
  for (const OutcomeResult& o : own->outcomes) {
    OutcomeThen then;
    then.outcome = o.outcome;
    then.flow_kg = o.flow_kg.value;
    if (o.movement) then.flow = o.movement->call;
    then.deaths = o.deaths_movement;
    then.row = o.row;
    then.name = o.name;
    then.action = o.action;
    then.full = {o.adjustment.full.value, o.toll.full.value};
    then.target = {o.adjustment.target.value, o.toll.target.value};
    result.outcomes.push_back(std::move(then));
  }
  return result;
}

Rerun::Rerun(const Tables& tables, const Policy& policy, const DetermineOptions& options,
             const Determination& determination, Country country)
    : tables_(tables),
      policy_(policy),
      options_(options),
      window_{determination.window_first, determination.window_last},
      country_(country) {
  options_.period = determination.window_last;
}

Result<RatesThen> Rerun::run(const Tables& tables, const DetermineOptions& options) const {
  const auto made = determine(tables, policy_, options);
  if (!made) return made.faults();
  return rates_in(*made, country_);
}

Result<RatesThen> Rerun::with_flow(std::optional<Outcome> outcome, double factor) const {
  DetermineOptions options = options_;
  options.what_if.push_back({country_, outcome, factor});
  return run(tables_, options);
}

Result<RatesThen> Rerun::with_findings(const std::vector<GovernanceField>& fields) const {
  Tables tables = tables_;
  const GovernanceRecord record = governance_on(tables_, country_, window_.last.last_day());
  for (const GovernanceField field : fields) {
    Date from = window_.first.first_day();
    RowRef at;
    if (const auto own = record.in_force.find(field); own != record.in_force.end()) {
      // What is on record may have come into force within the window: the change replaces it.
      from = std::max(from, own->second->from);
      at = own->second->at;
    }
    tables.governance.push_back({country_, field, Finding::yes, from, "what if", at});
  }
  return run(tables, options_);
}

Tables Rerun::scaled(double factor) const {
  Tables tables = tables_;
  for (DeathRow& row : tables.deaths) {
    const bool in_window = row.months == 12 ? row.period == window_.last : window_.has(row.period);
    if (row.region != "US" || !in_window) continue;
    if (row.reported) row.reported->factor *= factor;
    if (row.predicted) row.predicted->factor *= factor;
  }
  return tables;
}

Result<RatesThen> Rerun::with_deaths(double factor) const {
  return run(scaled(factor), options_);
}

Result<RatesThen> Rerun::with_flow_and_deaths(double flow, double deaths) const {
  DetermineOptions options = options_;
  options.what_if.push_back({country_, std::nullopt, flow});
  return run(scaled(deaths), options);
}

}  // namespace setpoint
