#include "setpoint/sampling/replicates.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numeric>

#include "setpoint/sampling/psu_variance.h"
#include "setpoint/sampling/rao_wu.h"

namespace setpoint {
namespace {

using Texts = std::vector<std::string>;
using Numbers = std::vector<double>;

Design sample() {
  return *Design::of({.stages = {{.stratum = Texts{"a", "a", "a", "b", "b", "b", "b"},
                                  .population = {6.0, 6.0, 6.0, std::nullopt, std::nullopt,
                                                 std::nullopt, std::nullopt}}},
                      .weights = Numbers{2, 2, 2, 9, 9, 9, 9}});
}
const Numbers kY{3, 7, 4, 1, 0, 5, 2};

// Of a total the jackknife is the linearised variance, exactly.
TEST(Jackknife, OfATotalIsItsDesignVariance) {
  const Replicates jkn = *Replicates::jkn(sample());
  const Estimate linear = *estimate_total(sample(), kY);
  const auto replicated = *replicate_total(sample(), jkn, kY);
  EXPECT_NEAR(replicated.estimate.variance, linear.variance, 1e-12 * linear.variance);
  EXPECT_EQ(replicated.estimate.value, linear.value);
  EXPECT_EQ(replicated.values.size(), 7U);
}

// The 3^2 resamples of a stratum of three: their variance is the stratum's, at any correction.
TEST(RaoWu, AllResamplesTogetherHaveTheDesignVariance) {
  const std::array<double, 3> z{2.0, 11.0, 5.0};
  for (const double fraction : {0.0, 0.25, 0.9}) {
    double sum = 0.0;
    double squares = 0.0;
    for (std::size_t first = 0; first < 3; ++first) {
      for (std::size_t second = 0; second < 3; ++second) {
        std::array<std::uint64_t, 3> drawn{0, 0, 0};
        ++drawn[first];
        ++drawn[second];
        double total = 0.0;
        for (std::size_t i = 0; i < 3; ++i) {
          const double factor = rao_wu_factor(drawn[i], 3, fraction);
          EXPECT_GE(factor, 0.0);
          total += factor * z[i];
        }
        sum += total / 9.0;
        squares += total * total / 9.0;
      }
    }
    EXPECT_NEAR(sum, 18.0, 1e-12);
    EXPECT_NEAR(squares - sum * sum, psu_variance(z, 3, fraction), 1e-11);
  }
}

TEST(RaoWu, DrawsOneLessThanThereAre) {
  std::vector<std::uint64_t> positions(40);
  std::iota(positions.begin(), positions.end(), std::uint64_t{0});
  for (std::uint32_t draw = 0; draw < 200; ++draw) {
    const auto drawn = rao_wu_multiplicities(Seed{5}, 3, 40, positions, draw);
    EXPECT_EQ(std::accumulate(drawn.begin(), drawn.end(), std::uint64_t{0}), 39U);
  }
  EXPECT_EQ(rao_wu_multiplicities(Seed{5}, 0, 1, std::vector<std::uint64_t>{0}, 0),
            std::vector<std::uint64_t>{0});
}

// Of a few listed PSUs the counts are those of a multinomial: means (n - 1) / n, variances
// (n - 1)(1/n)(1 - 1/n), covariance -(n - 1) / n^2. Four standard errors of 20,000 draws.
TEST(RaoWu, AFewOfManyHaveTheSameDistribution) {
  constexpr double kN = 12.0;
  constexpr int kDraws = 20000;
  double mean = 0.0;
  double product = 0.0;
  double square = 0.0;
  for (std::uint32_t draw = 0; draw < kDraws; ++draw) {
    const auto drawn =
        rao_wu_multiplicities(Seed{1}, 0, 12, std::vector<std::uint64_t>{4, 9}, draw);
    const auto second = static_cast<double>(drawn[1]);
    mean += second / kDraws;
    square += second * second / kDraws;
    product += static_cast<double>(drawn[0]) * second / kDraws;
  }
  const double variance = 11.0 / kN * (1.0 - 1.0 / kN);
  EXPECT_NEAR(mean, 11.0 / kN, 4.0 * std::sqrt(variance / kDraws));
  EXPECT_NEAR(square - mean * mean, variance, 0.05);
  EXPECT_NEAR(product - (11.0 / kN) * (11.0 / kN), -11.0 / (kN * kN), 0.03);
}

TEST(Bootstrap, ScattersAsTheDesignSays) {
  constexpr std::uint32_t kDraws = 20000;
  const Replicates bootstrap = *Replicates::bootstrap(sample(), Seed{1}, kDraws);
  const Estimate linear = *estimate_total(sample(), kY);
  const auto replicated = *replicate_total(sample(), bootstrap, kY);
  // The relative standard error of a variance from R draws is about sqrt(2 / R): 1 %.
  EXPECT_NEAR(replicated.estimate.variance, linear.variance, 0.04 * linear.variance);
  EXPECT_NEAR(std::accumulate(replicated.values.begin(), replicated.values.end(), 0.0) / kDraws,
              linear.value, 4.0 * linear.standard_error() / std::sqrt(kDraws));
}

TEST(Bootstrap, DependsOnTheSeedAndTheDrawAlone) {
  const Replicates few = *Replicates::bootstrap(sample(), Seed{1}, 3);
  const Replicates many = *Replicates::bootstrap(sample(), Seed{1}, 30);
  const Replicates other = *Replicates::bootstrap(sample(), Seed{2}, 30);
  bool differs = false;
  for (std::size_t r = 0; r < 3; ++r) EXPECT_EQ(few.factors(r), many.factors(r));
  for (std::size_t r = 0; r < 30; ++r) differs = differs || many.factors(r) != other.factors(r);
  EXPECT_TRUE(differs);
}

TEST(Replicates, RatiosAndMeansAgree) {
  const Replicates jkn = *Replicates::jkn(sample());
  const auto mean = *replicate_mean(sample(), jkn, kY);
  const auto ratio = *replicate_ratio(sample(), jkn, kY, Numbers(7, 1.0));
  EXPECT_EQ(mean.values, ratio.values);
  EXPECT_EQ(mean.estimate.variance, ratio.estimate.variance);
}

TEST(Replicates, OfSinglePsus) {
  const DesignColumns columns{.stages = {{.stratum = Texts{"a", "a", "a", "c"}}},
                              .weights = Numbers{2, 2, 2, 5}};
  const Numbers y{1, 2, 4, 3};
  const Design certain = *Design::of(columns, SinglePsu::certainty);
  EXPECT_EQ(Replicates::jkn(certain)->size(), 3U);
  EXPECT_NEAR(replicate_total(certain, *Replicates::jkn(certain), y)->estimate.variance,
              estimate_total(certain, y)->variance, 1e-10);
  EXPECT_EQ(Replicates::bootstrap(certain, Seed{1}, 5)->factors(2)[3], 1.0);

  const Design averaged = *Design::of(columns, SinglePsu::average);
  EXPECT_NEAR(replicate_total(averaged, *Replicates::jkn(averaged), y)->estimate.variance,
              estimate_total(certain, y)->variance * 4.0 / 3.0, 1e-10);
  EXPECT_FALSE(Replicates::bootstrap(averaged, Seed{1}, 5).ok());

  const Design adjusted = *Design::of(columns, SinglePsu::adjust);
  EXPECT_EQ(Replicates::jkn(adjusted)->size(), 4U);
  EXPECT_EQ(Replicates::jkn(adjusted)->factors(3), (Numbers{2, 2, 2, 0}));
}

TEST(Replicates, RefuseWhatHasNoAnswer) {
  EXPECT_FALSE(Replicates::jk1(sample()).ok());
  EXPECT_FALSE(Replicates::bootstrap(sample(), Seed{1}, 1).ok());
  // A domain in one PSU is gone in the replicate without it.
  EXPECT_FALSE(
      replicate_mean(sample(), *Replicates::jkn(sample()), kY, {1, 0, 0, 0, 0, 0, 0}).ok());
}

}  // namespace
}  // namespace setpoint
