// The supply network that is served: answers are the library's own, and what is asked wrongly is
// refused with what was expected.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "serve/description.h"
#include "serve/service_fixture.h"
#include "setpoint/network/generate_network.h"
#include "setpoint/network/study_json.h"
#include "setpoint/serve/openapi.h"

namespace setpoint::test {
namespace {

std::shared_ptr<const Study> made_up(std::size_t actors) {
  const GeneratedNetwork made = generate_network(actors, Seed{3});
  auto read = parse_actors_and_ties(made.actors_csv, "actors.csv", made.ties_csv, "ties.csv");
  auto policy = read_target_policy(std::nullopt, {});
  return std::make_shared<const Study>(*Study::of(*std::move(read), {}, *std::move(policy)));
}

ServiceInputs inputs_with(std::shared_ptr<const Study> study) {
  ServiceInputs inputs{.assets = Assets::built_in()};
  inputs.policy = std::make_shared<const Policy>(*inputs.source.with({}));
  inputs.study = std::move(study);
  inputs.work_per_second = 1e6;
  inputs.work_burst = 1e6;
  return inputs;
}

class TargetRoutes : public testing::Test {
 protected:
  Json ok(const std::string& path) {
    const Response response = service_.answer(get("/api/network/" + id_ + path));
    EXPECT_EQ(response.status, 200U) << path << ": " << response.body->bytes;
    return body_of_answer(response);
  }
  unsigned status(const std::string& path) {
    return service_.answer(get("/api/network" + path)).status;
  }

  std::shared_ptr<const Study> study_ = made_up(40);
  Service service_{inputs_with(study_)};
  std::string id_ = study_id(*study_);
};

// Through text, as the answers come: numbers compare as written.
Json as_sent(const nlohmann::ordered_json& json) {
  return Json::parse(json.dump());
}

TEST_F(TargetRoutes, AnswersAreTheLibrarysOwn) {
  EXPECT_EQ(body_of_answer(service_.answer(get("/api/network")))["id"], id_);
  const Json targets = ok("");
  EXPECT_EQ(targets["network"], as_sent(network_json(*study_)));
  EXPECT_EQ(targets["ranking"],
            as_sent(ranking_json(*study_, study_->rank({.detailed = 40, .seed = Seed{1}}), 40)));
  EXPECT_EQ(targets["settings"], as_sent(settings_json(*study_)));

  SetQuestion question;
  question.objective = Objective::supply;
  question.size = 2;
  const auto set = study_->find_set(question);
  ASSERT_TRUE(set.ok());
  EXPECT_EQ(ok("/set?size=2&objective=supply"), as_sent(set_json(*study_, *set)));

  const std::string first = study_->network().actors()[0].id;
  EXPECT_EQ(ok("/simulation?remove=" + first),
            as_sent(judgement_json(*study_, study_->simulate({0}, 400, Seed{1}))));
  ComparisonOptions options;
  options.size = 2;
  EXPECT_EQ(ok("/comparison?size=2"),
            as_sent(comparison_json(*study_, *study_->compare(options), options)));
  const Response csv = service_.answer(get("/api/network/" + id_ + "/targets.csv"));
  EXPECT_EQ(csv.file_name, "targets-" + id_ + ".csv");
  EXPECT_EQ(std::count(csv.body->bytes.begin(), csv.body->bytes.end(), '\n'),
            static_cast<std::ptrdiff_t>(study_->network().size() + 1));
}

TEST_F(TargetRoutes, AnswersAreAsDescribed) {
  const Json description = Json::parse(openapi_json());
  const Json& schemas = description["components"]["schemas"];
  same_members(schemas.at("NetworkServed"), body_of_answer(service_.answer(get("/api/network"))),
               schemas, "NetworkServed");
  same_members(schemas.at("NetworkTargets"), ok(""), schemas, "NetworkTargets");
  same_members(schemas.at("TargetSet"), ok("/set?size=1"), schemas, "TargetSet");
  same_members(schemas.at("Comparison"), ok("/comparison?size=1"), schemas, "Comparison");
}

TEST_F(TargetRoutes, WhatIsAskedWronglyIsRefused) {
  EXPECT_EQ(status("/0123456789abcdef"), 404U);
  const std::string at = "/" + id_;
  EXPECT_EQ(status(at + "/set"), 400U);
  EXPECT_EQ(status(at + "/set?size=0"), 400U);
  EXPECT_EQ(status(at + "/set?size=21"), 400U);
  EXPECT_EQ(status(at + "/set?size=-1"), 400U);
  EXPECT_EQ(status(at + "/set?size=2&size=3"), 400U);
  EXPECT_EQ(status(at + "/set?budget=0"), 400U);
  EXPECT_EQ(status(at + "/set?budget=0.001"), 400U);
  EXPECT_EQ(status(at + "/set?budget=nan"), 400U);
  EXPECT_EQ(status(at + "/set?size=2&objective=fame"), 400U);
  EXPECT_EQ(status(at + "/set?size=2&colour=red"), 400U);
  EXPECT_EQ(status(at + "/simulation"), 400U);
  EXPECT_EQ(status(at + "/simulation?remove=nobody"), 400U);
  const std::string first = study_->network().actors()[0].id;
  EXPECT_EQ(status(at + "/simulation?remove=" + first + "&remove=" + first), 400U);
  EXPECT_EQ(status(at + "/comparison?size=many"), 400U);
  const Response refused = service_.answer(get("/api/network" + at + "/set?size=0"));
  EXPECT_EQ(body_of_answer(refused)["faults"][0]["expected"], "a whole number from 1 to 20");
}

// Two ask at once: both are answered, one after the other, and alike.
TEST_F(TargetRoutes, WhoAsksMeanwhileWaits) {
  const std::string target = "/api/network/" + id_ + "/comparison?size=1";
  std::vector<Response> answers(3);
  std::vector<std::thread> askers;
  for (Response& answer : answers)
    askers.emplace_back([&] { answer = service_.answer(get(target)); });
  for (std::thread& asker : askers) asker.join();
  for (const Response& answer : answers) {
    ASSERT_EQ(answer.status, 200U);
    EXPECT_EQ(answer.body->bytes, answers.front().body->bytes);
  }
}

TEST(TargetRoutesOfNone, SayThatThereIsNone) {
  Service service(inputs_with(nullptr));
  EXPECT_TRUE(body_of_answer(service.answer(get("/api/network")))["id"].is_null());
  EXPECT_EQ(service.answer(get("/api/network/0123456789abcdef")).status, 404U);
}

TEST(TargetRoutesOfMany, ALargeNetworkIsRankedAndNotSimulated) {
  const auto study = made_up(2500);
  Service service(inputs_with(study));
  const std::string at = "/api/network/" + study_id(*study);
  const Json targets = body_of_answer(service.answer(get(at)));
  EXPECT_EQ(targets["ranking"]["targets"].size(), 500U);
  for (const std::string path : {"/set?size=2", "/simulation?remove=S1", "/comparison"}) {
    const Response refused = service.answer(get(at + path));
    EXPECT_EQ(refused.status, 422U) << path;
  }
}

}  // namespace
}  // namespace setpoint::test
