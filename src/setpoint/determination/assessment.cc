#include "setpoint/determination/assessment.h"

#include <string>

#include "setpoint/flow/default_tier.h"
#include "setpoint/flow/sampled_tier.h"

namespace setpoint {

std::set<Quarter> evidence_quarters(const Tables& tables) {
  std::set<Quarter> quarters = tables.seizure_quarters.known;
  for (const SampledStratum& stratum : tables.inspections.strata)
    if (stratum.sampled > 0) quarters.insert(stratum.period);
  return quarters;
}

namespace {

// Observes once what all windows need, so that a quarter is the same numbers in each of them.
class Gathering {
 public:
  Gathering(TracedRows& rows, TracedParameters& parameters, const Windows& windows,
            const std::vector<WhatIf>& what_if)
      : rows_(rows),
        parameters_(parameters),
        windows_(windows),
        quarters_(evidence_quarters(rows.tables())),
        lags_(lags(windows.now)) {
    need(windows.now, lags_);
    if (windows.before) need(*windows.before, lags(*windows.before));
    if (baseline_apart()) need(windows.baseline, lags(windows.baseline));
    by_default_ = default_tier(rows, parameters, needed_);
    by_sample_ = sampled_tier(rows, parameters, needed_);
    for (const WhatIf& change : what_if) apply(change);
  }

  Evidence run() {
    WindowSum seen = over(windows_.now);
    std::optional<EarlierEvidence> before;
    if (windows_.before) before = earlier(*windows_.before);
    std::optional<EarlierEvidence> baseline;
    if (baseline_apart()) baseline = earlier(windows_.baseline);
    std::vector<WindowSum> lagged = over(windows_.now, lags_, seen);
    return {windows_.now,
            std::move(by_default_),
            std::move(by_sample_),
            std::move(quarters_),
            std::move(seen),
            std::move(lags_),
            std::move(lagged),
            national_deaths(rows_, parameters_, windows_.now),
            falls_on(rows_, windows_.now),
            std::move(before),
            std::move(baseline)};
  }

 private:
  [[nodiscard]] bool baseline_apart() const {
    return windows_.baseline != windows_.now && windows_.baseline != windows_.before;
  }
  // Weights are rules: those of the window now, for all windows.
  Lags lags(const Window& window) {
    return usable_lags(parameters_, window, quarters_, windows_.now.last);
  }
  void need(const Window& window, const Lags& of) {
    const auto add = [&](const Window& w) {
      for (Quarter q = w.first; q <= w.last; q = q + 1) needed_.insert(q);
    };
    add(window);
    for (const auto& [lag, weight] : of.used) add(window.moved_back(lag));
  }
  WindowSum over(const Window& window) {
    return sum_over_window(rows_.trace(), by_default_, by_sample_, window);
  }
  std::vector<WindowSum> over(const Window& window, const Lags& of, const WindowSum& unlagged) {
    std::vector<WindowSum> lagged;
    for (const auto& [lag, weight] : of.used)
      lagged.push_back(lag == 0 ? unlagged : over(window.moved_back(lag)));
    return lagged;
  }
  EarlierEvidence earlier(const Window& window) {
    EarlierEvidence result{window, over(window), lags(window), {}, {}};
    if (!deaths_cover(rows_.tables(), window)) return result;
    result.lagged = over(window, result.lags, result.seen);
    result.deaths = national_deaths(rows_, parameters_, window);
    return result;
  }
  void apply(const WhatIf& change) {
    const auto factor = constant<Pure>(rows_.trace(), change.factor,
                                       "what if: flow of " + std::string(change.country.code()));
    const auto concerns = [&](const FlowKey& key) {
      return key.country == change.country && (!change.outcome || key.outcome == *change.outcome);
    };
    for (auto& [quarter, cells] : by_default_.through)
      if (windows_.now.has(quarter))
        for (auto& [key, mass] : cells)
          if (concerns(key)) mass = mass * factor;
    for (auto& [quarter, cells] : by_sample_.through)
      if (windows_.now.has(quarter))
        for (auto& [key, cell] : cells)
          if (concerns(key)) cell.mass = cell.mass * factor;
  }

  TracedRows& rows_;
  TracedParameters& parameters_;
  Windows windows_;
  std::set<Quarter> quarters_;
  Lags lags_;
  std::set<Quarter> needed_;
  ObservedFlows by_default_;
  SampledFlows by_sample_;
};

std::vector<Liabilities> attribute_lagged(const Attribution& attribution, const Lags& lags,
                                          const std::vector<WindowSum>& sums,
                                          const Liabilities& unlagged) {
  std::vector<Liabilities> lagged;
  for (std::size_t n = 0; n < sums.size(); ++n)
    lagged.push_back(lags.used[n].first == 0 ? unlagged : attribution.attribute(sums[n].flows));
  return lagged;
}

}  // namespace

Evidence gather(TracedRows& rows, TracedParameters& parameters, const Windows& windows,
                const std::vector<WhatIf>& what_if) {
  return Gathering(rows, parameters, windows, what_if).run();
}

EarlierAssessment assess(TracedRows& rows, TracedParameters& parameters,
                         const EarlierEvidence& evidence, Traced<Pure> precursor_share) {
  const Attribution attribution(rows, precursor_share);
  EarlierAssessment result{evidence.window, attribution.attribute(evidence.seen.flows), {}};
  if (evidence.deaths)
    result.footprint =
        footprint(parameters, *evidence.deaths, evidence.lags,
                  attribute_lagged(attribution, evidence.lags, evidence.lagged, result.liabilities),
                  evidence.window.last);
  return result;
}

Assessment assess(TracedRows& rows, TracedParameters& parameters, const Evidence& evidence,
                  Traced<Pure> precursor_share) {
  Trace& trace = rows.trace();
  const Attribution attribution(rows, precursor_share);
  Liabilities liabilities = attribution.attribute(evidence.seen.flows);
  std::vector<Liabilities> lagged =
      attribute_lagged(attribution, evidence.lags, evidence.lagged, liabilities);

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

Traced<Mass> flow_of(Trace& trace, const Liabilities& liabilities, Country country,
                     Outcome outcome) {
  const auto own = liabilities.find({country, outcome});
  return own == liabilities.end() ? constant<Mass>(trace, 0, "no evidence of flow")
                                  : total(trace, own->second);
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
