#include "setpoint/warning/count_tails.h"

#include <gtest/gtest.h>

#include <cmath>

namespace setpoint::test {
namespace {

// Terms summed one by one: mean and dispersion as the header says.
double negative_binomial_term(int x, double mean, double phi) {
  const double size = mean / (phi - 1);
  return std::exp(std::lgamma(x + size) - std::lgamma(size) - std::lgamma(x + 1.0) +
                  size * std::log(1 / phi) + x * std::log(1 - 1 / phi));
}
double poisson_term(int x, double mean) {
  return std::exp(x * std::log(mean) - mean - std::lgamma(x + 1.0));
}

TEST(CountTails, AreSumsOfTheirTerms) {
  for (const double mean : {0.3, 4.0, 37.5})
    for (const int x : {0, 1, 5, 40}) {
      double poisson = 0;
      double negative = 0;
      for (int i = 0; i <= x; ++i) {
        poisson += poisson_term(i, mean);
        negative += negative_binomial_term(i, mean, 2.5);
      }
      EXPECT_NEAR(count_lower_tail(x, mean, 1), poisson, 1e-11);
      EXPECT_NEAR(count_upper_tail(x + 1, mean, 1), 1 - poisson, 1e-11);
      EXPECT_NEAR(count_lower_tail(x, mean, 2.5), negative, 1e-11);
      EXPECT_NEAR(count_upper_tail(x + 1, mean, 2.5), 1 - negative, 1e-11);
    }
}

TEST(CountTails, AlmostNoOverdispersionIsPoisson) {
  EXPECT_NEAR(count_upper_tail(30, 20, 1 + 1e-6), count_upper_tail(30, 20, 1), 1e-6);
  EXPECT_EQ(count_upper_tail(30, 20, 0.4), count_upper_tail(30, 20, 1));
}

TEST(CountTails, QuantilesAreTheFirstThatReach) {
  for (const double mean : {0.01, 0.7, 12.0, 900.0})
    for (const double phi : {1.0, 1.7, 6.0})
      for (const double alpha : {0.2, 0.01, 1e-6}) {
        const double upper = count_upper_quantile(alpha, mean, phi);
        EXPECT_LE(count_upper_tail(upper + 1, mean, phi), alpha);
        if (upper > 0) {
          EXPECT_GT(count_upper_tail(upper, mean, phi), alpha);
        }
        const double lower = count_lower_quantile(alpha, mean, phi);
        EXPECT_GE(count_lower_tail(lower, mean, phi), alpha);
        if (lower > 0) {
          EXPECT_LT(count_lower_tail(lower - 1, mean, phi), alpha);
        }
      }
}

TEST(CountTails, ClosedForms) {
  EXPECT_NEAR(binomial_upper_tail(3, 3, 0.1), 1e-3, 1e-15);
  EXPECT_NEAR(binomial_upper_tail(1, 10, 0.2), 1 - std::pow(0.8, 10), 1e-13);
  EXPECT_EQ(binomial_upper_tail(0, 10, 0.2), 1);
  EXPECT_EQ(binomial_upper_tail(11, 10, 0.2), 0);
  // Student's t with one degree of freedom is Cauchy's; with two 1/2 - t / (2 sqrt(2 + t^2)).
  EXPECT_NEAR(student_upper_tail(1, 1), 0.25, 1e-13);
  EXPECT_NEAR(student_upper_tail(-1, 1), 0.75, 1e-13);
  EXPECT_NEAR(student_upper_tail(3, 2), 0.5 - 3 / (2 * std::sqrt(11.0)), 1e-13);
  EXPECT_EQ(student_upper_tail(0, 5), 0.5);
}

}  // namespace
}  // namespace setpoint::test
