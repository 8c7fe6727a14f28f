// How an uncertain parameter is distributed about its value.
#pragma once

#include <optional>

#include "setpoint/core/quarter.h"
#include "setpoint/core/trace.h"

namespace setpoint {

enum class DistributionKind {
  fixed,            // certain
  normal,           // value + common Z + yearly Z'
  lognormal,        // value * exp(common Z + yearly Z')
  logit_normal,     // logit^-1(logit(value) + common Z + yearly Z'), 0 < value < 1
  triangular,       // on [low, high] with mode value
  uniform,          // on [low, high]
  beta,             // with mean value and a + b = concentration
  logistic_normal,  // of shares: s_k exp(common Z_k + yearly Z'_k), normalised to sum to 1
};

// Z is one standard normal for the parameter and all periods; Z' is another for each federal
// fiscal year. A change from one year to the next keeps only Z'. Draws of normal and lognormal
// outside the values that the parameter allows count at the limit.
struct Distribution {
  DistributionKind kind = DistributionKind::fixed;
  double common = 0;  // standard deviations on the scale of the kind
  double yearly = 0;
  double low = 0;  // triangular, uniform
  double high = 0;
  double concentration = 0;  // beta
};

}  // namespace setpoint
