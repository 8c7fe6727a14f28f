#include "setpoint/network/study.h"

#include <gtest/gtest.h>

#include <cmath>

#include "network/karate.h"
#include "network/read_text.h"

namespace setpoint::test {
namespace {

TargetPolicy policy(const std::vector<PolicyOverride>& overrides = {}) {
  return *read_target_policy(std::nullopt, overrides);
}

// A supplier, two cooks, a retailer, and who pays.
const std::string kActors =
    "id,role,capacity,cost\nS,precursor supplier,6,1\nC1,cook,4,2\nC2,cook,2,1\nT,transporter,9,1\n"
    "R,retailer,8,1\nF,financier,0,5\n";
const std::string kTies =
    "from,to,kind\nS,C1,supply\nS,C2,supply\nC1,T,supply\nC2,T,supply\nT,R,supply\nF,C1,money\n";

Result<Study> study(const StudyInput& input = {}, const std::string& actors = kActors,
                    const std::string& ties = kTies) {
  auto read = read_actors_and_ties(actors, ties);
  EXPECT_TRUE(read.ok()) << faults_of(read);
  return Study::of(*std::move(read), input, policy());
}
Result<Study> of_plain(const SupplyNetwork& network, const StudyInput& input = {}) {
  return Study::of({network, {}}, input, policy());
}

TEST(Study, OfAChainMeasuresSupply) {
  const auto chained = study();
  ASSERT_TRUE(chained.ok()) << faults_of(chained);
  EXPECT_EQ(chained->measure(), "supply");
  EXPECT_EQ(chained->regrowth().before(), 6);
  ASSERT_NE(chained->routes(), nullptr);
  EXPECT_EQ(chained->routes()->chain().text(), "precursor supplier, cook, transporter, retailer");
  EXPECT_TRUE(chained->notes().empty());
}

// Costs of 0.1 and 0.2 are within a budget of 0.3, whatever the objective.
TEST(Study, ABudgetIsNotMissedByRounding) {
  const auto two = study({},
                         "id,role,cost\nS,precursor supplier,9\nA,cook,0.1\nB,cook,0.2\n"
                         "R,retailer,9\n",
                         "from,to\nS,A\nS,B\nA,R\nB,R\n");
  ASSERT_TRUE(two.ok()) << faults_of(two);
  SetQuestion question;
  question.search_runs = 4;
  question.runs = 20;
  for (const Objective objective : {Objective::regrowth, Objective::supply})
    for (const double budget : {0.3, 0.31}) {
      question.objective = objective;
      question.budget = budget;
      const auto found = two->find_set(question);
      ASSERT_TRUE(found.ok()) << faults_of(found);
      EXPECT_EQ(found->set.targets.size(), 2U) << name(objective) << " " << budget;
    }
  question.budget = 0.1;
  EXPECT_TRUE(two->find_set(question).ok());
  question.budget = 0.09;
  EXPECT_FALSE(two->find_set(question).ok());
}

// What the best set and greedy selection are worth after regrowth is judged by the same runs.
TEST(Study, JudgesGreedySelectionAsItJudgesTheSet) {
  const auto club = of_plain(karate());
  SetQuestion question;
  question.size = 3;
  question.search_runs = 8;
  question.runs = 40;
  question.seed = Seed{1};
  const auto found = club->find_set(question);
  ASSERT_TRUE(found.ok());
  const double greedy = club->simulate(found->set.greedy_targets, 40, Seed{1}).mean.mean;
  EXPECT_EQ(found->set.greedy_value, greedy);
  EXPECT_EQ(found->set.value, club->simulate(found->set.targets, 40, Seed{1}).mean.mean);
}

TEST(Study, WithoutRolesMeasuresConnectedPairs) {
  const auto club = of_plain(karate());
  ASSERT_TRUE(club.ok());
  EXPECT_EQ(club->measure(), "connected pairs");
  EXPECT_EQ(club->regrowth().before(), 34 * 33);
  EXPECT_EQ(club->routes(), nullptr);
}

// Nobody asked for a chain, and there is none: a note, and pairs are what counts.
TEST(Study, WhereTheUsualChainDoesNotFitItSaysSo) {
  const auto others = study({}, "id,role,cost\nx,boss,1\ny,soldier,1\n", "from,to\nx,y\n");
  ASSERT_TRUE(others.ok());
  EXPECT_EQ(others->measure(), "connected pairs");
  EXPECT_EQ(others->notes(),
            (std::vector<std::string>{"no column capacity: every actor can pass 1",
                                      "fewer than two of the usual roles are here: connectivity is "
                                      "what counts (--chain names others)"}));
  const auto dry =
      study({}, "id,role,capacity,cost\nx,cook,0,1\ny,retailer,1,1\n", "from,to\nx,y\n");
  ASSERT_TRUE(dry.ok());
  EXPECT_EQ(dry->notes(),
            (std::vector<std::string>{"no actor is a transporter: the chain goes past that role",
                                      "nothing can flow along the chain cook, retailer: "
                                      "connectivity is what counts"}));
  EXPECT_EQ(dry->routes(), nullptr);
}

TEST(Study, AChainThatWasAskedForMustSupply) {
  StudyInput input;
  input.files.ties = "t.csv";
  input.chain = "cook, transporter";
  EXPECT_EQ(study(input)->regrowth().before(), 6);
  input.chain = "financier, cook";
  EXPECT_EQ(faults_of(study(input)),
            "t.csv: nothing can flow along the chain financier, cook, expected ties that lead from "
            "its first role to its last, and capacities above 0");
  input.chain = "cook, driver";
  EXPECT_EQ(faults_of(study(input)),
            "no actor is a \"driver\", expected every required role of --chain; the nearest that "
            "is there is \"retailer\"");
  input.chain = "cook";
  EXPECT_EQ(exit_status(study(input).faults()), 2);
  input.chain = "cook, retailer";
  const auto none = of_plain(karate(), input);
  EXPECT_EQ(faults_of(none),
            "--chain, and the network has no roles, expected a file of actors with a column role");
}

TEST(Study, GoodsGoAlongTheKindsAskedFor) {
  StudyInput input;
  input.goods_kinds = {"supply"};
  EXPECT_EQ(study(input)->regrowth().before(), 6);
  EXPECT_EQ(study(input)->routes()->arcs().size(), 5U);
  input.goods_kinds = {"suply"};
  EXPECT_EQ(faults_of(study(input)),
            "--goods \"suply\": no tie is of this kind, expected supply or money");
}

TEST(Study, OfActorsWithoutTiesIsAFault) {
  StudyInput input;
  input.files.network = "n.csv";
  EXPECT_EQ(faults_of(of_plain(plain(3, {}), input)),
            "n.csv: no two actors are connected, expected at least one tie");
}

TEST(Study, FindsActorsByTheirIds) {
  const auto chained = study();
  EXPECT_EQ(*chained->actors({"R", "S"}), (std::vector<ActorIndex>{4, 0}));
  EXPECT_EQ(faults_of(chained->actors({"R", "X"})),
            "\"X\" is not in the network, expected the id of an actor");
  EXPECT_EQ(faults_of(chained->actors({"R", "R"})), "\"R\" comes twice, expected each target once");
}

TEST(Study, FindsTheBestSetForEveryObjective) {
  const auto chained = study();
  for (const Objective objective : kObjectives) {
    SetQuestion question;
    question.objective = objective;
    question.size = 2;
    question.runs = 30;
    question.search_runs = 4;
    const auto answer = chained->find_set(question);
    ASSERT_TRUE(answer.ok()) << faults_of(answer);
    EXPECT_EQ(answer->objective, objective);
    EXPECT_FALSE(answer->of.empty());
    EXPECT_EQ(answer->judgement.targets, answer->set.targets);
    EXPECT_EQ(answer->judgement.cost, answer->set.cost);
    EXPECT_EQ(answer->judgement.strategy, name(objective));
    if (objective == Objective::supply || objective == Objective::routes) {
      EXPECT_TRUE(answer->set.exact);
      EXPECT_EQ(answer->set.value, 1);  // S, T or R is all of it
      EXPECT_EQ(answer->judgement.at_once.mean, 1);
    }
    if (objective == Objective::regrowth) {
      EXPECT_EQ(answer->set.value, answer->judgement.mean.mean);
      EXPECT_FALSE(answer->set.exact);
      EXPECT_FALSE(answer->set.bound.has_value());
    }
  }
  SetQuestion question;
  EXPECT_EQ(faults_of(chained->find_set(question)),
            "neither a size nor a budget, expected one of them, or both");
  question.size = 1;
  question.objective = Objective::routes;
  EXPECT_EQ(faults_of(of_plain(karate())->find_set(question)),
            "objective routes without a chain, expected regrowth, ties or fragmentation; or actors "
            "with the roles of a chain");
}

TEST(Study, ABudgetThatBuysNobodyIsRefused) {
  const auto chained = study();
  for (const Objective objective : kObjectives)
    for (const double budget : {0.5, 0.0, -1.0, std::nan(""), HUGE_VAL}) {
      SetQuestion question;
      question.objective = objective;
      question.budget = budget;
      const auto answer = chained->find_set(question);
      ASSERT_FALSE(answer.ok()) << name(objective) << budget;
      EXPECT_EQ(answer.faults().front().expected, "at least 1, what the cheapest target costs");
      EXPECT_EQ(exit_status(answer.faults()), 2);
    }
}

TEST(Study, RanksSimulatesAndCompares) {
  const auto chained = study();
  const Ranking ranking = chained->rank({});
  EXPECT_EQ(ranking.targets[0].actor, 3U);  // all passes the transporter, between the most
  const Judgement given = chained->simulate({1, 2}, 20, Seed{1});
  EXPECT_EQ(given.strategy, "given");
  EXPECT_EQ(given.cost, 3);
  EXPECT_EQ(given.at_once.mean, 1);
  ComparisonOptions options;
  options.size = 1;
  options.runs = 10;
  options.search_runs = 2;
  const auto all = *chained->compare(options);
  ASSERT_EQ(all.size(), 2 + kStrategies.size());
  EXPECT_EQ(all[0].targets, (std::vector<ActorIndex>{ranking.targets[0].actor}));
}

// With a budget the targets of the largest value are those of the largest value per unit of cost.
TEST(Study, ComparesWithinABudget) {
  // Of both cooks the first passes twice as much and costs four times as much.
  const auto chained = study({},
                             "id,role,capacity,cost\nS,precursor supplier,6,9\nC1,cook,4,4\n"
                             "C2,cook,2,1\nT,transporter,9,9\nR,retailer,8,9\n",
                             "from,to\nS,C1\nS,C2\nC1,T\nC2,T\nT,R\n");
  ASSERT_TRUE(chained.ok()) << faults_of(chained);
  ComparisonOptions options;
  options.runs = 10;
  options.search_runs = 2;
  options.budget = 4.5;
  const auto all = *chained->compare(options);
  EXPECT_EQ(all[0].targets, (std::vector<ActorIndex>{2}));  // with C2 gone C1 no longer fits
  EXPECT_EQ(all[0].cost, 1);
  // What leaves most missing is the dearer one: the search looks at sets, not at single values.
  EXPECT_EQ(all[1].targets, (std::vector<ActorIndex>{1}));
  options.budget = 0.5;
  const auto refused = chained->compare(options);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.faults()[0].expected, "at least 1, what the cheapest target costs");
}

// What refers to the network stays valid when the study moves.
TEST(Study, Moves) {
  auto first = study();
  const Judgement before = first->simulate({1}, 10, Seed{1});
  const Study moved = *std::move(first);
  EXPECT_EQ(moved.simulate({1}, 10, Seed{1}).mean.mean, before.mean.mean);
}

TEST(UsualSources, AreAllUntilThereAreMany) {
  EXPECT_EQ(usual_sources(karate()), 0U);
  EXPECT_EQ(usual_sources(plain(40'000, path(40'000))), 512U);
}

}  // namespace
}  // namespace setpoint::test
