// From evidence to liabilities: the part of a determination that depends on how much of the
// liability follows precursors, so that it can be computed for the policy's share and for the
// controls 0 and 1 side by side.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "setpoint/flow/attribution.h"
#include "setpoint/flow/observed.h"
#include "setpoint/footprint/footprint.h"
#include "setpoint/rate/basis.h"
#include "setpoint/rate/falls_on.h"
#include "setpoint/rate/liable.h"
#include "setpoint/rate/target.h"

namespace setpoint {

// An earlier window, as the present tables, policy and seed have it.
struct EarlierEvidence {
  Window window;
  WindowSum seen;
  Lags lags;
  std::vector<WindowSum> lagged;         // for lags.used
  std::optional<NationalDeaths> deaths;  // none: not in the tables
};

// The windows that a determination looks at.
struct Windows {
  Window now;
  std::optional<Window> before;  // of the previous determination
  Window baseline;               // may be one of those
};

// What does not depend on attribution.
struct Evidence {
  Window window;
  ObservedFlows by_default;
  SampledFlows by_sample;
  std::set<Quarter> quarters;  // with evidence of either tier, whatever the window
  WindowSum seen;              // in the window itself
  Lags lags;
  std::vector<WindowSum> lagged;  // for lags.used
  NationalDeaths deaths;
  FallsOn bases;
  std::optional<EarlierEvidence> before;
  std::optional<EarlierEvidence> baseline;  // none where it is one of the other two
};

// What would be if a country's flow in the window now were another: for the questions of a dossier
// and the checks. Every cell seen coming from it is multiplied.
struct WhatIf {
  Country country;
  std::optional<Outcome> outcome;  // empty: all
  double factor = 1;
};

// Of both tiers, for the windows and their lags.
[[nodiscard]] Evidence gather(TracedRows& rows, TracedParameters& parameters,
                              const Windows& windows, const std::vector<WhatIf>& what_if);
// The quarters with evidence of either tier.
[[nodiscard]] std::set<Quarter> evidence_quarters(const Tables& tables);

struct Assessment {
  Liabilities liabilities;                  // of the window, unlagged
  std::map<Country, Traced<Mass>> flow_of;  // over all outcomes
  Traced<Mass> flow_of_all;
  std::map<Country, Traced<Pure>> flow_share;
  std::vector<OutcomeFootprint> footprint;
  std::vector<Liabilities> lagged;  // of the windows that the footprint rests on
};

// The same of an earlier window, as far as movement and scores need it.
struct EarlierAssessment {
  Window window;
  Liabilities liabilities;
  std::vector<OutcomeFootprint> footprint;  // empty where deaths are not in the tables
};
[[nodiscard]] EarlierAssessment assess(TracedRows& rows, TracedParameters& parameters,
                                       const EarlierEvidence& evidence,
                                       Traced<Pure> precursor_share);

[[nodiscard]] Assessment assess(TracedRows& rows, TracedParameters& parameters,
                                const Evidence& evidence, Traced<Pure> precursor_share);

// The liability flow of a country and outcome; of nothing, 0.
[[nodiscard]] Traced<Mass> flow_of(Trace& trace, const Liabilities& liabilities, Country country,
                                   Outcome outcome);

// The footprint of a country over all outcomes.
[[nodiscard]] Traced<Mortality> footprint_of(Trace& trace, const Assessment& assessment,
                                             Country country);

// The targets of a country by a path; empty where the path has no evidence for it.
[[nodiscard]] std::optional<CountryTargets> targets_by(
    Path path, TracedRows& rows, TracedParameters& parameters, const Evidence& evidence,
    const Assessment& assessment, const Internalisation& internalisation, Country country);

}  // namespace setpoint
