// The dossier of a country in words: for a government that is charged, for those who decide, and
// for whoever contests it. It describes; it does not advocate.
#pragma once

#include <string>

#include "setpoint/determination/dossier.h"
#include "setpoint/report/prose.h"

namespace setpoint {

struct DossierInputs {
  const Dossier& dossier;
  const Policy& policy;
  const Tables& tables;
  // The command that makes it, as it would be typed.
  std::string command{};
};

// Summary; the rule as applied; figures with intervals; evidence and tiers; the governance
// register; parameters with citations; checks; what would lower the rate; the smallest changes that
// flip an action; holds as orders for data; path, authority and cautions; controls; how to
// reproduce and contest.
[[nodiscard]] Prose dossier_prose(const DossierInputs& in);

// For a negotiation: each deficit in governance as an obligation, with its evidence, what would
// count as met and its effect on the rate; then targets of flow with theirs.
[[nodiscard]] Prose negotiation_prose(const DossierInputs& in);

}  // namespace setpoint
