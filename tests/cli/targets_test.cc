// setpoint targets and setpoint generate network, as a user runs them.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/folder.h"
#include "cli/process.h"

namespace setpoint::test {
namespace {

using Json = nlohmann::json;

// Two cooks of unequal capacity between a supplier and a transporter: 6 + 2 of the supplier's 10.
constexpr std::string_view kActors =
    "id,role,country,capacity,cost\n"
    "S,precursor supplier,CN,10,1\n"
    "C1,cook,MX,6,2\n"
    "C2,cook,MX,2,1\n"
    "T,transporter,MX,9,1\n"
    "F,financier,,0,4\n";
constexpr std::string_view kTies =
    "from,to,kind,weight\n"
    "S,C1,supply,1\nS,C2,supply,1\nC1,T,supply,3\nC2,T,supply,1\nF,C1,money,1\n";

class TargetsCommand : public testing::Test {
 protected:
  TargetsCommand() {
    write(folder_ / "actors.csv", kActors);
    write(folder_ / "ties.csv", kTies);
  }
  std::vector<std::string> asking(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "targets");
    for (const char* option : {"actors", "ties"}) {
      arguments.push_back(std::string("--") + option);
      arguments.push_back(folder_ / (std::string(option) + ".csv"));
    }
    return arguments;
  }
  Json json(std::vector<std::string> arguments) {
    arguments.emplace_back("--json");
    const Finished finished = run(asking(std::move(arguments)));
    EXPECT_EQ(finished.status, 0) << finished.err;
    EXPECT_EQ(finished.err, "");
    return Json::parse(finished.out);
  }
  TemporaryFolder folder_;
};

Json target(const Json& ranking, const std::string& id) {
  for (const Json& each : ranking.at("targets"))
    if (each.at("id") == id) return each;
  ADD_FAILURE() << id;
  return {};
}

TEST_F(TargetsCommand, RankGivesEveryPartOfAValue) {
  const Json ranking = json({"rank"});
  EXPECT_EQ(ranking["schema"], "setpoint.targets-rank/1");
  EXPECT_EQ(ranking["supply"], 8);
  const Json cook = target(ranking, "C1");
  EXPECT_EQ(cook["flow_lost"], 6);
  EXPECT_EQ(cook["cost"], 2);
  // Its contacts are S and T, who know C2, a third of it, and F, who knows nobody else.
  EXPECT_NEAR(cook["known_substitutes"].get<double>(), 2.0 / 3 * 2 / 6, 1e-9);
  EXPECT_NEAR(cook["hard_to_replace"].get<double>(), 1 / (1 + 2.0 / 9), 1e-9);
  // On the shortest ways: F to S and to T, and F to C2 (by S or T, so C1 is on all of them); half
  // of S to T. The largest.
  EXPECT_NEAR(cook["betweenness"].get<double>(), 3.5, 1e-9);
  EXPECT_NEAR(cook["centrality"].get<double>(), 0.5 * 6 / 8 + 0.5, 1e-9);
  EXPECT_NEAR(cook["per_cost"].get<double>(), cook["value"].get<double>() / 2, 1e-9);
  EXPECT_EQ(target(ranking, "S")["flow_lost"], 8);
  EXPECT_EQ(target(ranking, "F")["flow_lost"], 0);
}

TEST_F(TargetsCommand, WhyIsTheRankingsOwn) {
  const Json why = json({"why", "C2"});
  Json ranked = target(json({"rank"}), "C2");
  for (const auto& [key, value] : ranked.items()) EXPECT_EQ(why.at(key), value) << key;
  const Finished text = run(asking({"why", "C2"}));
  EXPECT_NE(text.out.find("Hard to replace: 1 / (1 + 1.000)"), std::string::npos) << text.out;
}

TEST_F(TargetsCommand, SetSaysWhatIsProven) {
  const Json set = json({"set", "--size", "1", "--objective", "supply"});
  EXPECT_EQ(set["targets"], Json({"S"}));
  EXPECT_EQ(set["value"], 1);
  EXPECT_EQ(set["exact"], true);
  EXPECT_EQ(set["gap"], 0);
  // Either end of the chain is to be had for 1, the larger cook is not.
  const Json cheap = json({"set", "--budget", "1", "--objective", "supply"});
  EXPECT_EQ(cheap["cost"], 1);
  const Json regrowth = json({"set", "--size", "1"});
  EXPECT_EQ(regrowth["bound"], nullptr);
}

TEST_F(TargetsCommand, SimulateWithoutRepairKeepsWhatIsLost) {
  const Json lost = json({"simulate", "--remove", "C1", "--set", "regrowth.repair=0"});
  EXPECT_EQ(lost["missing_at_once"]["mean"], 0.75);
  EXPECT_EQ(lost["missing_at_end"]["mean"], 0.75);
  EXPECT_EQ(lost["missing_by_month"].size(), 13U);
}

TEST_F(TargetsCommand, TheSameBytesAgainAndInFiles) {
  const std::vector<std::string> question =
      asking({"compare", "--size", "2", "--runs", "50", "--json", "--out", folder_ / "out"});
  const Finished first = run(question);
  ASSERT_EQ(first.status, 0) << first.err;
  EXPECT_EQ(run(question).out, first.out);
  EXPECT_EQ(contents(folder_ / "out/targets.json"), first.out);
  EXPECT_EQ(contents(folder_ / "out/comparison.csv").substr(0, 17), "strategy,targets,");
}

TEST_F(TargetsCommand, ComparesWithinABudget) {
  const Json compared = json({"compare", "--budget", "3", "--runs", "20"});
  EXPECT_EQ(compared["budget"], 3.0);
  for (const Json& strategy : compared["strategies"]) EXPECT_LE(strategy["cost"], 3.0) << strategy;
  EXPECT_EQ(json({"compare", "--size", "1", "--runs", "20"})["budget"], nullptr);
  const Finished poor = run(asking({"compare", "--budget", "0.01"}));
  EXPECT_EQ(poor.status, 2);
  EXPECT_NE(poor.err.find("what the cheapest target costs"), std::string::npos) << poor.err;
}

TEST_F(TargetsCommand, EveryFaultIsSaidWithItsPlace) {
  write(folder_ / "ties.csv", "from,to\nS,C1\nS,Nobody\n");
  const Finished unknown = run(asking({"rank"}));
  EXPECT_EQ(unknown.status, 1);
  EXPECT_NE(unknown.err.find("ties.csv:3:3: 'Nobody' is not among the actors"), std::string::npos)
      << unknown.err;
  EXPECT_EQ(unknown.out, "");
  write(folder_ / "ties.csv", kTies);

  const std::vector<std::pair<std::vector<std::string>, int>> wrong = {
      {{"targets"}, 2},
      {{"targets", "rank"}, 2},
      {asking({"rank", "--network", "x"}), 2},
      {asking({"rank", "--top", "0"}), 2},
      {asking({"why", "Nobody"}), 2},
      {asking({"set"}), 2},
      {asking({"set", "--size", "1", "--objective", "fame"}), 2},
      {asking({"simulate", "--remove", "S,S"}), 2},
      {asking({"rank", "--chain", "cook"}), 2},
      {asking({"rank", "--chain", "cook,chemist"}), 1},
      {asking({"rank", "--goods", "gossip"}), 2},
      {asking({"rank", "--set", "regrowth.repairs=1"}), 1},
      {asking({"rank", "--set", "regrowth.repair=2"}), 1},
      {{"targets", "rank", "--network", folder_ / "absent.csv"}, 1},
  };
  for (const auto& [arguments, status] : wrong) {
    const Finished finished = run(arguments);
    EXPECT_EQ(finished.status, status) << arguments.back() << ": " << finished.err;
    EXPECT_EQ(finished.out, "") << arguments.back();
    EXPECT_NE(finished.err, "") << arguments.back();
  }
  EXPECT_EQ(run(asking({"rank"}), {.standard_output = "/dev/full"}).status, 3);
}

TEST(GenerateNetwork, IsReadByTargets) {
  const TemporaryFolder folder;
  const Finished made =
      run({"generate", "network", "--actors", "50", "--seed", "4", "--out", folder / "net"});
  ASSERT_EQ(made.status, 0) << made.err;
  const std::string again = contents(folder / "net/ties.csv");
  ASSERT_EQ(
      run({"generate", "network", "--actors", "50", "--seed", "4", "--out", folder / "net"}).status,
      0);
  EXPECT_EQ(contents(folder / "net/ties.csv"), again);
  const Finished ranked = run({"targets", "rank", "--actors", folder / "net/actors.csv", "--ties",
                               folder / "net/ties.csv", "--json"});
  ASSERT_EQ(ranked.status, 0) << ranked.err;
  EXPECT_GT(Json::parse(ranked.out)["supply"], 0);
}

TEST_F(TargetsCommand, BlanksBehindACommaAreNoneOfAnId) {
  const Json apart = json({"simulate", "--remove", "C1, C2", "--runs", "4"});
  EXPECT_EQ(apart.at("targets"), (Json{"C1", "C2"}));
  EXPECT_EQ(apart, json({"simulate", "--remove", "C1,C2", "--runs", "4"}));
}

TEST_F(TargetsCommand, IntervalsOfSharesAreShares) {
  const Json two = json({"simulate", "--remove", "C1", "--runs", "2"});
  for (const char* figure : {"missing_at_once", "missing_mean", "missing_at_end"}) {
    EXPECT_GE(two.at(figure).at("interval")[0].get<double>(), 0) << figure;
    EXPECT_LE(two.at(figure).at("interval")[1].get<double>(), 1) << figure;
  }
}

TEST_F(TargetsCommand, AFormThatIsLeftOpenMustBeSaid) {
  const std::string file = folder_ / "star.csv";
  write(file, "1,2\n3,1\n4,1\n5,1\n");
  const Finished open = run({"targets", "rank", "--network", file});
  EXPECT_EQ(open.status, 1);
  EXPECT_NE(open.err.find("--form edges"), std::string::npos) << open.err;
  const Finished said = run({"targets", "rank", "--network", file, "--form", "edges", "--json"});
  ASSERT_EQ(said.status, 0) << said.err;
  EXPECT_EQ(Json::parse(said.out).at("actors"), 5);
  EXPECT_EQ(run({"targets", "rank", "--network", file, "--form", "star"}).status, 2);
  EXPECT_EQ(run(asking({"rank", "--form", "edges"})).status, 2);
}

}  // namespace
}  // namespace setpoint::test
