#include "setpoint/warning/scan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "setpoint/core/distribution.h"
#include "setpoint/warning/history.h"

namespace setpoint::test {
namespace {

ScanData grid(std::size_t side, std::size_t periods, double mean, std::uint32_t run) {
  ScanData data;
  data.periods = periods;
  Stream stream(Seed{9}, StreamName("scan.test"), run);
  for (std::size_t i = 0; i < side * side; ++i) {
    // Not quite a lattice, so that no two distances are equal.
    const double up = 0.2 * stream.uniform();
    const double along = 0.2 * stream.uniform();
    data.places.push_back(
        {35 + static_cast<double>(i / side) + up, -100 + static_cast<double>(i % side) + along});
    const double people = 0.5 + stream.uniform();
    for (std::size_t t = 0; t < periods; ++t) {
      data.expected.push_back(people * mean);
      data.counts.push_back(static_cast<double>(draw_poisson(stream, people * mean)));
    }
  }
  return data;
}

double distance(const ScanPoint& a, const ScanPoint& b) {
  const double degree = std::acos(-1.0) / 180;
  return std::acos(std::min(1.0, std::sin(a.latitude * degree) * std::sin(b.latitude * degree) +
                                     std::cos(a.latitude * degree) * std::cos(b.latitude * degree) *
                                         std::cos((a.longitude - b.longitude) * degree)));
}

// Every cylinder, one after the other, as the definition says.
double largest_llr(const ScanData& data, const ScanSettings& settings) {
  const std::size_t n = data.places.size();
  const double total = std::accumulate(data.counts.begin(), data.counts.end(), 0.0);
  const double all = std::accumulate(data.expected.begin(), data.expected.end(), 0.0);
  double most = 0;
  for (std::size_t centre = 0; centre < n; ++centre) {
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return distance(data.places[centre], data.places[a]) <
             distance(data.places[centre], data.places[b]);
    });
    for (std::size_t to = settings.prospective ? data.periods - 1 : 0; to < data.periods; ++to)
      for (std::size_t from = to + 1 - std::min(to + 1, settings.most_periods); from <= to;
           ++from) {
        double c = 0;
        double e = 0;
        double share = 0;
        for (const std::size_t place : order) {
          for (std::size_t t = 0; t < data.periods; ++t)
            share += data.expected[place * data.periods + t] / all;
          if (share > settings.largest_share) break;
          for (std::size_t t = from; t <= to; ++t) {
            c += data.counts[place * data.periods + t];
            e += data.expected[place * data.periods + t] * total / all;
          }
          if (c > e)
            most = std::max(
                most, c * std::log(c / e) + (total - c) * std::log((total - c) / (total - e)));
        }
      }
  }
  return most;
}

TEST(Scan, LogLikelihoodRatioInClosedForm) {
  EXPECT_NEAR(scan_llr(20, 10, 100), 20 * std::log(2.0) + 80 * std::log(80.0 / 90), 1e-12);
  EXPECT_EQ(scan_llr(10, 10, 100), 0);
  EXPECT_EQ(scan_llr(5, 10, 100), 0);
  EXPECT_NEAR(scan_llr(100, 10, 100), 100 * std::log(10.0), 1e-11);
}

TEST(Scan, FindsTheCylinderThatLookingAtEveryOneFinds) {
  for (std::uint32_t run = 0; run < 6; ++run) {
    ScanSettings settings;
    settings.replicates = 0;
    settings.most_periods = 3;
    settings.prospective = run % 2 == 0;
    settings.largest_share = run < 3 ? 0.5 : 0.2;
    const ScanData data = grid(5, 6, 3, run);
    const ScanResult result = scan(data, settings, Seed{1}, 1);
    ASSERT_FALSE(result.clusters.empty());
    EXPECT_NEAR(result.clusters.front().llr, largest_llr(data, settings), 1e-9) << run;
  }
}

TEST(Scan, APlantedClusterIsFoundWhereAndWhenItIs) {
  ScanData data = grid(8, 12, 4, 77);
  const std::vector<std::size_t> planted = {27, 28, 35, 36};
  for (const std::size_t place : planted)
    for (std::size_t t = 9; t < 12; ++t) data.counts[place * 12 + t] += 6;
  ScanSettings settings;
  settings.replicates = 199;
  settings.most_periods = 6;
  const ScanResult result = scan(data, settings, Seed{1}, 2);
  const ScanCluster& cluster = result.clusters.front();
  EXPECT_EQ(cluster.p, 1.0 / 200);
  EXPECT_EQ(cluster.from, 9U);
  EXPECT_EQ(cluster.to, 11U);
  EXPECT_GT(cluster.relative_risk, 1.8);
  std::vector<std::size_t> places = cluster.places;
  std::sort(places.begin(), places.end());
  EXPECT_TRUE(std::includes(places.begin(), places.end(), planted.begin(), planted.end()));
  EXPECT_LE(places.size(), 7U);
  // Further clusters have other places, a smaller ratio, and no more than chance.
  for (std::size_t i = 1; i < result.clusters.size(); ++i) {
    EXPECT_LE(result.clusters[i].llr, result.clusters[i - 1].llr);
    EXPECT_GT(result.clusters[i].p, 0.05);
    for (const std::size_t place : result.clusters[i].places)
      EXPECT_EQ(std::count(places.begin(), places.end(), place), 0);
  }
}

// The probability is exact: under the null p <= 0.1 in a tenth of data sets, with 19 replicates as
// with any number.
TEST(Scan, ProbabilitiesAreExactUnderTheNull) {
  constexpr std::uint32_t kRuns = 600;
  for (const bool by_period : {false, true}) {
    int found = 0;
    for (std::uint32_t run = 0; run < kRuns; ++run) {
      ScanSettings settings;
      settings.replicates = 19;
      settings.most_periods = 2;
      settings.by_period = by_period;
      const ScanResult result = scan(grid(4, 4, 2, 1000 + run), settings, Seed{run + 1}, 1);
      found += !result.clusters.empty() && result.clusters.front().p <= 0.1 ? 1 : 0;
    }
    EXPECT_NEAR(found / double{kRuns}, 0.1, 4 * std::sqrt(0.1 * 0.9 / kRuns)) << by_period;
  }
}

TEST(Scan, ARiseOfTheWholeCountryIsNoClusterWherePeriodsAreKept) {
  ScanData data = grid(6, 6, 10, 5);
  for (std::size_t i = 0; i < 36; ++i) data.counts[i * 6 + 5] = 2 * data.counts[i * 6 + 5];
  ScanSettings settings;
  settings.replicates = 99;
  settings.most_periods = 1;
  EXPECT_EQ(scan(data, settings, Seed{1}, 1).clusters.front().p, 0.01);
  settings.by_period = true;
  EXPECT_GT(scan(data, settings, Seed{1}, 1).clusters.front().p, 0.05);
}

TEST(Scan, ThreadsDoNotMatter) {
  const ScanData data = grid(7, 8, 3, 3);
  ScanSettings settings;
  settings.replicates = 61;
  const ScanResult one = scan(data, settings, Seed{4}, 1);
  const ScanResult three = scan(data, settings, Seed{4}, 3);
  EXPECT_EQ(one.null_maxima, three.null_maxima);
  ASSERT_EQ(one.clusters.size(), three.clusters.size());
  for (std::size_t i = 0; i < one.clusters.size(); ++i) {
    EXPECT_EQ(one.clusters[i].places, three.clusters[i].places);
    EXPECT_EQ(one.clusters[i].llr, three.clusters[i].llr);
  }
}

TEST(Scan, NothingCountedIsNoCluster) {
  ScanData data = grid(3, 4, 2, 1);
  std::fill(data.counts.begin(), data.counts.end(), 0.0);
  EXPECT_TRUE(scan(data, {}, Seed{1}, 1).clusters.empty());
  EXPECT_TRUE(scan({}, {}, Seed{1}, 1).clusters.empty());
}

TEST(History, IsDrawnTowardTheRateOfAll) {
  const std::vector<double> history = {0, 30, 10};
  const std::vector<double> people = {100, 200, 100};
  const auto alone = expected_from_history(history, people, 0);
  EXPECT_NEAR(alone[1], 30, 1e-12);
  EXPECT_EQ(alone[0], 0);
  const auto drawn = expected_from_history(history, people, 5);
  EXPECT_NEAR(drawn[0], 10 * 5.0 / 15, 1e-12);
  EXPECT_NEAR(drawn[1], 20 * 35.0 / 25, 1e-12);
  EXPECT_NEAR(drawn[2], 10, 1e-12);
}

}  // namespace
}  // namespace setpoint::test
