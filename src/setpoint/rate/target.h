// Targets: a country's liability as an ad valorem rate on its goods and a toll on entries.
//
// Each C[i,k] of the article-xx path is split by the channels of that country's and outcome's own
// liability flow: goods share = (goods channels + precursors) / (goods + people channels +
// precursors). Between ports is in neither and follows the measured split. Where (i,k) has flow in
// neither, the country's split over all outcomes, else goods. The other paths fall on goods alone.
//
//   adjustment target = C_goods / customs value of imports     (a fraction)
//   toll target       = C_people / entries of persons          (dollars an entry)
//
// People's part without recorded entries falls on goods; goods without recorded imports leave it
// uncollected. Model, section 4.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "setpoint/flow/attribution.h"
#include "setpoint/rate/basis.h"
#include "setpoint/rate/falls_on.h"

namespace setpoint {

struct Target {
  Traced<Pure> adjustment;
  Traced<Per<Money, Travel>> toll;
  Traced<Money> collected;  // by the two, before elasticity
  Traced<Money> uncollected;
};

// The goods share of each outcome of a country.
[[nodiscard]] std::map<Outcome, Traced<Pure>> goods_shares(Trace& trace,
                                                           const Liabilities& liabilities,
                                                           Country country);

struct CountryTargets {
  std::map<Outcome, Target> by_outcome;
  std::vector<std::string> said;  // what fell elsewhere than it should, for the reader
};

// goods_share absent for an outcome: goods only.
[[nodiscard]] CountryTargets targets(Trace& trace, const ByOutcome& liability,
                                     const std::map<Outcome, Traced<Pure>>& goods_share,
                                     const FallsOn& bases, Country country);

}  // namespace setpoint
