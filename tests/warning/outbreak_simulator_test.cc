#include "setpoint/warning/outbreak_simulator.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace setpoint::test {
namespace {

TEST(OnCircle, IsCosineAndSine) {
  for (int i = 0; i < 1000; ++i) {
    const double turns = i / 1000.0;
    const OnCircle at = on_circle(turns);
    EXPECT_NEAR(at.cosine, std::cos(2 * std::numbers::pi * turns), 1e-15) << turns;
    EXPECT_NEAR(at.sine, std::sin(2 * std::numbers::pi * turns), 1e-15) << turns;
  }
}

TEST(OutbreakSimulator, MeansVariancesAndOutbreaksAreAsStated) {
  const CountScenario scenario{2.0, 0.01, 0.3, -0.2, 2.5, 12, 30};
  const double mu = std::exp(2.0 + 0.01 * 27 + 0.3 * std::cos(std::numbers::pi / 2) -
                             0.2 * std::sin(std::numbers::pi / 2));  // t = 27 is a quarter year
  constexpr std::uint32_t kRuns = 4000;
  double sum = 0;
  double squares = 0;
  double cases = 0;
  for (std::uint32_t run = 0; run < kRuns; ++run) {
    const auto quiet = simulate_counts(scenario, std::nullopt, Seed{3}, run);
    EXPECT_NEAR(quiet.means[27], mu, 1e-10);
    sum += quiet.counts[27];
    squares += (quiet.counts[27] - mu) * (quiet.counts[27] - mu);
    const auto planted = simulate_counts(scenario, PlantedOutbreak{2, 4}, Seed{3}, run);
    for (std::size_t t = 0; t < planted.counts.size(); ++t) {
      EXPECT_EQ(planted.counts[t], quiet.counts[t] + planted.outbreak[t]);
      cases += planted.outbreak[t];
    }
    if (planted.first) {
      EXPECT_GE(*planted.first, 2U);
    }
  }
  const double variance = 2.5 * mu;
  EXPECT_NEAR(sum / kRuns, mu, 4 * std::sqrt(variance / kRuns));
  // The variance of a squared deviation is below 4 variance^2 here.
  EXPECT_NEAR(squares / kRuns, variance, 4 * 2 * variance / std::sqrt(kRuns));
  const double size = 4 * std::sqrt(2.5 * simulate_counts(scenario, {}, Seed{3}, 0).means[2]);
  EXPECT_NEAR(cases / kRuns, size, 4 * std::sqrt(size / kRuns));
}

}  // namespace
}  // namespace setpoint::test
