#include "setpoint/network/set_objective.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "network/karate.h"
#include "setpoint/network/components.h"

namespace setpoint::test {
namespace {

constexpr double kClose = 1e-12;

ChainRoutes routes_of(const SupplyNetwork& network) {
  return {network, *Chain::parse(kTestChain)};
}

// Values of every set of the network's actors, by bits.
std::vector<double> all_values(const SupplyNetwork& network, const SetObjective& objective) {
  std::vector<double> values;
  for (std::size_t bits = 0; bits < std::size_t{1} << network.size(); ++bits)
    values.push_back(objective.value(members(bits)));
  return values;
}

bool monotone(const std::vector<double>& values) {
  for (std::size_t set = 0; set < values.size(); ++set)
    for (std::size_t one = 1; one < values.size(); one <<= 1U)
      if (values[set | one] < values[set] - kClose) return false;
  return true;
}

// What an actor adds does not grow with the set: it is enough to look at one actor more.
bool submodular(const std::vector<double>& values) {
  for (std::size_t set = 0; set < values.size(); ++set)
    for (std::size_t a = 1; a < values.size(); a <<= 1U)
      for (std::size_t b = 1; b < values.size(); b <<= 1U)
        if (a != b && (set & a) == 0 && (set & b) == 0 &&
            values[set | a | b] - values[set | b] > values[set | a] - values[set] + kClose)
          return false;
  return true;
}

// Adding R to S gains at most the sum of the bounds at S over R.
bool bounded(const SetObjective& objective, const std::vector<double>& values) {
  for (std::size_t set = 0; set < values.size(); ++set) {
    const std::vector<double> bounds = objective.bounds(members(set));
    for (std::size_t more = 0; more < values.size(); ++more) {
      if ((set & more) != 0) continue;
      double sum = 0;
      for (const ActorIndex actor : members(more)) sum += bounds[actor];
      if (values[set | more] - values[set] > sum + kClose) return false;
    }
  }
  return true;
}

// A supplier, two cooks who can stand in for each other, a retailer.
SupplyNetwork two_cooks() {
  return with_roles({{"a", 1}, {"b", 1}, {"b", 1}, {"d", 1}}, {{0, 1}, {0, 2}, {1, 3}, {2, 3}});
}

TEST(SupplyObjective, IsMonotoneAndBoundedAndNotSubmodular) {
  Chance chance(20);
  int tried = 0;
  while (tried < 15) {
    const SupplyNetwork network = random_chain_network(8, 0.35, chance);
    const ChainRoutes routes = routes_of(network);
    if (ChainFlow(network, routes).supply() == 0) continue;
    ++tried;
    const SetObjective objective = supply_objective(network, routes);
    const std::vector<double> values = all_values(network, objective);
    EXPECT_EQ(values.front(), 0);
    EXPECT_EQ(values.back(), 1);
    EXPECT_TRUE(monotone(values));
    EXPECT_TRUE(bounded(objective, values));
    EXPECT_FALSE(objective.submodular);
  }
  const SupplyNetwork cooks = two_cooks();
  const ChainRoutes routes = routes_of(cooks);
  const std::vector<double> values = all_values(cooks, supply_objective(cooks, routes));
  EXPECT_FALSE(submodular(values))
      << "the test does not see that two cooks stand in for each other";
  EXPECT_EQ(values[0b0010], 0);
  EXPECT_EQ(values[0b0110], 1);
}

TEST(RoutesObjective, IsMonotoneSubmodularAndAtLeastWhatIsLost) {
  Chance chance(21);
  int tried = 0;
  while (tried < 15) {
    const SupplyNetwork network = random_chain_network(8, 0.35, chance);
    const ChainRoutes routes = routes_of(network);
    if (ChainFlow(network, routes).supply() == 0) continue;
    ++tried;
    const SetObjective objective = routes_objective(network, routes);
    const std::vector<double> values = all_values(network, objective);
    EXPECT_TRUE(objective.submodular);
    EXPECT_EQ(values.front(), 0);
    EXPECT_NEAR(values.back(), 1, kClose);
    EXPECT_TRUE(monotone(values));
    EXPECT_TRUE(submodular(values));
    EXPECT_TRUE(bounded(objective, values));
    const std::vector<double> lost = all_values(network, supply_objective(network, routes));
    for (std::size_t set = 0; set < values.size(); ++set)
      EXPECT_GE(values[set], lost[set] - kClose);
  }
}

TEST(TiesObjective, IsMonotoneAndSubmodular) {
  Chance chance(22);
  for (int trial = 0; trial < 20; ++trial) {
    const SupplyNetwork network = plain(8, random_edges(8, 0.35, chance));
    if (network.edges() == 0) continue;
    const SetObjective objective = ties_objective(network);
    const std::vector<double> values = all_values(network, objective);
    EXPECT_TRUE(objective.submodular);
    EXPECT_EQ(values.front(), 0);
    EXPECT_NEAR(values.back(), 1, kClose);
    EXPECT_TRUE(monotone(values));
    EXPECT_TRUE(submodular(values));
    EXPECT_TRUE(bounded(objective, values));
    // Of one actor its contacts, as a share of all ties.
    for (ActorIndex i = 0; i < 8; ++i)
      EXPECT_NEAR(values[std::size_t{1} << i] * static_cast<double>(network.edges()),
                  static_cast<double>(network.degree(i)), kClose);
  }
  const SupplyNetwork nobody = plain(3, {});
  EXPECT_EQ(ties_objective(nobody).value(members(0b111)), 0);
}

// Of what is submodular the bounds are what each actor adds now, and nothing of what is reached.
TEST(CoveringObjectives, BoundByWhatEachAddsNow) {
  Chance chance(23);
  for (int trial = 0; trial < 10; ++trial) {
    const SupplyNetwork network = random_chain_network(8, 0.35, chance);
    const ChainRoutes routes = routes_of(network);
    std::vector<SetObjective> objectives = {ties_objective(network)};
    if (ChainFlow(network, routes).supply() > 0)
      objectives.push_back(routes_objective(network, routes));
    for (const SetObjective& objective : objectives) {
      const std::vector<double> values = all_values(network, objective);
      for (std::size_t set = 0; set < values.size(); ++set) {
        const std::vector<double> bounds = objective.bounds(members(set));
        for (ActorIndex i = 0; i < 8; ++i)
          EXPECT_NEAR(bounds[i], values[set | std::size_t{1} << i] - values[set], kClose);
      }
    }
  }
}

TEST(FragmentationObjective, IsThatOfThoseWhoRemainAndNotMonotone) {
  const SupplyNetwork club = karate();
  const SetObjective objective = fragmentation_objective(club);
  const std::vector<ActorIndex> three = {0, 32, 33};
  EXPECT_NEAR(objective.value(three), 0.569892, 5e-7);
  EXPECT_FALSE(objective.bounds);
  EXPECT_FALSE(objective.submodular);
  // Whoever is alone counts as fragmented: without him there is less of it.
  const SupplyNetwork lone = plain(4, path(3));
  const std::vector<double> values = all_values(lone, fragmentation_objective(lone));
  EXPECT_EQ(values.front(), 0);
  EXPECT_LT(values[0b1000], 0);
  EXPECT_FALSE(monotone(values));
}

TEST(RegrowthObjective, IsTheMeanThatTheModelGives) {
  const SupplyNetwork club = karate();
  const TargetSettings settings{0.5, 2, 6, 0.25, {0.5, 0.25, 0.25}, 0.5, 2};
  const Regrowth model(club, nullptr, settings);
  const SetObjective objective = regrowth_objective(model, Seed{5}, 20);
  EXPECT_EQ(objective.value({}), 0);
  const std::vector<ActorIndex> set = {0, 33};
  EXPECT_EQ(objective.value(set), model.mean_missing(model.remove(set), Seed{5}, 20));
  EXPECT_GT(objective.value(set), 0);
}

}  // namespace
}  // namespace setpoint::test
