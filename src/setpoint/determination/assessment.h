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
};

// The quarters of flow that a window and its lags ask for.
[[nodiscard]] std::set<Quarter> quarters_needed(const Window& window, const Lags& lags);

[[nodiscard]] Evidence gather(TracedRows& rows, TracedParameters& parameters, const Window& window,
                              Lags lags, ObservedFlows by_default, SampledFlows by_sample);
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

[[nodiscard]] Assessment assess(TracedRows& rows, TracedParameters& parameters,
                                const Evidence& evidence, Traced<Pure> precursor_share);

// The footprint of a country over all outcomes.
[[nodiscard]] Traced<Mortality> footprint_of(Trace& trace, const Assessment& assessment,
                                             Country country);

// The targets of a country by a path; empty where the path has no evidence for it.
[[nodiscard]] std::optional<CountryTargets> targets_by(
    Path path, TracedRows& rows, TracedParameters& parameters, const Evidence& evidence,
    const Assessment& assessment, const Internalisation& internalisation, Country country);

}  // namespace setpoint
