#include "setpoint/warning/multiplicity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "setpoint/core/random.h"

namespace setpoint::test {
namespace {

// The example of Benjamini and Hochberg 1995, section 3.2: fifteen probabilities, of which their
// procedure rejects four at 0.05 and the familywise ones three.
const std::vector<double> kPublished = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201,
                                        0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
                                        0.4262, 0.5719, 0.6528, 0.7590, 1.0000};

std::ptrdiff_t rejected(MultipleRule rule) {
  const auto all = adjusted(kPublished, rule);
  return std::count_if(all.begin(), all.end(), [](double p) { return p <= 0.05; });
}

TEST(Multiplicity, ThePublishedExample) {
  EXPECT_EQ(rejected(MultipleRule::benjamini_hochberg), 4);
  EXPECT_EQ(rejected(MultipleRule::holm), 3);
  EXPECT_EQ(rejected(MultipleRule::none), 9);
  EXPECT_NEAR(adjusted(kPublished, MultipleRule::benjamini_hochberg)[3], 15 * 0.0095 / 4, 1e-15);
  EXPECT_NEAR(adjusted(kPublished, MultipleRule::holm)[2], 13 * 0.0019, 1e-15);
}

TEST(Multiplicity, OrderDoesNotMatterAndNothingExceedsOne) {
  std::vector<double> reversed(kPublished.rbegin(), kPublished.rend());
  for (const MultipleRule rule : {MultipleRule::benjamini_hochberg, MultipleRule::holm}) {
    auto forward = adjusted(kPublished, rule);
    const auto backward = adjusted(reversed, rule);
    std::reverse(forward.begin(), forward.end());
    EXPECT_EQ(forward, backward);
    for (const double p : forward) EXPECT_LE(p, 1.0);
  }
  EXPECT_TRUE(adjusted({}, MultipleRule::holm).empty());
}

TEST(Multiplicity, NamesReadBack) {
  for (const MultipleRule rule :
       {MultipleRule::none, MultipleRule::benjamini_hochberg, MultipleRule::holm})
    EXPECT_EQ(parse_multiple_rule(name(rule)), rule);
  EXPECT_FALSE(parse_multiple_rule("bonferroni"));
}

// The closed forms of what a run without a change rejects, by simulation.
TEST(Multiplicity, FalseRejectionsAreAsManyAsExpected) {
  constexpr std::uint32_t kRuns = 20000;
  constexpr double kLevel = 0.1;
  for (const MultipleRule rule : {MultipleRule::benjamini_hochberg, MultipleRule::holm}) {
    double sum = 0;
    double squares = 0;
    for (std::uint32_t run = 0; run < kRuns; ++run) {
      Stream stream(Seed{3}, StreamName("multiplicity"), run);
      std::vector<double> p(200);
      for (double& each : p) each = stream.uniform();
      double rejected = 0;
      for (const double each : adjusted(p, rule)) rejected += each <= kLevel ? 1 : 0;
      sum += rejected;
      squares += rejected * rejected;
    }
    const double mean = sum / kRuns;
    const double error = std::sqrt((squares / kRuns - mean * mean) / kRuns);
    EXPECT_NEAR(mean, expected_false_rejections(200, kLevel, rule), 4 * error) << name(rule);
  }
  EXPECT_EQ(expected_false_rejections(200, kLevel, MultipleRule::none), 20);
  EXPECT_EQ(expected_false_rejections(0, kLevel, MultipleRule::holm), 0);
}

}  // namespace
}  // namespace setpoint::test
