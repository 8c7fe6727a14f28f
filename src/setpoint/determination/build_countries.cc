// What a determination says of each country before the rule: evidence, liability and targets.
#include <algorithm>

#include "setpoint/determination/builder.h"

namespace setpoint {

std::set<Country> DeterminationBuilder::countries() const {
  std::set<Country> all;
  for (const auto& [country, value] : evidence_.bases.imports) all.insert(country);
  for (const auto& [country, value] : evidence_.bases.entries) all.insert(country);
  for (const auto& [country, value] : assessment_.flow_of) all.insert(country);
  for (const OutcomeFootprint& f : assessment_.footprint)
    for (const auto& [country, deaths] : f.by_country) all.insert(country);
  for (const GovernanceRow& row : tables_.governance) all.insert(row.country);
  if (before_)
    for (const auto& [key, liability] : before_->liabilities) all.insert(key.first);
  return all;
}

// Of its flow, now and as far back as lags reach, and of what was looked at without a find.
Grounds DeterminationBuilder::grounds_of(Country country) const {
  Grounds all;
  for (const Liabilities& liabilities : assessment_.lagged)
    for (const Outcome outcome : kOutcomes)
      if (const auto own = liabilities.find({country, outcome}); own != liabilities.end())
        all.add(own->second.all_grounds());
  all.incomplete = false;  // that of lags is said of the nation
  for (const Outcome outcome : kOutcomes)
    if (const auto own = assessment_.liabilities.find({country, outcome});
        own != assessment_.liabilities.end())
      all.add(own->second.all_grounds());
  for (const auto& [route, grounds] : evidence_.seen.routes)
    if (route.first == country && carrier(route.second) != Carrier::interior) all.add(grounds);
  return all;
}

void DeterminationBuilder::add_country(Country country) {
  CountryResult c{.country = country};
  const auto share = assessment_.flow_share.find(country);
  const bool any_flow = share != assessment_.flow_share.end();
  const Traced<Pure> flow_share = any_flow ? share->second : zero<Pure>("no evidence of flow");
  c.flow_share = figure(flow_share);
  c.flow_kg =
      figure(any_flow ? assessment_.flow_of.at(country) : zero<Mass>("no evidence of flow"));

  Liable status = liable(tables_, country, day(), flow_share.point(),
                         policy_.value(keys::liability_flow_share, day()));
  c.liable = status.liable;
  c.reasons = std::move(status.reasons);
  c.deficits = std::move(status.deficits);
  const bool any_footprint =
      std::any_of(assessment_.footprint.begin(), assessment_.footprint.end(),
                  [&](const OutcomeFootprint& f) { return f.by_country.contains(country); });
  const Grounds grounds = grounds_of(country);
  c.evidence = grounds.tier();
  c.incomplete = grounds.incomplete;
  c.carried = evidence_.bases.carried.contains(country);
  c.footprint = figure(footprint_of(*trace_, assessment_, country));
  if (!any_flow && c.footprint.value > 0)
    c.reasons = {"flow only in the quarters before the window that lags reach back to"};
  if (c.incomplete)
    c.reasons.push_back(
        "incomplete: a quarter of the window has no evidence, and the others are scaled to it");
  for (const auto& [who, what] : evidence_.bases.partial)
    if (who == country) c.reasons.push_back(what);
  if (c.carried) c.reasons.push_back("imports or entries are carried from earlier quarters");

  const auto base = [&](const auto& table, auto none) {
    const auto found = table.find(country);
    return figure(found == table.end() ? none : found->second);
  };
  c.imports_usd = base(evidence_.bases.imports, zero<Money>("no recorded imports"));
  c.entries = base(evidence_.bases.entries, zero<Travel>("no recorded entries"));

  add_outcomes(c);
  add_targets(c, any_footprint);
  result_.countries.push_back(std::move(c));
}

void DeterminationBuilder::add_outcomes(CountryResult& c) {
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
        o.channels.push_back({channel, found->second.grounds.at(channel).tier(), figure(mass)});
      if (found->second.precursor) o.precursor_kg = figure(*found->second.precursor);
    }
    // Nothing found of an outcome is few finds too, where it was looked for.
    Grounds grounds = grounds_of(c.country);
    grounds.finds = found == assessment_.liabilities.end() ? 0 : found->second.all_grounds().finds;
    o.few_finds = grounds.by_sample && static_cast<double>(grounds.finds) <
                                           policy_.value(keys::min_finds, day()).value();
    o.flow_kg = figure(flow);
    const auto deaths = f.by_country.find(c.country);
    o.deaths = figure(deaths == f.by_country.end() ? zero<Mortality>("no evidence of flow")
                                                   : deaths->second);
    o.national_deaths = f.national.point().value();
    o.goods_share = figure(shares.at(f.outcome));
    o.name = "not liable";
    o.action = "none";
    c.outcomes.push_back(std::move(o));
  }
}

void DeterminationBuilder::add_targets(CountryResult& c, bool any_footprint) {
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
  if (!any_footprint && path_ == Path::article_xx) return;

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
    c.toll.target = figure(
        sum(*trace_, tolls, "no outcome").named("toll target of " + std::string(c.country.code())));
    c.reasons.insert(c.reasons.end(), by->said.begin(), by->said.end());
    for (OutcomeResult& o : c.outcomes) {
      o.adjustment.target = figure(by->by_outcome.at(o.outcome).adjustment);
      o.toll.target = figure(by->by_outcome.at(o.outcome).toll);
    }
  }
}

}  // namespace setpoint
