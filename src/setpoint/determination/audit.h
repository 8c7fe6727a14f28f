// What must always hold (model, section 9), run on a determination by making it again from inputs
// that are changed in ways that must not, or must, show.
//
//   names permuted    the result is permuted: point values to 1e-12 relative, calls and rates alike
//   one cell raised   the country's own liability does not fall, nobody else's footprint rises
//   units changed     the same rates
//   made again        the same bytes, on another number of threads
//
// Conservation, "no evidence, no rate" and "explained" are checked on every determination
// (checks.h). That noise calls nothing is a property of the rule, shown by simulation
// (docs/scenarios.md), not of one determination.
#pragma once

#include <vector>

#include "setpoint/data/relabelled.h"
#include "setpoint/determination/determine.h"

namespace setpoint {

// The comparisons, apart, so that a test can plant what they must find.
[[nodiscard]] Check names_decide_nothing(const Determination& original,
                                         const Determination& permuted, const CountryNames& names);
[[nodiscard]] Check more_flow_costs_no_less(const Determination& original,
                                            const Determination& raised, Country country,
                                            Outcome outcome);
[[nodiscard]] Check units_decide_nothing(const Determination& original, const Determination& other);

// A permutation of all countries of a determination that moves every one of them: each takes the
// name of the next but one, liable and not.
[[nodiscard]] CountryNames next_names(const Determination& determination);
[[nodiscard]] Previous with_countries_renamed(const Previous& previous, const CountryNames& names);

// All of them, on a determination made from these inputs. The cell that is raised, by half, is the
// largest outcome of `country`.
[[nodiscard]] Result<std::vector<Check>> audit(const Tables& tables, const Policy& policy,
                                               const DetermineOptions& options,
                                               const Determination& determination, Country country);

}  // namespace setpoint
