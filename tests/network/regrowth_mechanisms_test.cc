// Whom an actor finds who lost a contact, by each of the three ways.
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "network/karate.h"
#include "network/regrowth_scene.h"

namespace setpoint::test {
namespace {

// The leaves of a star know nobody but the middle: what is near cannot help them.
TEST(RegrowthMechanism, LeavesOfAStarCannotReconnectByWhatIsNear) {
  const SupplyNetwork hub = plain(6, star(5));
  const Regrowth model(hub, nullptr, settings(1, kNearest));
  for (const double now : missing(model, {0})) EXPECT_EQ(now, 1);
  // A newcomer in the middle connects them in the first month; so does anybody at all, in time.
  const Regrowth newcomers(hub, nullptr, settings(1, kRecruitment));
  EXPECT_EQ(missing(newcomers, {0})[1], 0);
  const Regrowth anybody(hub, nullptr, settings(1, kPreferential));
  EXPECT_LT(missing(anybody, {0})[1], 1);
}

TEST(RegrowthMechanism, ANewcomerCarriesGoodsAfterTheDelayAndForItsShare) {
  const SupplyNetwork chain = line();
  const ChainRoutes routes = routes_of(chain);
  TargetSettings with = settings(1, kRecruitment, 6);
  with.recruit_delay = 3;
  with.recruit_capacity = 0.25;
  const Regrowth model(chain, &routes, with);
  // He comes in month 1 and carries from month 4.
  EXPECT_EQ(missing(model, {1}), (std::vector<double>{1, 1, 1, 1, 0.75, 0.75, 0.75}));
  with.recruit_delay = 6;
  const Regrowth late(chain, &routes, with);
  EXPECT_EQ(missing(late, {1}), std::vector<double>(7, 1));
}

// A supplier (0), a cook (1) who is taken, a retailer (2), and fixers who lead from the supplier to
// a recruiter.
SupplyNetwork with_recruiter_at(std::size_t steps) {
  std::vector<Part> parts = {{"a", 2}, {"b", 2}, {"d", 2}};
  Edges edges = {{0, 1}, {1, 2}};
  ActorIndex last = 0;
  for (std::size_t step = 1; step <= steps; ++step) {
    edges.emplace_back(last, static_cast<ActorIndex>(parts.size()));
    last = static_cast<ActorIndex>(parts.size());
    parts.push_back({step == steps ? "recruiter" : "fixer", 0});
  }
  return with_roles(parts, edges);
}

TEST(RegrowthMechanism, RecruitsOnlyWhereARecruiterIsWithinReach) {
  for (const std::size_t steps : {1U, 2U, 3U, 4U, 5U}) {
    const SupplyNetwork network = with_recruiter_at(steps);
    const ChainRoutes routes = routes_of(network);
    const Regrowth model(network, &routes, settings(1, kRecruitment));
    // Within 1 + substitutes.reach = 3 steps of an orphan.
    EXPECT_EQ(missing(model, {1}).back(), steps <= 3 ? 0 : 1) << steps;
  }
  // One who is gone recruits nobody.
  const SupplyNetwork near = with_recruiter_at(1);
  const ChainRoutes routes = routes_of(near);
  const Regrowth model(near, &routes, settings(1, kRecruitment));
  EXPECT_EQ(missing(model, {1, 3}).back(), 1);
  // Where there are financiers too, one is needed as well.
  SupplyNetwork both = with_roles({{"a"}, {"b"}, {"d"}, {"recruiter"}, {"financier"}},
                                  {{0, 1}, {1, 2}, {0, 3}, {3, 4}});
  const ChainRoutes routes_both = routes_of(both);
  const Regrowth financed(both, &routes_both, settings(1, kRecruitment));
  EXPECT_EQ(missing(financed, {1}).back(), 0);
  EXPECT_EQ(missing(financed, {1, 4}).back(), 1);
}

// The nearest of the role, and only up to 1 + reach steps: a cook of capacity 1 two steps away, one
// of capacity 2 three steps away, one of capacity 4 five steps away.
TEST(RegrowthMechanism, TurnsToTheNearestWithinReach) {
  const auto chain_with = [](bool second, bool third) {
    return with_roles(
        {{"a", 8},
         {"b", 8},
         {"d", 8},
         {"x"},
         {second ? "b" : "x", 1},
         {"b", 2},
         {"x"},
         {third ? "b" : "x", 4}},
        {{0, 1}, {1, 2}, {0, 3}, {3, 4}, {4, 5}, {5, 6}, {6, 7}, {4, 2}, {5, 2}, {7, 2}});
  };
  const auto end = [](const SupplyNetwork& network, std::size_t reach) {
    const ChainRoutes routes = routes_of(network);
    TargetSettings with = settings(1, kNearest);
    with.reach = reach;
    return missing(Regrowth(network, &routes, with), {1}).back();
  };
  // The retailer has its cooks; the supplier's open tie goes to the cook at 2 steps, through whom
  // goods may go on to the cook at 3 within the stage, but not more than the first can pass.
  EXPECT_EQ(end(chain_with(true, true), 2), 1 - 1.0 / 8);
  EXPECT_EQ(end(chain_with(false, true), 2), 1 - 2.0 / 8);
  // Nobody at 2 steps: nothing is found within one step more than the contact's.
  EXPECT_EQ(end(chain_with(false, true), 1), 1);
}

// The chance of an actor grows with its contacts: 1 + k of the sum over all of the role.
TEST(RegrowthMechanism, PrefersTheWellConnected) {
  constexpr int kRuns = 4000;
  // Cooks 3 and 4 deal with one and with four retailers (2 and more); both pass one half of 8.
  const SupplyNetwork network =
      with_roles({{"a", 8}, {"b", 8}, {"d", 8}, {"b", 1}, {"b", 4}, {"d", 1}, {"d", 1}, {"d", 1}},
                 {{0, 1}, {1, 2}, {3, 2}, {4, 2}, {4, 5}, {4, 6}, {4, 7}});
  const ChainRoutes routes = routes_of(network);
  const Regrowth model(network, &routes, settings(1, kPreferential, 1));
  const Removal removal = model.remove(std::vector<ActorIndex>{1});
  // The retailer 2 knows both cooks, the only others: its open tie finds nobody, so the supplier
  // chooses between (1 + 1) and (1 + 4).
  int second = 0;
  for (std::uint32_t run = 0; run < kRuns; ++run) {
    const double now = model.run(removal, Seed{3}, run).missing.back();
    ASSERT_TRUE(now == 1 - 1.0 / 8 || now == 1 - 4.0 / 8) << now;
    if (now == 0.5) ++second;
  }
  EXPECT_NEAR(second, kRuns * 5.0 / 7, 4 * std::sqrt(kRuns * 10.0 / 49));
}

// Who is near is connected already: without a chain what is near brings no pair back.
TEST(RegrowthMechanism, WhatIsNearDoesNotJoinPieces) {
  const SupplyNetwork club = karate();
  const Regrowth model(club, nullptr, settings(1, kNearest));
  const std::vector<double> now = missing(model, {0, 33});
  EXPECT_GT(now.front(), 0);
  EXPECT_EQ(now, std::vector<double>(13, now.front()));
}

// The supplier (0) knows a cook (3) already, and another (5) through a fixer.
TEST(RegrowthMechanism, TurnsToSomebodyWhoIsNotAContactYet) {
  const SupplyNetwork network =
      with_roles({{"a", 20}, {"b", 8}, {"d", 20}, {"b", 1}, {"x"}, {"b", 2}},
                 {{0, 1}, {1, 2}, {0, 3}, {3, 2}, {0, 4}, {4, 5}, {5, 2}});
  const ChainRoutes routes = routes_of(network);
  const Regrowth model(network, &routes, settings(1, kNearest));
  EXPECT_EQ(model.before(), 9);
  EXPECT_DOUBLE_EQ(missing(model, {1}).front(), 1 - 1.0 / 9);
  EXPECT_DOUBLE_EQ(missing(model, {1}).back(), 1 - 3.0 / 9);
}

// Of two equally near either, and half of the searches by another way that finds nobody here: which
// way is taken says nothing of whom it leads to.
TEST(RegrowthMechanism, TakesEitherOfTwoEquallyNear) {
  constexpr int kRuns = 4000;
  const SupplyNetwork network =
      with_roles({{"a", 8}, {"b", 8}, {"d", 8}, {"x"}, {"b", 1}, {"b", 4}},
                 {{0, 1}, {1, 2}, {0, 3}, {3, 4}, {3, 5}, {4, 2}, {5, 2}, {2, 3}});
  const ChainRoutes routes = routes_of(network);
  const Regrowth model(network, &routes, settings(1, kNearest, 1));
  const Removal removal = model.remove(std::vector<ActorIndex>{1});
  int second = 0;
  for (std::uint32_t run = 0; run < kRuns; ++run)
    if (model.run(removal, Seed{3}, run).missing.back() == 0.5) ++second;
  EXPECT_NEAR(second, kRuns * 0.5, 4 * std::sqrt(kRuns * 0.25));
}

TEST(RegrowthMechanism, WhichWayIsTakenSaysNothingOfWhomItLeadsTo) {
  constexpr int kRuns = 4000;
  const SupplyNetwork network =
      with_roles({{"a", 8}, {"b", 8}, {"d", 8}, {"b", 1}, {"b", 4}, {"d", 1}, {"d", 1}, {"d", 1}},
                 {{0, 1}, {1, 2}, {3, 2}, {4, 2}, {4, 5}, {4, 6}, {4, 7}});
  const ChainRoutes routes = routes_of(network);
  // Half of the searches look nearby, where the supplier knows nobody.
  const Regrowth model(network, &routes, settings(1, {0.5, 0, 0.5}, 1));
  const Removal removal = model.remove(std::vector<ActorIndex>{1});
  int none = 0;
  int second = 0;
  for (std::uint32_t run = 0; run < kRuns; ++run) {
    const double now = model.run(removal, Seed{3}, run).missing.back();
    if (now == 1) ++none;
    if (now == 0.5) ++second;
  }
  EXPECT_NEAR(none, kRuns * 0.5, 4 * std::sqrt(kRuns * 0.25));
  EXPECT_NEAR(second, kRuns * 5.0 / 14, 4 * std::sqrt(kRuns * 5.0 * 9 / (14 * 14)));
}

// A line of four of which the two in the middle are taken: their newcomers find each other, as the
// two knew each other.
TEST(RegrowthMechanism, NewcomersOfTwoTargetsWhoKnewEachOtherMeet) {
  const SupplyNetwork four =
      with_roles({{"a", 2}, {"b", 2}, {"c", 2}, {"d", 2}}, {{0, 1}, {1, 2}, {2, 3}});
  const ChainRoutes routes(four, *Chain::parse("a, b, c, d"));
  const Regrowth model(four, &routes, settings(1, kRecruitment));
  const std::vector<double> both = missing(model, {1, 2});
  EXPECT_EQ(both[0], 1);
  EXPECT_EQ(both[2], 0);
  EXPECT_EQ(missing(model, {1})[1], 0);
  // Without repair they do not.
  EXPECT_EQ(missing(Regrowth(four, &routes, settings(0, kRecruitment)), {1, 2}).back(), 1);
}

}  // namespace
}  // namespace setpoint::test
