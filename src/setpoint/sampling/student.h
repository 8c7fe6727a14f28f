// Student's t distribution.
#pragma once

namespace setpoint {

// The t with probability q above it, with the given degrees of freedom (not only whole numbers):
// t^2 / (df + t^2) is Beta(1/2, df/2), so t = sqrt(df y / (1 - y)) with y its quantile of upper
// tail 2q. Relative error below 1e-13. 0 < q < 1, df > 0.
[[nodiscard]] double student_upper_quantile(double q, double df);

}  // namespace setpoint
