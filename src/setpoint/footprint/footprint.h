// The footprint: whose deaths.
//
//   D[i,k] = D[k] (1 - domestic) * sum_l kappa_l L[i,k,-l] / sum_j sum_l kappa_l L[j,k,-l]
//
// L[i,k,-l] is the liability flow of the window moved back by l quarters, kappa the lag weights
// (lag.weights), of which those that would need a quarter before the first with evidence are
// dropped and the rest renormalised. An outcome with deaths and no flow at all is unattributed.
// Deaths of countries, domestic and unattributed add up to the national count.
// Model, section 3.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "setpoint/flow/attribution.h"
#include "setpoint/footprint/national_deaths.h"

namespace setpoint {

// The lags that the evidence allows for a window, with renormalised weights. Dropped is a lag that
// needs a quarter before the first with evidence, or whose moved window has none at all.
struct Lags {
  std::vector<std::pair<int, Traced<Pure>>> used;  // quarters back, weight
  std::vector<int> dropped;
};
// The weights are those in force in the quarter given.
[[nodiscard]] Lags usable_lags(TracedParameters& parameters, const Window& window,
                               const std::set<Quarter>& with_evidence, Quarter in_force);

struct OutcomeFootprint {
  Outcome outcome{};
  Traced<Mortality> national;
  Traced<Mortality> domestic;
  Traced<Mortality> unattributed;
  Traced<Mortality> attributed;  // national - domestic - unattributed
  std::map<Country, Traced<Mortality>> by_country;
};

// lagged[n] is the liability for lags.used[n].
[[nodiscard]] std::vector<OutcomeFootprint> footprint(TracedParameters& parameters,
                                                      const NationalDeaths& deaths,
                                                      const Lags& lags,
                                                      const std::vector<Liabilities>& lagged,
                                                      Quarter window_last);

}  // namespace setpoint
