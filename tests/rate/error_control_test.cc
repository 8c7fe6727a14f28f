#include "setpoint/rate/error_control.h"

#include <gtest/gtest.h>

namespace setpoint {
namespace {

// Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57:289, section 3.2: the
// p-values of 15 hypotheses on thrombolysis. At 0.05 their procedure rejects the first four, and
// Bonferroni's three.
const std::vector<double> kThrombolysis = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201,
                                           0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
                                           0.4262, 0.5719, 0.6528, 0.7590, 1.0000};

int rejected(ErrorControl control, double alpha) {
  int count = 0;
  for (const double p : adjusted(kThrombolysis, control)) count += p <= alpha;
  return count;
}

TEST(ErrorControl, RejectsWhatBenjaminiAndHochbergDo) {
  EXPECT_EQ(rejected(ErrorControl::bh, 0.05), 4);
  EXPECT_EQ(rejected(ErrorControl::holm, 0.05), 3);
  EXPECT_EQ(rejected(ErrorControl::by, 0.05), 3);
  EXPECT_EQ(rejected(ErrorControl::none, 0.05), 9);
}

// By hand, from the formulas; p = {0.01, 0.02, 0.03, 0.04}, m = 4.
TEST(ErrorControl, FourValuesByHand) {
  const std::vector<double> p = {0.03, 0.01, 0.04, 0.02};
  // p_(j) m / j = 0.04 for each.
  for (const double q : adjusted(p, ErrorControl::bh)) EXPECT_DOUBLE_EQ(q, 0.04);
  // Times 1 + 1/2 + 1/3 + 1/4 = 25/12.
  for (const double q : adjusted(p, ErrorControl::by)) EXPECT_NEAR(q, 0.04 * 25 / 12, 1e-15);
  // 4 * 0.01, max(0.04, 3 * 0.02), max(0.06, 2 * 0.03), max(0.06, 0.04), in the order given.
  const std::vector<double> holm = {0.06, 0.04, 0.06, 0.06};
  const std::vector<double> q = adjusted(p, ErrorControl::holm);
  for (std::size_t k = 0; k < holm.size(); ++k) EXPECT_NEAR(q[k], holm[k], 1e-15) << k;
  EXPECT_EQ(adjusted(p, ErrorControl::none), p);
}

TEST(ErrorControl, IsAtMostOneAndNoLessThanTheValueItself) {
  const std::vector<double> p = {0, 1, 0.5, 0.5, 0.2, 1, 0.9};
  for (const ErrorControl control : kErrorControls) {
    const std::vector<double> q = adjusted(p, control);
    for (std::size_t k = 0; k < p.size(); ++k) {
      EXPECT_LE(q[k], 1) << name(control);
      EXPECT_GE(q[k], p[k]) << name(control);
    }
    EXPECT_EQ(q[2], q[3]) << "equal values, " << name(control);
  }
  EXPECT_TRUE(adjusted({}, ErrorControl::by).empty());
}

TEST(ErrorControl, NamesReadBack) {
  for (const ErrorControl control : kErrorControls)
    EXPECT_EQ(parse_error_control(name(control)), control);
  EXPECT_FALSE(parse_error_control("bonferroni"));
}

}  // namespace
}  // namespace setpoint
