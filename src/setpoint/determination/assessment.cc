#include "setpoint/determination/assessment.h"

#include <string>

namespace setpoint {

std::set<Quarter> quarters_needed(const Window& window, const Lags& lags) {
  std::set<Quarter> quarters;
  const auto add = [&](const Window& w) {
    for (Quarter q = w.first; q <= w.last; q = q + 1) quarters.insert(q);
  };
  add(window);
  for (const auto& [lag, weight] : lags.used) add(window.moved_back(lag));
  return quarters;
}

std::set<Quarter> evidence_quarters(const Tables& tables) {
  std::set<Quarter> quarters = tables.seizure_quarters.known;
  for (const SampledStratum& stratum : tables.inspections.strata)
    if (stratum.sampled > 0) quarters.insert(stratum.period);
  return quarters;
}

Evidence gather(TracedRows& rows, TracedParameters& parameters, const Window& window, Lags lags,
                ObservedFlows by_default, SampledFlows by_sample) {
  Trace& trace = rows.trace();
  WindowSum seen = sum_over_window(trace, by_default, by_sample, window);
  std::vector<WindowSum> lagged;
  for (const auto& [lag, weight] : lags.used)
    lagged.push_back(
        lag == 0 ? seen : sum_over_window(trace, by_default, by_sample, window.moved_back(lag)));
  NationalDeaths deaths = national_deaths(rows, parameters, window);
  FallsOn bases = falls_on(rows, window);
  return {window,
          std::move(by_default),
          std::move(by_sample),
          evidence_quarters(rows.tables()),
          std::move(seen),
          std::move(lags),
          std::move(lagged),
          std::move(deaths),
          std::move(bases)};
}

Assessment assess(TracedRows& rows, TracedParameters& parameters, const Evidence& evidence,
                  Traced<Pure> precursor_share) {
  Trace& trace = rows.trace();
  const Attribution attribution(rows, precursor_share);
  Liabilities liabilities = attribution.attribute(evidence.seen.flows);
  std::vector<Liabilities> lagged;
  for (std::size_t n = 0; n < evidence.lagged.size(); ++n)
    lagged.push_back(evidence.lags.used[n].first == 0
                         ? liabilities
                         : attribution.attribute(evidence.lagged[n].flows));

  std::map<Country, std::vector<Traced<Mass>>> parts;
  for (const auto& [key, liability] : liabilities)
    parts[key.first].push_back(total(trace, liability)
                                   .named("liability flow of " + std::string(key.first.code()) +
                                          ", " + std::string(name(key.second))));
  std::map<Country, Traced<Mass>> flow_of;
  std::vector<Traced<Mass>> all;
  for (const auto& [country, own] : parts) {
    const Traced<Mass> flow =
        sum(trace, own, "none")
            .named("liability flow of " + std::string(country.code()) + ", all outcomes");
    flow_of.emplace(country, flow);
    all.push_back(flow);
  }
  const Traced<Mass> flow_of_all = sum(trace, all, "no flow").named("liability flow of all");
  std::map<Country, Traced<Pure>> flow_share;
  for (const auto& [country, flow] : flow_of)
    flow_share.emplace(
        country,
        (flow / flow_of_all).named("share of all liability flow, " + std::string(country.code())));
  std::vector<OutcomeFootprint> of_deaths =
      footprint(parameters, evidence.deaths, evidence.lags, lagged, evidence.window.last);
  return {std::move(liabilities), std::move(flow_of),   flow_of_all,
          std::move(flow_share),  std::move(of_deaths), std::move(lagged)};
}

Traced<Mortality> footprint_of(Trace& trace, const Assessment& assessment, Country country) {
  std::vector<Traced<Mortality>> parts;
  for (const OutcomeFootprint& outcome : assessment.footprint)
    if (const auto own = outcome.by_country.find(country); own != outcome.by_country.end())
      parts.push_back(own->second);
  return sum(trace, parts, "no evidence of flow")
      .named("footprint of " + std::string(country.code()));
}

std::optional<CountryTargets> targets_by(Path path, TracedRows& rows, TracedParameters& parameters,
                                         const Evidence& evidence, const Assessment& assessment,
                                         const Internalisation& internalisation, Country country) {
  Trace& trace = rows.trace();
  if (path == Path::article_xx)
    return targets(trace, harm_to_health(trace, internalisation, assessment.footprint, country),
                   goods_shares(trace, assessment.liabilities, country), evidence.bases, country);
  if (path == Path::countervailing &&
      !subsidy_on_record(rows.tables(), country, evidence.window.last.last_day()))
    return std::nullopt;
  const auto liability = cost_not_borne(rows, parameters, evidence.bases, assessment.footprint,
                                        country, evidence.window);
  if (!liability) return std::nullopt;
  return targets(trace, *liability, {}, evidence.bases, country);
}

}  // namespace setpoint
