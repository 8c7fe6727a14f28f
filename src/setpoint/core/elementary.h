// Elementary functions whose results are the same bits on every machine.
//
// A C library may choose an implementation by processor (with or without fused multiply-add), and
// then the last bit of exp or log differs from one machine to the next. These use only IEEE 754
// addition, multiplication, division and square root, without contraction. Accuracy: exp and log
// below 1 unit in the last place; power below 4 over results in [1e-300, 1e300]. A NaN argument
// gives NaN (but base^0 and 1^exponent are 1).
#pragma once

namespace setpoint {

// e^x. Overflows to +infinity above 709.78, underflows through the subnormals to 0 below -745.13.
[[nodiscard]] double exponential(double x);
// Natural logarithm; x > 0. log(0) is -infinity, of a negative number NaN.
[[nodiscard]] double logarithm(double x);
// log(1 + x), below 1 unit in the last place also for small x; x > -1, and as log(1 + x) below.
[[nodiscard]] double logarithm_1p(double x);
// base^exponent for base >= 0 (NaN for base < 0). 0^0 is 1. Exact for exponents 0 and 1, correctly
// rounded for 2.
[[nodiscard]] double power(double base, double exponent);
// log of the gamma function; x > 0. Relative error below 1e-13, also about its zeros at 1 and 2.
[[nodiscard]] double log_gamma(double x);

}  // namespace setpoint
