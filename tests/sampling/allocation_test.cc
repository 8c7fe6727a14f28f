// Allocations against hand-solved and published ones, against an exhaustive search, and against
// what simulated samples do.
#include "setpoint/sampling/allocation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <numeric>

#include "setpoint/core/random.h"
#include "setpoint/sampling/draw.h"

namespace setpoint {
namespace {

using Strata = std::vector<AllocationStratum>;

AllocationStratum stratum(double n, double s, double cost = 1, std::uint64_t least = 2) {
  return {n * s, static_cast<std::uint64_t>(n), cost, least, std::nullopt};
}

std::uint64_t sum(const PsuCounts& psus) {
  return std::accumulate(psus.begin(), psus.end(), std::uint64_t{0});
}

// n = n' N S / sum of N S (Neyman 1934): 3000, 2000 and 1000 of 6000 for 60.
TEST(Allocation, NeymanWhereItIsWhole) {
  const Strata strata = {stratum(300, 10), stratum(100, 20), stratum(50, 20)};
  EXPECT_EQ(*allocation_within(strata, 60), (PsuCounts{30, 20, 10}));
}

// n proportional to N S / sqrt(c): 600 / 1, 600 / 2 and 600 / 3, as 6 to 3 to 2; 60, 30 and 20 cost
// 60 + 120 + 180 = 360.
TEST(Allocation, NeymanWithCostsWhereItIsWhole) {
  const Strata strata = {stratum(1e6, 6e-4, 1), stratum(1e6, 6e-4, 4), stratum(1e6, 6e-4, 9)};
  EXPECT_EQ(*allocation_within(strata, 360), (PsuCounts{60, 30, 20}));
  const double variance = allocation_variance(strata, {60, 30, 20});
  const PsuCounts psus = *least_cost_allocation(strata, variance * (1 + 1e-12));
  EXPECT_LE(allocation_cost(strata, psus), 360);
  EXPECT_LE(allocation_variance(strata, psus), variance * (1 + 1e-12));
}

// V = sum of N (N - n) S^2 / n.
TEST(Allocation, VarianceHasTheFinitePopulationCorrection) {
  const Strata strata = {stratum(47, 10), stratum(61, 6), stratum(41, 4)};
  EXPECT_NEAR(allocation_variance(strata, {4, 3, 3}), 50525 + 42456 + 8309 + 1.0 / 3, 1e-9);
  EXPECT_EQ(allocation_variance(strata, {47, 61, 41}), 0);
  Strata unknown = strata;
  for (AllocationStratum& each : unknown) each.population.reset();
  EXPECT_NEAR(allocation_variance(unknown, {4, 3, 3}),
              470.0 * 470 / 4 + 366.0 * 366 / 3 + 164.0 * 164 / 3, 1e-9);
}

// Wright 2017, the example of Algorithm III: 10 PSUs between limits (1, 2, 3) and (5, 6, 4) are
// allocated as (4, 3, 3), V = 101,290.3333.
TEST(Allocation, WrightsExampleOfAFixedSize) {
  Strata strata = {stratum(47, 10, 1, 1), stratum(61, 6, 1, 2), stratum(41, 4, 1, 3)};
  strata[0].most = 5;
  strata[1].most = 6;
  strata[2].most = 4;
  const PsuCounts psus = *allocation_within(strata, 10);
  EXPECT_EQ(psus, (PsuCounts{4, 3, 3}));
  EXPECT_NEAR(allocation_variance(strata, psus), 101290.3333, 5e-5);
}

// Wright 2017, the population of the example of Algorithm IV. The answer is that algorithm's in
// exact rational arithmetic (PSUs taken one by one until the variance is reached).
TEST(Allocation, WrightsExampleOfAWantedVariance) {
  const std::vector<std::pair<double, double>> population = {
      {819, 330000}, {672, 518000}, {358, 488000}, {196, 634000},  {135, 1126000},
      {83, 2244000}, {53, 2468000}, {40, 5869000}, {35, 29334000}, {13, 1233311000}};
  Strata strata;
  for (const auto& [n, s] : population) strata.push_back(stratum(n, s, 1, n == 13 ? 13 : 3));
  const PsuCounts psus = *least_cost_allocation(strata, 388910760.0 * 388910760.0);
  EXPECT_EQ(psus, (PsuCounts{4, 5, 3, 3, 3, 3, 3, 3, 13, 13}));
  EXPECT_NEAR(allocation_variance(strata, psus) / 1.4940005796184102e17, 1, 1e-12);
}

Strata random_strata(std::uint32_t number, std::size_t count) {
  Stream stream(Seed{7}, StreamName("allocation"), number);
  Strata strata;
  for (std::size_t h = 0; h < count; ++h) {
    const double n = std::floor(3 + 9 * stream.uniform());
    const double s = 0.1 + 5 * stream.uniform();
    strata.push_back(stratum(n, s));
  }
  return strata;
}

// Every allocation of as many PSUs between the limits.
template <class Each>
void for_every(const Strata& strata, PsuCounts& psus, std::size_t h, std::uint64_t left,
               const Each& each) {
  if (h == strata.size()) {
    if (left == 0) each(psus);
    return;
  }
  for (std::uint64_t n = strata[h].least; n <= *strata[h].population && n <= left; ++n) {
    psus[h] = n;
    for_every(strata, psus, h + 1, left - n, each);
  }
}

TEST(Allocation, NothingOfTheSameSizeIsMorePrecise) {
  for (std::uint32_t number = 0; number < 20; ++number) {
    const Strata strata = random_strata(number, 4);
    for (double budget = 8; budget <= 20; ++budget) {
      const PsuCounts best = *allocation_within(strata, budget);
      std::uint64_t most = 0;
      for (const AllocationStratum& each : strata) most += *each.population;
      ASSERT_EQ(sum(best), std::min<std::uint64_t>(most, static_cast<std::uint64_t>(budget)));
      const double variance = allocation_variance(strata, best);
      PsuCounts psus(strata.size());
      for_every(strata, psus, 0, sum(best), [&](const PsuCounts& other) {
        ASSERT_GE(allocation_variance(strata, other), variance * (1 - 1e-12));
      });
    }
  }
}

TEST(Allocation, NothingSmallerReachesTheWantedVariance) {
  for (std::uint32_t number = 0; number < 20; ++number) {
    const Strata strata = random_strata(number, 4);
    const double all_least = allocation_variance(strata, PsuCounts(4, 2));
    for (const double share : {0.8, 0.4, 0.1, 0.01, 0.0}) {
      const PsuCounts best = *least_cost_allocation(strata, share * all_least);
      ASSERT_LE(allocation_variance(strata, best), share * all_least);
      if (sum(best) == 8) continue;
      PsuCounts psus(strata.size());
      for_every(strata, psus, 0, sum(best) - 1, [&](const PsuCounts& other) {
        ASSERT_GT(allocation_variance(strata, other), share * all_least * (1 - 1e-12));
      });
      // Nor is anything of its size more precise.
      const double variance = allocation_variance(strata, best);
      for_every(strata, psus, 0, sum(best), [&](const PsuCounts& other) {
        ASSERT_GE(allocation_variance(strata, other), variance * (1 - 1e-12));
      });
    }
  }
}

// With costs that differ, taking PSUs one by one solves the problem where the last of them may be a
// fraction, so it is never dearer than the best by more than one PSU. By trying every allocation.
TEST(Allocation, WithCostsItIsWithinOnePsuOfTheBest) {
  for (std::uint32_t number = 0; number < 30; ++number) {
    Strata strata = random_strata(number, 4);
    Stream stream(Seed{8}, StreamName("costs"), number);
    double dearest = 0;
    std::uint64_t everything = 0;
    for (AllocationStratum& each : strata) {
      each.cost = 1 + 9 * stream.uniform();
      dearest = std::max(dearest, each.cost);
      everything += *each.population;
    }
    const double wanted = 0.3 * allocation_variance(strata, PsuCounts(4, 2));
    const double budget = 0.6 * allocation_cost(strata, PsuCounts(4, 12));
    double least_cost = INFINITY;
    double least_variance = INFINITY;
    double of_less = INFINITY;  // with one PSU's money less
    PsuCounts psus(strata.size());
    for (std::uint64_t size = 8; size <= everything; ++size)
      for_every(strata, psus, 0, size, [&](const PsuCounts& each) {
        const double variance = allocation_variance(strata, each);
        const double cost = allocation_cost(strata, each);
        if (variance <= wanted) least_cost = std::min(least_cost, cost);
        if (cost <= budget) least_variance = std::min(least_variance, variance);
        if (cost <= budget - dearest) of_less = std::min(of_less, variance);
      });
    const PsuCounts precise = *least_cost_allocation(strata, wanted);
    EXPECT_LE(allocation_variance(strata, precise), wanted);
    EXPECT_GE(allocation_cost(strata, precise), least_cost * (1 - 1e-12));
    EXPECT_LE(allocation_cost(strata, precise), least_cost + dearest);
    for (std::size_t h = 0; h < strata.size(); ++h) {
      if (precise[h] == strata[h].least) continue;
      PsuCounts fewer = precise;
      --fewer[h];
      EXPECT_GT(allocation_variance(strata, fewer), wanted) << "one of stratum " << h;
    }
    const PsuCounts paid = *allocation_within(strata, budget);
    EXPECT_LE(allocation_cost(strata, paid), budget);
    EXPECT_GE(allocation_variance(strata, paid), least_variance * (1 - 1e-12));
    EXPECT_LE(allocation_variance(strata, paid), of_less * (1 + 1e-12));
  }
}

// The optimum in fractions of PSUs costs (sum of A sqrt c)^2 / (V + sum of A^2 / N); in whole
// numbers it is more, by less than one PSU of each stratum.
TEST(Allocation, CostIsTheClosedFormsButForRounding) {
  int compared = 0;
  for (std::uint32_t number = 0; number < 50; ++number) {
    Stream stream(Seed{9}, StreamName("closed form"), number);
    Strata strata;
    double numerator = 0;
    double denominator = 0;
    double one_of_each = 0;
    for (int h = 0; h < 6; ++h) {
      const double n = std::floor(50 + 400 * stream.uniform());
      const double s = 0.1 + 5 * stream.uniform();
      const double cost = 1 + 9 * stream.uniform();
      strata.push_back(stratum(n, s, cost, 1));
      numerator += n * s * std::sqrt(cost);
      denominator += n * s * s;
      one_of_each += cost;
    }
    const double wanted = allocation_variance(strata, PsuCounts(6, 40));
    // The closed form has no limits: it holds where none is met.
    const double scale = numerator / (wanted + denominator);
    bool limited = false;
    for (const AllocationStratum& each : strata) {
      const double n = each.spread / std::sqrt(each.cost) * scale;
      limited = limited || n < 1 || n > static_cast<double>(*each.population);
    }
    if (limited) continue;
    ++compared;
    const double cost = allocation_cost(strata, *least_cost_allocation(strata, wanted));
    EXPECT_GE(cost, numerator * scale * (1 - 1e-12));
    EXPECT_LE(cost, numerator * scale + one_of_each);
  }
  EXPECT_GT(compared, 10);
}

TEST(Allocation, LimitsHold) {
  // The first would want nearly all; it has four.
  const Strata strata = {stratum(4, 1000), stratum(1000, 0.01), stratum(1000, 0.02), stratum(9, 0)};
  const PsuCounts psus = *allocation_within(strata, 36);
  EXPECT_EQ(psus, (PsuCounts{4, 10, 20, 2}));
  EXPECT_EQ(*least_cost_allocation(strata, 1e9), (PsuCounts{2, 2, 2, 2}));
  // Nothing left to buy.
  EXPECT_EQ(*allocation_within({{stratum(3, 1), stratum(5, 2)}}, 1e6), (PsuCounts{3, 5}));
  // A census has no variance.
  EXPECT_EQ(*least_cost_allocation({{stratum(3, 1), stratum(5, 2)}}, 0), (PsuCounts{3, 5}));
}

TEST(Allocation, EqualStrataAreTreatedAlikeWhateverTheirNumber) {
  const Strata strata(1000, stratum(500, 1));
  const PsuCounts psus = *allocation_within(strata, 7500);
  EXPECT_EQ(sum(psus), 7500U);
  for (std::size_t h = 0; h < psus.size(); ++h) EXPECT_EQ(psus[h], h < 500 ? 8U : 7U) << h;
}

TEST(Allocation, UnknownPopulationHasNoCorrectionAndNoLimit) {
  const Strata strata = {{1000, std::nullopt, 1, 2, std::nullopt}};
  // V = 1e6 / n.
  EXPECT_EQ(*least_cost_allocation(strata, 1.0), (PsuCounts{1'000'000}));
  const auto beyond = least_cost_allocation(strata, 1e-9);
  ASSERT_FALSE(beyond.ok());
  EXPECT_EQ(beyond.faults().front().kind, FaultKind::data);
}

TEST(Allocation, RefusesWhatCannotBeMeant) {
  const Strata sound = {stratum(10, 1)};
  EXPECT_FALSE(allocation_within({}, 10).ok());
  EXPECT_FALSE(allocation_within(sound, 1).ok());
  EXPECT_FALSE(allocation_within(sound, std::nan("")).ok());
  EXPECT_FALSE(least_cost_allocation(sound, -1).ok());
  for (const AllocationStratum& bad :
       {AllocationStratum{-1, 10, 1, 2, {}}, AllocationStratum{1, 10, 0, 2, {}},
        AllocationStratum{1, 10, 1, 0, {}}, AllocationStratum{1, 10, 1, 11, {}},
        AllocationStratum{INFINITY, 10, 1, 2, {}}}) {
    const auto result = allocation_within({{bad}}, 100);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.faults().front().kind, FaultKind::usage);
  }
}

// The total of N / n times the selected PSUs, over samples drawn by the published method, has the
// variance that an allocation is planned with. 20,000 samples: the standard error of a variance of
// nearly normal totals is 1 % of it, of their mean 0.7 % of the standard deviation; five of those.
TEST(Allocation, SimulatedSamplesHaveThePlannedVariance) {
  constexpr std::uint64_t kPopulation = 40;
  constexpr std::uint64_t kSampled = 12;
  constexpr int kSamples = 20000;
  Frame frame{"frame.csv", {}};
  std::map<std::string, double> finds;
  double mean = 0;
  for (std::uint64_t i = 0; i < kPopulation; ++i) {
    const std::string name = "lane-" + std::to_string(i);
    frame.psus.push_back({Quarter::of(2025, 1), "truck", name, 10, i + 2});
    finds[name] = static_cast<double>(i % 7);
    mean += finds[name] / kPopulation;
  }
  double squares = 0;
  for (const auto& [name, y] : finds) squares += (y - mean) * (y - mean);
  const double s = std::sqrt(squares / (kPopulation - 1));
  const Strata strata = {stratum(kPopulation, s)};
  const Allocation allocation{"allocation.csv", {{Quarter::of(2025, 1), "truck", kSampled, 1, 2}}};
  double sum_of_totals = 0;
  double sum_of_squares = 0;
  for (int sample = 0; sample < kSamples; ++sample) {
    Bytes32 seed{};
    seed[0] = static_cast<unsigned char>(sample % 256);
    seed[1] = static_cast<unsigned char>(sample / 256);
    const auto drawn = draw_sample(frame, allocation, draw_key(seed, {}, {}));
    ASSERT_TRUE(drawn.ok());
    double total = 0;
    for (const DrawnPsu& psu : drawn->strata.front().psus) total += finds.at(psu.name);
    total *= static_cast<double>(kPopulation) / kSampled;
    sum_of_totals += total;
    sum_of_squares += (total - mean * kPopulation) * (total - mean * kPopulation);
  }
  const double variance = allocation_variance(strata, {kSampled});
  EXPECT_NEAR(sum_of_squares / kSamples / variance, 1, 0.05);
  EXPECT_NEAR((sum_of_totals / kSamples - mean * kPopulation) / std::sqrt(variance), 0, 0.036);
}

}  // namespace
}  // namespace setpoint
