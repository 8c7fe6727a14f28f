#include "setpoint/network/generate_network.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "network/graphs.h"
#include "setpoint/network/chain_flow.h"
#include "setpoint/network/read_network.h"

namespace setpoint::test {
namespace {

Result<NetworkRead> read(const GeneratedNetwork& made) {
  return parse_actors_and_ties(made.actors_csv, "actors.csv", made.ties_csv, "ties.csv");
}

TEST(GenerateNetwork, HasTheSameBytesForASeed) {
  const GeneratedNetwork one = generate_network(60, Seed{5});
  const GeneratedNetwork again = generate_network(60, Seed{5});
  EXPECT_EQ(one.actors_csv, again.actors_csv);
  EXPECT_EQ(one.ties_csv, again.ties_csv);
  EXPECT_NE(one.ties_csv, generate_network(60, Seed{6}).ties_csv);
  EXPECT_TRUE(one.actors_csv.starts_with("id,role,country,capacity,cost\nS1,precursor supplier,"));
  EXPECT_TRUE(one.ties_csv.starts_with("from,to,kind,weight\n"));
}

TEST(GenerateNetwork, IsReadAndSupplies) {
  for (const std::size_t size : {20U, 35U, 60U, 200U, 1000U})
    for (std::uint64_t seed = 0; seed < (size < 300 ? 25 : 3); ++seed) {
      const auto network = read(generate_network(size, Seed{seed}));
      ASSERT_TRUE(network.ok()) << network.faults().front().text();
      EXPECT_TRUE(network->notes.empty());
      const SupplyNetwork& made = network->network;
      EXPECT_NEAR(static_cast<double>(made.size()), static_cast<double>(size), 4);
      const auto chain = Chain::usual().within(made);
      ASSERT_TRUE(chain.ok());
      EXPECT_EQ(chain->text(),
                "precursor supplier, broker?, cook, transporter, wholesaler?, retailer");
      ChainFlow flow(made, ChainRoutes(made, *chain));
      EXPECT_GT(flow.supply(), 0) << size << " actors, seed " << seed;
      EXPECT_EQ(made.kinds().front(), "supply");
    }
}

// Narrow at the cooks: they can pass less than any other stage, and are the fewest.
TEST(GenerateNetwork, IsNarrowAtTheCooks) {
  std::map<std::string, double> capacity;
  std::map<std::string, int> number;
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const auto made = read(generate_network(100, Seed{seed}));
    for (const Actor& actor : made->network.actors()) {
      capacity[actor.role] += actor.capacity;
      ++number[actor.role];
      ASSERT_TRUE(actor.country.has_value());
    }
  }
  for (const auto& [role, all] : capacity) {
    if (role == "cook") continue;
    if (enables_recruitment(role)) {
      EXPECT_EQ(all, 0) << role;
    } else {
      EXPECT_GT(all, capacity["cook"]) << role;
      EXPECT_GT(number[role], number["cook"]) << role;
    }
  }
  EXPECT_EQ(number.size(), 8U);
}

TEST(GenerateNetwork, LeavesNobodyOfTheChainWithoutASourceOrACustomer) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto made = read(generate_network(60, Seed{seed}));
    const SupplyNetwork& network = made->network;
    const ChainRoutes routes(network, *Chain::usual().within(network));
    const std::uint32_t last = 5;
    std::vector<bool> sourced(network.size(), false);
    std::vector<bool> sold(network.size(), false);
    for (const Tie& tie : network.ties()) {
      if (network.kinds()[tie.kind] != "supply") continue;
      EXPECT_EQ(routes.stage(tie.to), routes.stage(tie.from) + 1);
      sold[tie.from] = true;
      sourced[tie.to] = true;
    }
    for (ActorIndex i = 0; i < network.size(); ++i) {
      if (routes.stage(i) == ChainRoutes::kOffChain) continue;
      EXPECT_TRUE(routes.stage(i) == 0 || sourced[i]);
      EXPECT_TRUE(routes.stage(i) == last || sold[i]);
    }
  }
}

TEST(GenerateNetwork, TiesNobodyToHimselfOrTwice) {
  const auto made = read(generate_network(150, Seed{1}));
  std::set<std::pair<ActorIndex, ActorIndex>> pairs;
  for (const Tie& tie : made->network.ties()) {
    EXPECT_TRUE(pairs.emplace(std::min(tie.from, tie.to), std::max(tie.from, tie.to)).second);
    EXPECT_GE(tie.weight, 1);
    EXPECT_LE(tie.weight, 5);
  }
  EXPECT_EQ(made->network.edges(), pairs.size());
}

}  // namespace
}  // namespace setpoint::test
