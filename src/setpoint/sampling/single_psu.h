// What to do with a stratum of one sampled PSU, which alone shows no variance.
#pragma once

namespace setpoint {

// As survey.lonely.psu of R's survey package (Lumley 2004, Journal of Statistical Software 9(8)).
// A stratum that is sampled whole has no variance and is none of these.
enum class SinglePsu {
  fail,       // refuse, and name the strata
  certainty,  // it adds no variance
  adjust,     // its total is centred at 0, the mean of an estimator's residuals, not at itself
  average,    // it adds the average variance of the strata that have more than one
};

}  // namespace setpoint
