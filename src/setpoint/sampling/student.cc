#include "setpoint/sampling/student.h"

#include <cmath>

#include "setpoint/sampling/incomplete_beta.h"

namespace setpoint {

double student_upper_quantile(double q, double df) {
  if (q > 0.5) {
    return -student_upper_quantile(1.0 - q, df);
  }
  if (q == 0.5) {
    return 0.0;
  }
  const BetaPoint y = beta_quantile(Tail::upper, 2.0 * q, 0.5, 0.5 * df);
  return std::sqrt(df * (y.x / y.complement));
}

}  // namespace setpoint
