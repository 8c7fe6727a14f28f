#include "setpoint/network/centrality.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "network/karate.h"

namespace setpoint::test {
namespace {

using Measures = std::map<std::string, std::vector<double>, std::less<>>;

class Centralities : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!built_with_igraph()) GTEST_SKIP() << "built without igraph (SETPOINT_IGRAPH)";
  }
  static Measures of(const SupplyNetwork& network) {
    Measures all;
    for (const Centrality& one : centralities(network)) {
      EXPECT_EQ(one.value.size(), network.size());
      EXPECT_FALSE(one.what.empty());
      all.emplace(one.name, one.value);
    }
    return all;
  }
  static void expect_all(const std::vector<double>& values, double wanted) {
    for (const double value : values) EXPECT_NEAR(value, wanted, 1e-8);
  }
};

TEST_F(Centralities, ClosedForms) {
  constexpr double kLeaves = 6;
  Measures hub = of(plain(7, star(6)));
  EXPECT_EQ(hub.size(), 5U);
  EXPECT_NEAR(hub["harmonic closeness"][0], 1, 1e-8);
  EXPECT_NEAR(hub["harmonic closeness"][1], (1 + (kLeaves - 1) / 2) / kLeaves, 1e-8);
  EXPECT_NEAR(hub["eigenvector"][0], 1, 1e-8);
  EXPECT_NEAR(hub["eigenvector"][3], 1 / std::sqrt(kLeaves), 1e-8);
  EXPECT_NEAR(hub["constraint"][0], 1 / kLeaves, 1e-8);
  EXPECT_NEAR(hub["constraint"][2], 1, 1e-8);
  EXPECT_EQ(hub["coreness"], std::vector<double>(7, 1));
  // PageRank of a star: c = 0.15 / 7 + 0.85 (leaves), leaf = 0.15 / 7 + 0.85 c / 6.
  const double middle = (0.15 / 7 + 0.85 * 6 * 0.15 / 7) / (1 - 0.85 * 0.85);
  EXPECT_NEAR(hub["PageRank"][0], middle, 1e-8);
  EXPECT_NEAR(hub["PageRank"][1], (1 - middle) / kLeaves, 1e-8);

  Measures round = of(plain(8, cycle(8)));
  expect_all(round["PageRank"], 1.0 / 8);
  expect_all(round["eigenvector"], 1);
  expect_all(round["coreness"], 2);
  expect_all(round["constraint"], 0.5);
  expect_all(round["harmonic closeness"], (2 + 2.0 / 2 + 2.0 / 3 + 1.0 / 4) / 7);
  expect_all(of(plain(5, complete(5)))["coreness"], 4);
}

TEST_F(Centralities, OfTheKarateClub) {
  Measures club = of(karate());
  EXPECT_NEAR(club["eigenvector"][33], 1, 1e-8);
  double sum = 0;
  for (const double value : club["PageRank"]) sum += value;
  EXPECT_NEAR(sum, 1, 1e-6);
  double most = 0;
  for (const double value : club["coreness"]) most = std::max(most, value);
  EXPECT_EQ(most, 4);
}

TEST_F(Centralities, OfWhoIsAloneAreZeroAndFinite) {
  Measures all = of(plain(5, path(4)));
  EXPECT_EQ(all["harmonic closeness"][4], 0);
  EXPECT_EQ(all["constraint"][4], 0);
  EXPECT_EQ(all["coreness"][4], 0);
  EXPECT_NEAR(all["eigenvector"][4], 0, 1e-12);
  for (const auto& [name, values] : all)
    for (const double value : values) EXPECT_TRUE(std::isfinite(value)) << name;
  EXPECT_TRUE(centralities(plain(4, {})).empty());
  EXPECT_TRUE(centralities(plain(1, {})).empty());
}

// Noise of a solver in a piece beside the largest would differ between machines: it is 0 there.
TEST_F(Centralities, HaveNoNoiseBelowNineDigits) {
  Edges edges = complete(6);
  edges.emplace_back(6, 7);
  edges.emplace_back(7, 8);
  const Measures all = of(plain(9, edges));
  for (const double value : all.find("eigenvector")->second)
    EXPECT_TRUE(value == 0 || value > 1e-9) << value;
}

TEST_F(Centralities, AreTheSameTwice) {
  const auto one = centralities(karate());
  const auto two = centralities(karate());
  for (std::size_t i = 0; i < one.size(); ++i) EXPECT_EQ(one[i].value, two[i].value);
}

}  // namespace
}  // namespace setpoint::test
