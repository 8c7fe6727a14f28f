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

// 1 - (1 - confidence)^(1/n): the smallest prevalence that n inspections without a find reject.
TEST(Plan, WhatNoFindProvesOfAPrevalence) {
  EXPECT_NEAR(*zero_find_limit(1, 0.95), 0.95, 1e-14);
  EXPECT_NEAR(*zero_find_limit(2, 0.75), 0.5, 1e-14);
  EXPECT_NEAR(*zero_find_limit(3, 0.999), 0.9, 1e-14);
  for (const std::uint64_t n : {10U, 1000U, 59914U, 10000000U}) {
    const double exact = -std::expm1(std::log(0.05) / static_cast<double>(n));
    EXPECT_NEAR(*zero_find_limit(n, 0.95) / exact, 1, 1e-12) << n;
    // And back: so many without a find prove it, one fewer do not.
    EXPECT_EQ(*zero_find_sample_size(exact * (1 + 1e-9), 0.95), n);
    EXPECT_EQ(*zero_find_sample_size(exact * (1 - 1e-9), 0.95), n + 1);
  }
}

TEST(Plan, WhatNoFindProvesOfAPopulation) {
  // The other way round from the sizes above: n without a find exclude D + 1 positives, not D.
  for (const std::uint64_t n : {29U, 57U, 138U, 258U, 450U}) {
    const std::uint64_t most = *zero_find_positives(1000, n, 0.95);
    EXPECT_LE(*detection_sample_size(1000, most + 1, 0.95), n);
    EXPECT_GT(*detection_sample_size(1000, most, 0.95), n);
  }
  EXPECT_LT(*zero_find_positives(1000, 450, 0.95), 5U);
  // A census leaves none; a single one of N leaves floor(N confidence) (C(N-D, 1) / N > 1 - c).
  EXPECT_EQ(*zero_find_positives(1000, 1000, 0.95), 0U);
  EXPECT_EQ(*zero_find_positives(1000, 1, 0.75), 749U);
  // Of few positives in an endless population it is the prevalence.
  EXPECT_NEAR(static_cast<double>(*zero_find_positives(1000000000ULL, 59914, 0.95)), 5e4, 10);
}

TEST(Plan, RefusesWhatHasNoAnswer) {
  EXPECT_FALSE(zero_find_limit(0, 0.95).ok());
  EXPECT_FALSE(zero_find_limit(5, 1.0).ok());
  EXPECT_FALSE(zero_find_positives(10, 0, 0.95).ok());
  EXPECT_FALSE(zero_find_positives(10, 11, 0.95).ok());
  EXPECT_FALSE(zero_find_positives(10, 5, 0.0).ok());
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
