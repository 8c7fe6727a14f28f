#include "setpoint/footprint/footprint.h"

#include <string>

namespace setpoint {

Lags usable_lags(TracedParameters& parameters, const Window& window,
                 const std::set<Quarter>& with_evidence, Quarter in_force) {
  Lags lags;
  std::vector<std::pair<int, Traced<Pure>>> raw;
  const auto& weights = parameters.policy().list(keys::lag_weights, in_force.last_day());
  for (std::size_t lag = 0; lag < weights.size(); ++lag) {
    if (weights[lag] == 0) continue;
    const int back = static_cast<int>(lag);
    const Window moved = window.moved_back(back);
    const auto next = with_evidence.lower_bound(moved.first);
    const bool none = next == with_evidence.end() || moved.last < *next;
    if (lag > 0 && (none || moved.first < *with_evidence.begin()))
      lags.dropped.push_back(back);
    else
      raw.emplace_back(back, parameters.entry(keys::lag_weights, lag, in_force));
  }
  // Every weighted lag may need evidence that there is not: then the window itself stands alone.
  if (raw.empty()) {
    lags.used.emplace_back(0, constant<Pure>(parameters.trace(), 1, "only the window itself"));
    return lags;
  }
  if (lags.dropped.empty()) {
    lags.used = std::move(raw);
    return lags;
  }
  std::vector<Traced<Pure>> kept;
  for (const auto& [lag, weight] : raw) kept.push_back(weight);
  const Traced<Pure> total = sum(parameters.trace(), kept, "no lag");
  for (const auto& [lag, weight] : raw)
    lags.used.emplace_back(lag,
                           (weight / total).named("lag weight, renormalised without dropped lags"));
  return lags;
}

std::vector<OutcomeFootprint> footprint(TracedParameters& parameters, const NationalDeaths& deaths,
                                        const Lags& lags, const std::vector<Liabilities>& lagged,
                                        Quarter window_last) {
  Trace& trace = parameters.trace();
  const Traced<Pure> domestic_share = parameters.at(keys::domestic_share, window_last);
  const Traced<Pure> foreign_share = constant<Pure>(trace, 1, "one") - domestic_share;

  std::map<LiabilityKey, std::vector<Traced<Mass>>> weighted;
  for (std::size_t n = 0; n < lags.used.size(); ++n)
    for (const auto& [key, liability] : lagged[n])
      weighted[key].push_back(total(trace, liability) * lags.used[n].second);

  std::vector<OutcomeFootprint> result;
  for (const auto& [outcome, national] : deaths.by_outcome) {
    std::map<Country, Traced<Mass>> flows;
    std::vector<Traced<Mass>> all;
    for (const auto& [key, parts] : weighted) {
      if (key.second != outcome) continue;
      const Traced<Mass> flow = sum(trace, parts, "none")
                                    .named("lag-weighted flow of " + std::string(key.first.code()) +
                                           ", " + std::string(name(outcome)));
      flows.emplace(key.first, flow);
      all.push_back(flow);
    }
    const Traced<Mass> total_flow =
        sum(trace, all, "no flow").named("lag-weighted flow of all, " + std::string(name(outcome)));
    const Traced<Mortality> domestic =
        (national * domestic_share).named("domestic deaths, " + std::string(name(outcome)));
    const Traced<Mortality> foreign =
        (national * foreign_share)
            .named("deaths from foreign supply, " + std::string(name(outcome)));

    std::map<Country, Traced<Mortality>> by_country;
    std::vector<Traced<Mortality>> assigned;
    for (const auto& [country, flow] : flows) {
      const Traced<Mortality> own = (foreign * (flow / total_flow))
                                        .named("footprint of " + std::string(country.code()) +
                                               ", " + std::string(name(outcome)));
      by_country.emplace(country, own);
      assigned.push_back(own);
    }
    // What is foreign and has no flow to follow, not a remainder of rounding: 1 - 1 where there is
    // flow, 1 - 0 / 0 where there is none, in every draw.
    const Traced<Mortality> unattributed =
        (foreign * (constant<Pure>(trace, 1, "one") - total_flow / total_flow))
            .named("unattributed deaths, " + std::string(name(outcome)));
    const Traced<Mortality> attributed =
        sum(trace, assigned, "no flow to attribute deaths to")
            .named("attributed deaths, " + std::string(name(outcome)));
    result.push_back(
        {outcome, national, domestic, unattributed, attributed, std::move(by_country)});
  }
  return result;
}

}  // namespace setpoint
