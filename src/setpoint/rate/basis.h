// The liability of a country in dollars, by the three paths.
//
//   article-xx      C[i,k] = iota v D[i,k]
//   compliance      C[i]   = max(0, rho_US - e_i rho_i) * covered imports of i
//   countervailing  the same amount as compliance, only where financial contribution, benefit and
//                   specificity are on record
//
// A liability that is not by outcome is split as the footprint is, C[i,k] = C[i] D[i,k] / D[i],
// and alike over outcomes where D[i] = 0. Compliance and countervailing fall on goods only.
// Model, section 4.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "setpoint/footprint/footprint.h"
#include "setpoint/rate/falls_on.h"
#include "setpoint/rate/path.h"

namespace setpoint {

// The share of harm to be internalised, and what that makes of one death.
struct Internalisation {
  Traced<Pure> iota;
  Traced<Per<Money, Mortality>> cost_per_death;     // v
  Traced<Per<Money, Mortality>> dollars_per_death;  // iota v
  bool solved = false;                              // from the revenue target
};

// An iota that a chain hands on, with the determination that it comes from.
struct InheritedShare {
  double value = 0;
  std::string from;
};

// iota is the policy's, or inherited, or at the start of a chain solved on point values so that
// iota v sum_i D[i] over all foreign countries, liable or not, is the revenue target a year; it is
// then the same in every draw.
[[nodiscard]] Internalisation internalise(TracedParameters& parameters,
                                          const std::vector<OutcomeFootprint>& footprint,
                                          const Window& window,
                                          const std::optional<InheritedShare>& inherited);

using ByOutcome = std::map<Outcome, Traced<Money>>;

[[nodiscard]] ByOutcome harm_to_health(Trace& trace, const Internalisation& internalisation,
                                       const std::vector<OutcomeFootprint>& footprint,
                                       Country country);

// Empty where the tables have no regulation record for the country.
[[nodiscard]] std::optional<ByOutcome> cost_not_borne(
    TracedRows& rows, TracedParameters& parameters, const FallsOn& bases,
    const std::vector<OutcomeFootprint>& footprint, Country country, const Window& window);

}  // namespace setpoint
