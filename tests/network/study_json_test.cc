#include "setpoint/network/study_json.h"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>

#include "network/karate.h"
#include "network/read_text.h"
#include "network/threads.h"
#include "setpoint/network/generate_network.h"

namespace setpoint::test {
namespace {

using Json = nlohmann::ordered_json;

Study made(std::size_t actors, std::uint64_t seed,
           const std::vector<PolicyOverride>& overrides = {}) {
  const GeneratedNetwork files = generate_network(actors, Seed{seed});
  auto read = read_actors_and_ties(files.actors_csv, files.ties_csv);
  EXPECT_TRUE(read.ok());
  auto study = Study::of(*std::move(read), {}, *read_target_policy(std::nullopt, overrides));
  EXPECT_TRUE(study.ok()) << faults_of(study);
  return *std::move(study);
}

ComparisonOptions options() {
  ComparisonOptions with;
  with.size = 3;
  with.runs = 24;
  with.search_runs = 3;
  with.seed = Seed{2};
  return with;
}

void expect_finite(const Json& json, const std::string& where) {
  if (json.is_number_float()) {
    EXPECT_TRUE(std::isfinite(json.get<double>())) << where;
  }
  if (json.is_structured())
    for (const auto& [key, value] : json.items()) expect_finite(value, where + "/" + key);
}

TEST(StudyJson, NetworkSaysWhoIsWhereAndWhatIsMeasured) {
  const Study study = made(30, 1);
  const Json json = network_json(study);
  EXPECT_EQ(json["actors"].size(), study.network().size());
  EXPECT_EQ(json["actors"][0]["id"], "S1");
  EXPECT_EQ(json["actors"][0]["stage"], 0);
  EXPECT_EQ(json["ties"].size(), study.network().ties().size());
  EXPECT_EQ(json["measure"], "supply");
  EXPECT_EQ(json["before"], study.regrowth().before());
  EXPECT_EQ(json["chain"][1]["role"], "broker");
  EXPECT_EQ(json["chain"][1]["required"], false);
  expect_finite(json, "");
  auto club = Study::of({karate(), {}}, {}, *read_target_policy(std::nullopt, {}));
  const Json plain_json = network_json(*club);
  EXPECT_TRUE(plain_json["chain"].is_null());
  EXPECT_TRUE(plain_json["actors"][0]["role"].is_null());
  EXPECT_TRUE(plain_json["actors"][0]["stage"].is_null());
  EXPECT_EQ(plain_json["fragmentation"], 0);
  EXPECT_EQ(plain_json["edges"], 78);
}

TEST(StudyJson, RankingHasTheFirstAndTheirParts) {
  const Study study = made(40, 2);
  const Json json = ranking_json(study, study.rank({.detailed = 4}), 9);
  ASSERT_EQ(json["targets"].size(), 9U);
  EXPECT_EQ(json["actors"], study.network().size());
  for (std::size_t i = 0; i < 9; ++i) {
    const Json& target = json["targets"][i];
    EXPECT_EQ(target["substitutes_within_reach"].is_number(), i < 4);
    EXPECT_NEAR(target["value"].get<double>(),
                target["centrality"].get<double>() * target["hard_to_replace"].get<double>(), 1e-9);
    if (i > 0) {
      EXPECT_LE(target["value"], json["targets"][i - 1]["value"]);
    }
  }
  EXPECT_EQ(ranking_json(study, study.rank({}), 1000)["targets"].size(), study.network().size());
  expect_finite(json, "");
  auto club = Study::of({karate(), {}}, {}, *read_target_policy(std::nullopt, {}));
  const Json of_club = ranking_json(*club, club->rank({}), 34);
  EXPECT_EQ(of_club["structurally_equivalent"],
            Json::parse(R"([["14","15","18","20","22"],["17","21"]])"));
  EXPECT_TRUE(of_club["regularly_equivalent"].is_null());
  EXPECT_TRUE(of_club["targets"][0]["flow_lost"].is_null());
  // Only classes of whom there is something to read above.
  EXPECT_EQ(ranking_json(*club, club->rank({}), 3)["structurally_equivalent"], Json::array());
}

TEST(StudyJson, EquivalentActorsOfARoleAreNamedTogether) {
  const auto read = read_actors_and_ties(
      "id,role,cost\nS,precursor supplier,1\nC1,cook,1\nC2,cook,1\nR,retailer,1\n",
      "from,to\nS,C1\nS,C2\nC1,R\nC2,R\n");
  const auto study = Study::of(*read, {}, *read_target_policy(std::nullopt, {}));
  const Json json = ranking_json(*study, study->rank({}), 4);
  EXPECT_EQ(json["structurally_equivalent"], Json::parse(R"([["S","R"],["C1","C2"]])"));
  EXPECT_EQ(json["regularly_equivalent"], Json::parse(R"([["C1","C2"]])"));
}

TEST(StudyJson, SetSaysWhatIsProven) {
  const Study study = made(30, 3);
  SetQuestion question;
  question.size = 2;
  question.runs = 10;
  question.search_runs = 2;
  question.objective = Objective::supply;
  const Json exact = set_json(study, *study.find_set(question));
  EXPECT_EQ(exact["objective"], "supply");
  EXPECT_EQ(exact["exact"], true);
  EXPECT_EQ(exact["gap"], 0);
  EXPECT_EQ(exact["bound"], exact["value"]);
  EXPECT_TRUE(exact["greedy_guarantee"].is_null());
  question.objective = Objective::regrowth;
  const Json found = set_json(study, *study.find_set(question));
  EXPECT_EQ(found["exact"], false);
  EXPECT_TRUE(found["bound"].is_null());
  EXPECT_TRUE(found["gap"].is_null());
  EXPECT_EQ(found["after_regrowth"]["targets"], found["targets"]);
  expect_finite(found, "");
}

TEST(StudyJson, SettingsHaveTheirStandingAndReason) {
  const Json json = settings_json(made(20, 4, {{"regrowth.repair", "0.4"}}));
  ASSERT_EQ(json.size(), 7U);
  int set = 0;
  for (const Json& entry : json) {
    EXPECT_TRUE(entry.contains("standing") && entry.contains("reason"));
    if (entry["key"] != "regrowth.repair") continue;
    ++set;
    EXPECT_EQ(entry["value"], 0.4);
    EXPECT_EQ(entry["source"], "set by the user");
  }
  EXPECT_EQ(set, 1);
}

TEST(StudyJson, HasTheSameBytesOnAnyNumberOfThreads) {
  std::optional<std::string> first;
  for (const int threads : {1, 2, 8}) {
    const std::string bytes = on_threads(threads, [] {
      const Study study = made(40, 5);
      SetQuestion question;
      question.size = 2;
      question.runs = 12;
      question.search_runs = 2;
      return comparison_json(study, *study.compare(options()), options()).dump() +
             set_json(study, *study.find_set(question)).dump() +
             ranking_json(study, study.rank({.sources = 10, .seed = Seed{1}}), 99).dump();
    });
    if (!first) first = bytes;
    EXPECT_EQ(bytes, *first);
  }
}

TEST(StudyJson, ComparisonHasEveryStrategyAndNoNumberThatIsNone) {
  const Study study = made(40, 6);
  const Json json = comparison_json(study, *study.compare(options()), options());
  EXPECT_EQ(json["strategies"].size(), 6U);
  int held = 0;
  for (const Json& one : json["strategies"]) {
    EXPECT_EQ(one["missing_by_month"].size(), 13U);
    if (one["over_best_baseline"].is_null()) ++held;
  }
  EXPECT_EQ(held, 1);
  expect_finite(json, "");
}

// A digest of what an answer depends on: the network, the chain, the settings.
TEST(StudyId, ChangesWithWhatItIsOf) {
  const std::string id = study_id(made(30, 7));
  EXPECT_EQ(id, study_id(made(30, 7)));
  EXPECT_NE(id, study_id(made(30, 8)));
  EXPECT_NE(id, study_id(made(30, 7, {{"regrowth.repair", "0.3"}})));
  const GeneratedNetwork files = generate_network(30, Seed{7});
  StudyInput input;
  input.chain = "cook, retailer";
  auto other = Study::of(*read_actors_and_ties(files.actors_csv, files.ties_csv), input,
                         *read_target_policy(std::nullopt, {}));
  if (other.ok()) {
    EXPECT_NE(id, study_id(*other));
  }
}

// The same ties and the same supply; only the kind that goods go along differs.
TEST(StudyId, ChangesWithTheGoods) {
  const auto read = read_actors_and_ties(
      "id,role,capacity,cost\nS,precursor supplier,1,1\nC1,cook,2,1\nC2,cook,2,1\nR,retailer,9,1\n",
      "from,to,kind\nS,C1,supply\nC1,R,supply\nS,C2,favour\nC2,R,favour\n");
  ASSERT_TRUE(read.ok());
  const auto of = [&](const std::vector<std::string>& kinds) {
    StudyInput input;
    input.goods_kinds = kinds;
    return *Study::of(*read, input, *read_target_policy(std::nullopt, {}));
  };
  const Study all = of({});
  const Study supply = of({"supply"});
  ASSERT_EQ(all.regrowth().before(), supply.regrowth().before());
  ASSERT_NE(all.simulate({1}, 5, Seed{1}).at_once.mean,
            supply.simulate({1}, 5, Seed{1}).at_once.mean);
  EXPECT_NE(study_id(all), study_id(supply));
}

}  // namespace
}  // namespace setpoint::test
