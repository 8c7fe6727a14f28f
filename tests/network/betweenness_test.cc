#include "setpoint/network/betweenness.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <optional>

#include "network/karate.h"
#include "network/threads.h"

namespace setpoint::test {
namespace {

// By the definition: shortest paths counted between all pairs, v on one of them if the distances
// add up.
std::vector<double> by_definition(const SupplyNetwork& network) {
  const std::size_t n = network.size();
  std::vector<std::vector<int>> distance(n, std::vector<int>(n, -1));
  std::vector<std::vector<double>> paths(n, std::vector<double>(n, 0));
  for (ActorIndex s = 0; s < n; ++s) {
    distance[s][s] = 0;
    paths[s][s] = 1;
    std::vector<ActorIndex> ring = {s};
    while (!ring.empty()) {
      std::vector<ActorIndex> next;
      for (const ActorIndex v : ring)
        for (const ActorIndex w : network.neighbours(v)) {
          if (distance[s][w] < 0) {
            distance[s][w] = distance[s][v] + 1;
            next.push_back(w);
          }
          if (distance[s][w] == distance[s][v] + 1) paths[s][w] += paths[s][v];
        }
      ring = std::move(next);
    }
  }
  std::vector<double> between(n, 0);
  for (std::size_t s = 0; s < n; ++s)
    for (std::size_t t = s + 1; t < n; ++t)
      for (std::size_t v = 0; v < n; ++v)
        if (v != s && v != t && distance[s][t] > 0 && distance[s][v] > 0 && distance[v][t] > 0 &&
            distance[s][v] + distance[v][t] == distance[s][t])
          between[v] += paths[s][v] * paths[v][t] / paths[s][t];
  return between;
}

TEST(Betweenness, ClosedForms) {
  for (const std::size_t n : {1U, 2U, 3U, 6U, 9U}) {
    const auto line = betweenness(plain(n, path(n)));
    for (std::size_t i = 0; i < n; ++i)
      EXPECT_DOUBLE_EQ(line.value[i], static_cast<double>(i * (n - 1 - i)));
    for (const double value : betweenness(plain(n, complete(n))).value) EXPECT_EQ(value, 0);
    const auto hub = betweenness(plain(n + 1, star(n)));
    EXPECT_DOUBLE_EQ(hub.value[0], static_cast<double>(n * (n - 1)) / 2);
    EXPECT_EQ(hub.value[n], 0);
  }
  for (const double value : betweenness(plain(9, cycle(9))).value)
    EXPECT_DOUBLE_EQ(value, 8.0 * 6 / 8);  // (n - 1)(n - 3) / 8
  for (const double value : betweenness(plain(10, cycle(10))).value)
    EXPECT_DOUBLE_EQ(value, 8.0 * 8 / 8);  // (n - 2)^2 / 8
}

TEST(Betweenness, OfTheKarateClub) {
  const Betweenness club = betweenness(karate());
  EXPECT_NEAR(club.value[0], 231.0714, 5e-5);
  EXPECT_NEAR(club.value[33], 160.5516, 5e-5);
  EXPECT_NEAR(club.value[32], 76.6905, 5e-5);
  EXPECT_TRUE(club.exact);
  EXPECT_EQ(club.sources, 34U);
  EXPECT_EQ(club.standard_error, std::vector<double>(34, 0));
}

TEST(Betweenness, IsItsDefinitionOnRandomGraphs) {
  Chance chance(4);
  std::size_t disconnected = 0;
  for (int trial = 0; trial < 60; ++trial) {
    const std::size_t n = 1 + chance.below(24);
    const double mean_degree = 1 + 4 * static_cast<double>(trial % 4) / 3;
    const SupplyNetwork network =
        plain(n, random_edges(n, mean_degree / static_cast<double>(n), chance));
    const std::vector<double> wanted = by_definition(network);
    const Betweenness found = betweenness(network);
    for (std::size_t i = 0; i < n; ++i)
      EXPECT_NEAR(found.value[i], wanted[i], 1e-9 * (1 + wanted[i]));
    double between = 0;
    for (const double value : wanted) between += value;
    if (between == 0) ++disconnected;
  }
  EXPECT_LT(disconnected, 30U);  // or nothing was tested
}

TEST(BetweennessWithout, IsThatOfTheRebuiltNetwork) {
  Chance chance(5);
  for (int trial = 0; trial < 40; ++trial) {
    const std::size_t n = 2 + chance.below(18);
    const SupplyNetwork network = plain(n, random_edges(n, 3.0 / static_cast<double>(n), chance));
    std::vector<char> removed(n, 0);
    for (char& is : removed) is = chance.happens(0.25) ? 1 : 0;
    const std::vector<double> masked = betweenness_without(network, removed);
    const auto [smaller, old] = rebuilt_without(network, removed);
    const std::vector<double> wanted = by_definition(smaller);
    for (std::size_t i = 0; i < old.size(); ++i) EXPECT_NEAR(masked[old[i]], wanted[i], 1e-9);
    for (ActorIndex i = 0; i < n; ++i)
      if (removed[i] != 0) {
        EXPECT_EQ(masked[i], 0);
      }
  }
}

TEST(DrawnSources, AreDifferentAscendingAndEquallyLikely) {
  constexpr int kDraws = 4000;
  std::vector<int> times(20, 0);
  for (int seed = 0; seed < kDraws; ++seed) {
    const auto drawn = drawn_sources(20, 5, Seed{static_cast<std::uint64_t>(seed)});
    ASSERT_EQ(drawn.size(), 5U);
    for (std::size_t i = 0; i < 5; ++i) {
      if (i > 0) {
        EXPECT_LT(drawn[i - 1], drawn[i]);
      }
      ++times[drawn[i]];
    }
  }
  const double error = std::sqrt(kDraws * 0.25 * 0.75);
  for (const int count : times) EXPECT_NEAR(count, kDraws * 0.25, 4 * error);
  EXPECT_EQ(drawn_sources(4, 9, Seed{}), (std::vector<ActorIndex>{0, 1, 2, 3}));
}

// Sampling without replacement: the estimate has no bias, its squared standard error has the mean
// of the estimates' variance, and the interval covers.
TEST(Betweenness, EstimatedHasNoBiasAndAnErrorThatIsTrue) {
  constexpr int kDraws = 2000;
  constexpr std::size_t kSources = 17;
  const SupplyNetwork club = karate();
  const Betweenness truth = betweenness(club);
  for (const std::size_t actor : {0U, 2U, 32U, 33U}) {
    double sum = 0;
    double squares = 0;
    double claimed = 0;
    int covered = 0;
    for (int seed = 0; seed < kDraws; ++seed) {
      const Betweenness some = betweenness(club, kSources, Seed{static_cast<std::uint64_t>(seed)});
      ASSERT_FALSE(some.exact);
      ASSERT_EQ(some.sources, kSources);
      const double off = some.value[actor] - truth.value[actor];
      sum += off;
      squares += off * off;
      claimed += some.standard_error[actor] * some.standard_error[actor];
      if (std::abs(off) <= 1.96 * some.standard_error[actor]) ++covered;
    }
    const double variance = squares / kDraws;
    EXPECT_NEAR(sum / kDraws, 0, 4 * std::sqrt(variance / kDraws)) << actor;
    EXPECT_NEAR(claimed / kDraws / variance, 1, 0.12) << actor;
    EXPECT_GT(covered, 0.88 * kDraws) << actor;
    EXPECT_LT(covered, 0.99 * kDraws) << actor;
  }
}

TEST(Betweenness, FromAllSourcesIsExact) {
  const SupplyNetwork club = karate();
  EXPECT_EQ(betweenness(club, 34, Seed{9}).value, betweenness(club).value);
  EXPECT_TRUE(betweenness(club, 500, Seed{9}).exact);
}

// One source says nothing of its error.
TEST(Betweenness, IsEstimatedFromTwoSourcesAtLeast) {
  const Betweenness one = betweenness(karate(), 1, Seed{1});
  EXPECT_FALSE(one.exact);
  EXPECT_EQ(one.sources, 2U);
  EXPECT_EQ(one.value, betweenness(karate(), 2, Seed{1}).value);
  EXPECT_GT(one.standard_error[0], 0);
}

TEST(Betweenness, HasTheSameBitsOnAnyNumberOfThreads) {
  Chance chance(6);
  const SupplyNetwork network = plain(200, random_edges(200, 0.03, chance));
  for (const std::size_t sources : {std::size_t{0}, std::size_t{50}}) {
    std::optional<Betweenness> first;
    for (const int threads : {1, 2, 8}) {
      const auto found =
          on_threads(threads, [&] { return betweenness(network, sources, Seed{3}); });
      if (!first) first = found;
      EXPECT_EQ(found.value, first->value);
      EXPECT_EQ(found.standard_error, first->standard_error);
    }
  }
}

// 1,100 pairs in a row, each connected with the next throughout: 2^1099 shortest ways from end to
// end, more than a double can count. By symmetry both of a pair have the same, and ways between the
// pairs before and behind lead through either with half a chance; a pair's own two meet through its
// two or four neighbours.
TEST(Betweenness, CountsMoreWaysThanADoubleHolds) {
  constexpr ActorIndex kPairs = 1100;
  Edges edges;
  for (ActorIndex pair = 0; pair + 1 < kPairs; ++pair)
    for (const ActorIndex a : {2 * pair, 2 * pair + 1})
      for (const ActorIndex b : {2 * pair + 2, 2 * pair + 3}) edges.emplace_back(a, b);
  const Betweenness found = betweenness(plain(2 * kPairs, edges));
  for (ActorIndex pair = 1; pair + 1 < kPairs; pair += 137) {
    const double before = 2.0 * pair;
    const double behind = 2.0 * (kPairs - pair - 1);
    const double at_left = pair == 1 ? 0.5 : 0.25;
    const double at_right = pair + 2 == kPairs ? 0.5 : 0.25;
    const double expected = before * behind / 2 + at_left + at_right;
    EXPECT_NEAR(found.value[2 * pair] / expected, 1, 1e-12) << pair;
    EXPECT_EQ(found.value[2 * pair], found.value[2 * pair + 1]);
  }
}

}  // namespace
}  // namespace setpoint::test
