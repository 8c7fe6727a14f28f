#include "setpoint/sampling/plan.h"

#include <gtest/gtest.h>

#include <cmath>

namespace setpoint {
namespace {

// The exact hypergeometric sizes at 95 % for a population of 1,000.
TEST(Plan, DetectionInAFinitePopulation) {
  EXPECT_EQ(*detection_sample_size(1000, 100, 0.95), 29U);
  EXPECT_EQ(*detection_sample_size(1000, 50, 0.95), 57U);
  EXPECT_EQ(*detection_sample_size(1000, 20, 0.95), 138U);
  EXPECT_EQ(*detection_sample_size(1000, 10, 0.95), 258U);
  EXPECT_EQ(*detection_sample_size(1000, 5, 0.95), 450U);
}

TEST(Plan, DetectionAtTheEnds) {
  // One positive of N is in a sample of n with probability n / N.
  EXPECT_EQ(*detection_sample_size(1000, 1, 0.75), 750U);
  EXPECT_EQ(*detection_sample_size(7, 7, 0.999), 1U);
  EXPECT_EQ(*detection_sample_size(1, 1, 0.5), 1U);
  // In an endless population it is the binomial size.
  EXPECT_EQ(*detection_sample_size(1000000000000ULL, 50000000ULL, 0.95), 59914U);
}

TEST(Plan, InspectionsWithoutAFindToClaimAPrevalence) {
  EXPECT_EQ(*zero_find_sample_size(5e-5, 0.95), 59914U);
  EXPECT_EQ(*zero_find_sample_size(0.5, 0.75), 2U);
  // Of the least n: with one inspection fewer the claim would not stand.
  for (const double p : {0.3, 0.01, 1e-3, 1e-5}) {
    const auto n = static_cast<double>(*zero_find_sample_size(p, 0.9));
    EXPECT_LE(std::pow(1.0 - p, n), 0.1);
    EXPECT_GT(std::pow(1.0 - p, n - 1.0), 0.1);
  }
}

TEST(Plan, RefusesWhatHasNoAnswer) {
  EXPECT_FALSE(detection_sample_size(10, 0, 0.95).ok());
  EXPECT_FALSE(detection_sample_size(10, 11, 0.95).ok());
  EXPECT_FALSE(detection_sample_size(10, 1, 1.0).ok());
  EXPECT_FALSE(zero_find_sample_size(0.0, 0.95).ok());
  EXPECT_FALSE(zero_find_sample_size(0.1, 0.0).ok());
  EXPECT_FALSE(zero_find_sample_size(1e-300, 0.95).ok());
  EXPECT_EQ(zero_find_sample_size(1.0, 0.95).faults().front().kind, FaultKind::usage);
}

}  // namespace
}  // namespace setpoint
