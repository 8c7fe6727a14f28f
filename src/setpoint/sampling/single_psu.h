// What to do with a stratum of one sampled PSU, which alone shows no variance.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"

namespace setpoint {

// As survey.lonely.psu of R's survey package (Lumley 2004, Journal of Statistical Software 9(8)).
// A stratum that is sampled whole has no variance and is none of these.
enum class SinglePsu {
  fail,       // refuse, and name the strata
  certainty,  // it adds no variance
  adjust,     // its total is centred at 0, the mean of an estimator's residuals, not at itself
  average,    // it adds the average variance of the strata that have more than one
};

// What decides how much of a stratum's variance counts.
struct StratumShare {
  std::string name;
  std::uint64_t sampled = 0;  // PSUs
  double fraction = 0;        // of the population; 0 where that is unknown
  double share = 1;           // what multiplies its variance before single PSUs are looked at
  std::size_t parent = 0;     // strata of one parent are averaged among themselves
};

// By stratum, what multiplies its variance: its share; 0 for one that shows none; under
// SinglePsu::average times the number of its parent's strata over those that show a variance.
// Errors (data): strata of a single PSU under fail (all are named), or every stratum of a parent so
// under average. `where` follows in the fault's text, as in " at stage 2".
[[nodiscard]] Result<std::vector<double>> variance_multipliers(std::span<const StratumShare> strata,
                                                               SinglePsu treatment,
                                                               std::string_view where);

}  // namespace setpoint
