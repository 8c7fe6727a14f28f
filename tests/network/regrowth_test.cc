#include "setpoint/network/regrowth.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

#include "network/karate.h"
#include "network/regrowth_scene.h"
#include "setpoint/network/generate_network.h"
#include "setpoint/network/read_network.h"

namespace setpoint::test {
namespace {

TEST(Regrowth, WithoutRepairNothingGrowsBack) {
  const SupplyNetwork club = karate();
  const Regrowth model(club, nullptr, settings(0, {0.4, 0.3, 0.3}));
  EXPECT_EQ(model.before(), 34 * 33);
  const RegrowthRun run = model.run(model.remove(std::vector<ActorIndex>{0, 32, 33}), Seed{}, 0);
  ASSERT_EQ(run.missing.size(), 13U);
  const Connectivity left = connectivity(club, marked(34, {0, 32, 33}));
  for (const double now : run.missing)
    EXPECT_DOUBLE_EQ(now, 1 - static_cast<double>(left.pairs) / (34 * 33));
  EXPECT_DOUBLE_EQ(run.mean(), run.missing.front());
  EXPECT_NEAR(run.fragmentation_at_once, 0.569892, 5e-7);
  EXPECT_EQ(run.fragmentation_at_end, run.fragmentation_at_once);
  EXPECT_EQ(run.components_at_once, left.components);
  EXPECT_EQ(run.components_at_end, left.components);
}

TEST(Regrowth, NobodyRemovedNothingMissing) {
  const SupplyNetwork chain = line();
  const ChainRoutes routes = routes_of(chain);
  const Regrowth model(chain, &routes, settings(0.5, kPreferential));
  EXPECT_EQ(model.before(), 2);
  for (const double now : missing(model, {})) EXPECT_EQ(now, 0);
}

// Recruits as good as those who left, at once, and everybody looks at once: all is back after a
// month, whoever was taken, as long as no two of them were contacts (their tie has no orphan).
TEST(Regrowth, FullRecruitmentBringsEverythingBack) {
  Chance chance(40);
  int lost_something = 0;
  for (int trial = 0; trial < 40; ++trial) {
    const SupplyNetwork network = random_chain_network(16, 0.12, chance);
    const ChainRoutes routes(network, *Chain::parse(kTestChain));
    std::vector<ActorIndex> targets;
    for (ActorIndex i = 0; i < network.size() && targets.size() < 4; ++i) {
      const auto around = network.neighbours(i);
      const bool apart = std::none_of(targets.begin(), targets.end(), [&](ActorIndex other) {
        return std::find(around.begin(), around.end(), other) != around.end();
      });
      if (apart && chance.happens(0.6)) targets.push_back(i);
    }
    for (const ChainRoutes* with : {&routes, static_cast<const ChainRoutes*>(nullptr)}) {
      const Regrowth model(network, with, settings(1, kRecruitment, 3));
      if (model.before() <= 0) continue;
      const std::vector<double> now =
          missing(model, targets, Seed{static_cast<std::uint64_t>(trial)});
      if (now[0] > 0) ++lost_something;
      for (std::size_t month = 1; month <= 3; ++month) EXPECT_EQ(now[month], 0);
    }
  }
  EXPECT_GT(lost_something, 40);
}

// Two orphans who find the newcomer each after a geometric waiting time: supply is back when both
// have, 1 - (1 - (1 - q)^m)^2 is missing in month m.
TEST(Regrowth, WaitsAsLongAsGeometricTimesSay) {
  constexpr std::uint32_t kRuns = 4000;
  const SupplyNetwork chain = line();
  const ChainRoutes routes = routes_of(chain);
  struct Case {
    double repair;
    std::array<double, 3> mechanisms;
    double q;
  };
  // An orphan without contacts finds nobody near: the share of searches by recruitment counts.
  for (const Case& one : {Case{0.25, kRecruitment, 0.25}, Case{0.5, {0.4, 0.6, 0}, 0.3}}) {
    const Regrowth model(chain, &routes, settings(one.repair, one.mechanisms));
    const Removal removal = model.remove(std::vector<ActorIndex>{1});
    std::vector<std::vector<double>> by_month(13);
    for (std::uint32_t run = 0; run < kRuns; ++run) {
      const std::vector<double> now = model.run(removal, Seed{7}, run).missing;
      for (std::size_t month = 0; month <= 12; ++month) by_month[month].push_back(now[month]);
    }
    double over_months = 0;
    for (std::size_t month = 1; month <= 12; ++month) {
      const double one_waits = std::pow(1 - one.q, static_cast<double>(month));
      const double truth = 1 - (1 - one_waits) * (1 - one_waits);
      const Mean mean = mean_of(by_month[month]);
      EXPECT_NEAR(mean.value, truth, 4 * std::sqrt(truth * (1 - truth) / kRuns)) << month;
      over_months += truth / 12;
    }
    EXPECT_NEAR(model.mean_missing(removal, Seed{8}, kRuns), over_months, 0.015);
  }
}

TEST(Regrowth, IsTheSameForTheSameSeedAndRun) {
  const SupplyNetwork club = karate();
  const Regrowth model(club, nullptr, settings(0.2, {0.4, 0.3, 0.3}));
  const Removal removal = model.remove(std::vector<ActorIndex>{0, 33});
  std::set<std::vector<double>> different;
  for (std::uint32_t run = 0; run < 8; ++run) {
    const RegrowthRun one = model.run(removal, Seed{4}, run);
    const RegrowthRun again =
        Regrowth(club, nullptr, settings(0.2, {0.4, 0.3, 0.3})).run(removal, Seed{4}, run);
    EXPECT_EQ(one.missing, again.missing);
    EXPECT_EQ(one.fragmentation_at_end, again.fragmentation_at_end);
    different.insert(one.missing);
    different.insert(model.run(removal, Seed{5}, run).missing);
  }
  EXPECT_GT(different.size(), 4U) << "the seed and the run do not matter";
}

// Two networks that know nothing of each other: what is missing in one does not depend on who else
// was taken in the other, month by month, as each tie has its own luck.
TEST(Regrowth, ATiesLuckIsItsOwn) {
  Chance chance(42);
  int regrown = 0;
  for (int trial = 0; trial < 30; ++trial) {
    const SupplyNetwork one = random_chain_network(16, 0.12, chance);
    std::vector<Actor> actors = one.actors();
    std::vector<Tie> ties = one.ties();
    for (Actor actor : one.actors()) {
      actor.id += "'";
      actors.push_back(actor);
    }
    for (const Tie& tie : one.ties()) ties.push_back({tie.from + 16, tie.to + 16, 0, 1});
    const SupplyNetwork two(actors, ties, one.kinds(), one.known());
    const ChainRoutes routes(two, *Chain::parse(kTestChain));
    const Regrowth model(two, &routes, settings(0.15, kNearest));
    if (model.before() <= 0) continue;
    const Seed seed{static_cast<std::uint64_t>(trial)};
    const std::vector<double> here = missing(model, {1, 5}, seed);
    const std::vector<double> there = missing(model, {17, 18}, seed);
    const std::vector<double> both = missing(model, {1, 17, 5, 18}, seed);
    for (std::size_t month = 0; month < both.size(); ++month)
      EXPECT_NEAR(both[month], here[month] + there[month], 1e-12);
    EXPECT_EQ(missing(model, {18, 5, 17, 1}, seed), both);
    if (both.back() < both.front()) ++regrown;
  }
  EXPECT_GT(regrown, 5);
}

TEST(Regrowth, MeanMissingIsTheMeanOfTheRuns) {
  const SupplyNetwork club = karate();
  const Regrowth model(club, nullptr, settings(0.3, {0.4, 0.3, 0.3}, 7));
  const Removal removal = model.remove(std::vector<ActorIndex>{0, 1, 33});
  double sum = 0;
  for (std::uint32_t run = 0; run < 25; ++run) sum += model.run(removal, Seed{9}, run).mean();
  EXPECT_NEAR(model.mean_missing(removal, Seed{9}, 25), sum / 25, 1e-12);
  RegrowthRun by_hand;
  by_hand.missing = {0.9, 0.5, 0.1};
  EXPECT_DOUBLE_EQ(by_hand.mean(), 0.3);  // month 0 is not over
}

// More repair, less missing: on average, over networks that are made up.
TEST(Regrowth, MoreRepairLeavesLessMissing) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const GeneratedNetwork made = generate_network(40, Seed{seed});
    const auto read = parse_actors_and_ties(made.actors_csv, "a", made.ties_csv, "t");
    ASSERT_TRUE(read.ok());
    const SupplyNetwork& network = read->network;
    const ChainRoutes routes(network, *Chain::usual().within(network));
    // All cooks but the last, then who brokers.
    std::vector<ActorIndex> targets;
    for (ActorIndex i = 0; i < network.size(); ++i)
      if (network.actors()[i].role == "cook") targets.push_back(i);
    std::optional<Mean> before;
    for (const double repair : {0.0, 0.1, 0.4}) {
      const Regrowth model(network, &routes, settings(repair, {0.4, 0.3, 0.3}));
      const Removal removal = model.remove(targets);
      std::vector<double> means;
      for (std::uint32_t run = 0; run < 100; ++run)
        means.push_back(model.run(removal, Seed{seed}, run).mean());
      const Mean mean = mean_of(means);
      if (before) {
        EXPECT_LT(mean.value, before->value - 3 * std::hypot(mean.error, before->error));
      }
      before = mean;
    }
  }
}

// Nothing is missing twice, and shares stay shares, whatever is taken.
TEST(Regrowth, StaysBetweenNothingAndAll) {
  Chance chance(41);
  for (int trial = 0; trial < 60; ++trial) {
    const SupplyNetwork network = random_chain_network(12, 0.2, chance);
    const ChainRoutes routes(network, *Chain::parse(kTestChain));
    const bool chained = ChainFlow(network, routes).supply() > 0;
    TargetSettings with = settings(0.5, {0.4, 0.3, 0.3}, 6);
    with.recruit_delay = chance.below(3);
    with.recruit_capacity = 0.5;
    const Regrowth model(network, chained ? &routes : nullptr, with);
    if (model.before() <= 0) continue;
    std::vector<ActorIndex> targets;
    for (ActorIndex i = 0; i < network.size(); ++i)
      if (chance.happens(0.4)) targets.push_back(i);
    const RegrowthRun run = model.run(model.remove(targets), Seed{1}, 0);
    for (const double now : run.missing) {
      EXPECT_GE(now, 0);
      EXPECT_LE(now, 1);
    }
    if (chained) {
      EXPECT_NEAR(run.missing.front(),
                  1 - ChainFlow(network, routes, marked(12, targets)).supply() / model.before(),
                  1e-12);
    }
  }
}

}  // namespace
}  // namespace setpoint::test
