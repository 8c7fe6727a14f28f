#include "setpoint/warning/log_linear.h"

#include <gtest/gtest.h>

#include <cmath>

#include "setpoint/warning/symmetric_matrix.h"

namespace setpoint::test {
namespace {

TEST(LogLinear, AConstantIsTheMean) {
  const std::vector<double> y = {3, 5, 4, 8};
  const Design design{1, {1, 1, 1, 1}};
  const auto fit = fit_log_linear(y, design, {}, {});
  ASSERT_TRUE(fit && fit->converged);
  EXPECT_NEAR(std::exp(fit->coefficients[0]), 5.0, 1e-7);
  EXPECT_EQ(fit->freedom, 3U);
  // Pearson: (4 + 0 + 1 + 9) / 5 / 3.
  EXPECT_NEAR(fit->dispersion, 14.0 / 15, 1e-5);
  for (const double hat : fit->hat) EXPECT_NEAR(hat, 0.25, 1e-9);
}

TEST(LogLinear, TwoGroupsAreTheirMeansWeighedAndOffset) {
  const std::vector<double> y = {2, 6, 10, 30};
  const Design design{2, {1, 0, 1, 0, 1, 1, 1, 1}};
  const std::vector<double> weights = {3, 1, 1, 1};
  const auto weighed = fit_log_linear(y, design, {}, weights);
  ASSERT_TRUE(weighed);
  EXPECT_NEAR(weighed->fitted[0], 3.0, 1e-7);
  EXPECT_NEAR(weighed->fitted[3], 20.0, 1e-6);
  // With exposures the rate is the sum of counts over the sum of exposures.
  const std::vector<double> offsets = {std::log(1.0), std::log(3.0), std::log(2.0), std::log(2.0)};
  const auto offset = fit_log_linear(y, design, offsets, {});
  ASSERT_TRUE(offset);
  EXPECT_NEAR(std::exp(offset->coefficients[0]), 2.0, 1e-7);
  EXPECT_NEAR(offset->fitted[1], 6.0, 1e-6);
}

TEST(LogLinear, NothingWhereThereIsNoAnswer) {
  const std::vector<double> y = {1, 2, 3};
  EXPECT_FALSE(fit_log_linear(y, Design{2, {1, 1, 1, 1, 1, 1}}, {}, {}));  // one column twice
  EXPECT_FALSE(fit_log_linear(y, Design{3, {1, 0, 0, 0, 1, 0, 0, 0, 1}}, {}, {}));
}

TEST(SymmetricMatrix, TimesItsInverseIsOne) {
  const std::vector<double> matrix = {4, 2, 1, 2, 5, 3, 1, 3, 6};
  const auto inverse = invert_positive(matrix, 3);
  ASSERT_TRUE(inverse);
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) {
      double sum = 0;
      for (std::size_t k = 0; k < 3; ++k) sum += matrix[i * 3 + k] * (*inverse)[k * 3 + j];
      EXPECT_NEAR(sum, i == j ? 1.0 : 0.0, 1e-14);
    }
  EXPECT_FALSE(invert_positive({1, 2, 2, 4}, 2));
}

}  // namespace
}  // namespace setpoint::test
