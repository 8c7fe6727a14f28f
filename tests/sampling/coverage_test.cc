// A few cells of docs/coverage.md, by the code that makes it: that 90 % intervals hold the truth as
// often as they say, and that this would show if they did not.
#include <gtest/gtest.h>

#include <cstdint>

#include "../../bench/coverage_mass.h"
#include "../../bench/coverage_model.h"

namespace setpoint::bench {
namespace {

constexpr std::uint32_t kRuns = 1500;
constexpr double kNominal = 90.0;

struct Coverages {
  double incidence = 0, number = 0, incidence_floored = 0, number_floored = 0;
};

Coverages coverages(const Setting& setting, std::size_t domain) {
  const auto counts = tally<4>(kRuns, [&](std::uint32_t run, Counts<4>& add) {
    Stream stream(Seed{7}, StreamName("coverage.test"), run);
    const Drawn drawn = draw_sample(stream, setting);
    const Estimated of = estimate(drawn, domain);
    add[0] += covers(incidence_as_estimated(of), drawn.true_incidence[domain]);
    add[1] += covers(number_as_estimated(of), drawn.true_finds[domain]);
    add[2] += covers(incidence_floored(of), drawn.true_incidence[domain]);
    add[3] += covers(number_floored(of), drawn.true_finds[domain]);
  });
  return {percent(counts[0], kRuns), percent(counts[1], kRuns), percent(counts[2], kRuns),
          percent(counts[3], kRuns)};
}

TEST(Coverage, OfWhatDoesNotClusterIsNotBelowNominal) {
  const double least = kNominal - 3.0 * monte_carlo_error(kRuns);
  Setting setting;
  setting.psus = 50;
  setting.prevalence = 1e-3;
  for (const std::size_t domain : {0U, 1U}) {
    const Coverages of = coverages(setting, domain);
    EXPECT_GE(of.incidence, least);
    EXPECT_GE(of.number, least);
    EXPECT_GE(of.incidence_floored, least);
    EXPECT_GE(of.number_floored, least);
  }
}

// With a find or none expected the domain of a tenth is mostly without; the upper limit counts.
TEST(Coverage, OfSamplesMostlyWithoutAFindIsNotBelowNominal) {
  const double least = kNominal - 3.0 * monte_carlo_error(kRuns);
  Setting setting;
  setting.psus = 50;
  setting.prevalence = 1e-5;
  const Coverages of = coverages(setting, 1);
  EXPECT_GE(of.incidence_floored, least);
  EXPECT_GE(of.number_floored, least);
}

// The correction for the PSUs drawn, where only half of their units were, takes too much; the floor
// gives it back.
TEST(Coverage, OfAPartOfAPopulationNeedsTheFloor) {
  Setting setting;
  setting.layout = Layout::finite;
  setting.psus = 50;
  setting.prevalence = 1e-3;
  const double error = monte_carlo_error(kRuns);
  const Coverages of = coverages(setting, 0);
  EXPECT_LT(of.number, kNominal - error);
  EXPECT_GE(of.incidence_floored, kNominal - 3.0 * error);
  EXPECT_GE(of.number_floored, kNominal - 3.0 * error);
}

// One find of a small weight says nothing of the larger ones.
TEST(Coverage, OfUnequalWeightsNeedsTheLargest) {
  Setting setting;
  setting.layout = Layout::unequal;
  setting.psus = 50;
  setting.prevalence = 1e-5;
  const Coverages of = coverages(setting, 0);
  EXPECT_LT(of.number, 85.0);
  EXPECT_GE(of.incidence_floored, kNominal - 3.0 * monte_carlo_error(kRuns));
  EXPECT_GE(of.number_floored, kNominal - 3.0 * monte_carlo_error(kRuns));
}

constexpr std::size_t kSigmaOne = 1;
static_assert(kSigmas[kSigmaOne] == 1.0);

TEST(Coverage, OfThirtyMassesIsNearNominal) {
  const MassCoverage of = mass_coverage(30.0, kRuns, 0);
  EXPECT_NEAR(percent(of.gamma[kSigmaOne], kRuns), kNominal, 3.0 + 3.0 * monte_carlo_error(kRuns));
}

// The rival that the gamma interval replaces would fail at few finds.
TEST(Coverage, OfTheNormalIntervalOfThreeMassesIsFarBelow) {
  const MassCoverage of = mass_coverage(3.0, kRuns, 0);
  EXPECT_LT(percent(of.normal[kSigmaOne], kRuns), 75.0);
  EXPECT_GT(percent(of.gamma[kSigmaOne], kRuns), percent(of.normal[kSigmaOne], kRuns) + 5.0);
}

}  // namespace
}  // namespace setpoint::bench
