// The regional record that is served: answers are the library's own, and what is asked wrongly is
// refused with what was expected.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "serve/description.h"
#include "serve/service_fixture.h"
#include "setpoint/region/study_json.h"
#include "setpoint/response/allocation.h"
#include "setpoint/response/response_json.h"
#include "setpoint/serve/openapi.h"
#include "setpoint/warning/alert_feed.h"
#include "setpoint/warning/alert_json.h"
#include "support/dataset_folder.h"

namespace setpoint::test {
namespace {

ServiceInputs inputs_with(std::unique_ptr<RegionalDesk> desk) {
  ServiceInputs inputs{.assets = Assets::built_in()};
  inputs.policy = std::make_shared<const Policy>(*inputs.source.with({}));
  inputs.regions = std::move(desk);
  inputs.work_per_second = 1e6;
  inputs.work_burst = 1e6;
  return inputs;
}

std::unique_ptr<RegionalDesk> shipped_desk() {
  auto desk = RegionalDesk::open(std::string(SETPOINT_ROOT) + "/data/regions", Seed{1}, 0);
  return desk ? *std::move(desk) : nullptr;
}

// One for all: reading the record and its alerts takes seconds.
struct Served {
  std::unique_ptr<RegionalDesk> own = shipped_desk();  // to compare with
  Service service{inputs_with(shipped_desk())};
};

class RegionRoutes : public testing::Test {
 protected:
  static Served& served() {
    static Served one;
    return one;
  }
  static Json ok(const std::string& path) {
    const Response response = served().service.answer(get("/api/" + path));
    EXPECT_EQ(response.status, 200U) << path << ": " << response.body->bytes;
    return body_of_answer(response);
  }
  static Response asked(const std::string& path) {
    return served().service.answer(get("/api/" + path));
  }
};

// Through text, as the answers come: numbers compare as written.
Json as_sent(const nlohmann::ordered_json& json) {
  return Json::parse(json.dump());
}

TEST_F(RegionRoutes, RegionsAreTheLibrarysOwn) {
  ASSERT_NE(served().own, nullptr);
  const RegionalStudy& study = served().own->study();
  Json list = ok("regions");
  std::size_t alerts = 0;
  for (Json& region : list["regions"]) {
    alerts += region["alerts"].get<std::size_t>();
    region.erase("alerts");
  }
  EXPECT_EQ(list, as_sent(regions_json(study, Cause::synthetic_opioids,
                                       study.list(Cause::synthetic_opioids, {}))));
  EXPECT_GT(alerts, 0U);

  Json region = ok("regions/WV?cause=synthetic-opioids");
  const std::size_t said = region["region"]["alerts"].get<std::size_t>();
  EXPECT_EQ(region["alerts"].size(), said);
  for (const Json& alert : region["alerts"]) EXPECT_EQ(alert["region"], "WV");
  EXPECT_EQ(
      region["populations"],
      as_sent(populations_json(study.tables(), served().own->interventions()))["populations"]);
  EXPECT_FALSE(region["interventions"].empty());
  region["region"].erase("alerts");
  for (const char* key : {"alerts", "populations", "interventions"}) region.erase(key);
  EXPECT_EQ(region, as_sent(region_json(study, *study.show("WV", Cause::synthetic_opioids))));
}

TEST_F(RegionRoutes, AlertsAreTheLibrarysOwnInBothForms) {
  EXPECT_EQ(ok("alerts"), as_sent(alerts_json(served().own->alerts())));
  const Response feed = asked("alerts.atom");
  EXPECT_EQ(feed.status, 200U);
  EXPECT_EQ(feed.content_type, "application/atom+xml; charset=utf-8");
  EXPECT_EQ(feed.body->bytes, alerts_atom(served().own->alerts()));
}

TEST_F(RegionRoutes, AnAllocationIsTheLibrarysOwn) {
  AllocationQuestion question;
  question.budget_cents = 100'000'000'00;
  question.budget_from = "asked for";
  question.draws = 60;
  question.objective = ResponseObjective::all_cause;
  question.rate_power = 0.5;
  question.bounds.push_back(*parse_bound(true, "region:WV=2e6"));
  question.bounds.push_back(*parse_bound(false, "intervention:naloxone=3e7"));
  RegionalDesk& own = *served().own;
  const auto answer =
      allocate(*own.baseline(Division::state), own.allocation(), own.interventions(), question);
  ASSERT_TRUE(answer.ok());
  const std::string query =
      "?budget=100000000&draws=60&objective=all-cause&equity=0.5&floor=region:WV=2e6"
      "&cap=intervention:naloxone=3e7&by=state";
  EXPECT_EQ(ok("allocation" + query), as_sent(allocation_json(*answer, own.allocation())));
  const Response csv = asked("allocation.csv" + query);
  EXPECT_EQ(csv.file_name, "allocation.csv");
  EXPECT_EQ(csv.body->bytes, allocation_csv(*answer));
}

TEST_F(RegionRoutes, AnswersAreAsDescribed) {
  const Json description = Json::parse(openapi_json());
  const Json& schemas = description["components"]["schemas"];
  same_members(schemas.at("Regions"), ok("regions"), schemas, "Regions");
  for (const char* id : {"US", "WV", "APP", "54039", "YC"})
    same_members(schemas.at("Region"), ok(std::string("regions/") + id), schemas, id);
  same_members(schemas.at("Alerts"), ok("alerts"), schemas, "Alerts");
  same_members(schemas.at("Interventions"), ok("interventions"), schemas, "Interventions");
  same_members(schemas.at("Populations"), ok("populations"), schemas, "Populations");
  same_members(schemas.at("Allocation"), ok("allocation?budget=1e7&draws=50&floor=region:WV=1e6"),
               schemas, "Allocation");
}

TEST_F(RegionRoutes, WhatIsAskedWronglyIsRefused) {
  const auto status = [](const std::string& path) { return asked(path).status; };
  EXPECT_EQ(status("regions?cause=grief"), 400U);
  EXPECT_EQ(status("regions?cause=cocaine&cause=heroin"), 400U);
  EXPECT_EQ(status("regions?colour=red"), 400U);
  EXPECT_EQ(status("regions/ZZ"), 404U);
  EXPECT_EQ(status("regions/99999"), 404U);
  EXPECT_EQ(status("allocation"), 400U);
  EXPECT_EQ(status("allocation?budget=0"), 400U);
  EXPECT_EQ(status("allocation?budget=-5"), 400U);
  EXPECT_EQ(status("allocation?budget=nan"), 400U);
  EXPECT_EQ(status("allocation?budget=1e6&budget=2e6"), 400U);
  EXPECT_EQ(status("allocation?budget=1e6&objective=fame"), 400U);
  EXPECT_EQ(status("allocation?budget=1e6&by=galaxy"), 400U);
  EXPECT_EQ(status("allocation?budget=1e6&equity=-1"), 400U);
  EXPECT_EQ(status("allocation?budget=1e6&draws=10"), 400U);
  EXPECT_EQ(status("allocation?budget=1e6&draws=100000"), 400U);
  EXPECT_EQ(status("allocation?budget=1e6&floor=region:ZZ=5"), 400U);
  EXPECT_EQ(status("allocation?budget=1e6&floor=region:WV=2e6"), 400U);
  EXPECT_EQ(status("allocation?id=nothing"), 400U);
  EXPECT_EQ(status("money?budget=1e6"), 400U);
  const Response refused = asked("allocation?budget=1e6&objective=fame");
  EXPECT_EQ(body_of_answer(refused)["faults"][0]["expected"], "overdose, all-cause or qaly");
}

// A record of a user's own with small counts of deaths among populations of special concern.
TEST(RegionRoutesOfAnOwnRecord, ShowNoSmallCountOfDeaths) {
  DatasetFolder folder;
  folder
      .table("population", "setpoint", "people.csv",
             "place,year,age,people\nWV,2024,,1770000\n54001,2024,,15400\n")
      .table("regional_deaths", "setpoint", "deaths.csv",
             "ending,months,place,cause,age,reported,predicted,percent_complete,percent_pending,"
             "withheld\n2024-12,12,WV,all-drugs,,700,,,,\n2024-12,12,54001,all-drugs,,40,,,,\n")
      .table("special_populations", "setpoint", "special.csv",
             "population,measure,place,period,value,low,high,unit,source,standing,limits\n"
             "young-people,deaths,54001,2024,4.0625,3.0625,5.0625,deaths,s,published,x\n"
             "young-people,rate,54001,2024,31.0625,,,\"deaths per 100,000\",s,published,x\n"
             "young-people,deaths,WV,2024,693.0625,,,deaths,s,published,x\n"
             "leaving-custody,visits,54001,2024,7.0625,,,visits,s,published,x\n");
  auto desk = RegionalDesk::open(folder.path(), Seed{1}, 0);
  ASSERT_TRUE(desk.ok()) << desk.faults().front().text();
  Service service(inputs_with(*std::move(desk)));
  for (const char* path : {"/api/populations", "/api/regions/WV?cause=all-drugs",
                           "/api/regions/54001?cause=all-drugs"}) {
    const Response response = service.answer(get(path));
    ASSERT_EQ(response.status, 200U) << path << response.body->bytes;
    for (const char* withheld : {"4.0625", "3.0625", "5.0625", "31.0625", "693.0625"})
      EXPECT_EQ(response.body->bytes.find(withheld), std::string::npos) << path << " " << withheld;
    for (const char* shown : {"7.0625", "suppressed"})
      EXPECT_NE(response.body->bytes.find(shown), std::string::npos) << path << " " << shown;
    const Json schemas = Json::parse(openapi_json())["components"]["schemas"];
    if (std::string(path) == "/api/populations")
      same_members(schemas.at("Populations"), body_of_answer(response), schemas, "Populations");
  }
}

// Without a record nothing is made up.
TEST(RegionRoutesWithoutARecord, SaySo) {
  Service service(inputs_with(nullptr));
  EXPECT_EQ(body_of_answer(service.answer(get("/api/regions")))["dataset"], nullptr);
  for (const char* path : {"regions/WV", "alerts", "alerts.atom", "interventions", "populations",
                           "allocation?budget=1e6", "money"})
    EXPECT_EQ(service.answer(get(std::string("/api/") + path)).status, 404U) << path;
}

// From a determination to the last cent of an intervention.
TEST(MoneyRoute, FollowsADeterminationToTheCent) {
  ServiceInputs inputs = reference_inputs();
  inputs.regions = shipped_desk();
  Service service(std::move(inputs));
  ASSERT_TRUE(service.make_chain().empty());
  const Json listed = body_of_answer(service.answer(get("/api/determinations")));
  const std::string id = listed["shown"].get<std::string>();
  const Response response = service.answer(get("/api/money?draws=50&id=" + id));
  ASSERT_EQ(response.status, 200U) << response.body->bytes;
  const Json money = body_of_answer(response);
  EXPECT_EQ(money["determination"], id);
  const Json description = Json::parse(openapi_json());
  same_members(description["components"]["schemas"].at("Money"), money,
               description["components"]["schemas"], "Money");
  // What goes into an account and does not leave it again, over all accounts, is what was raised.
  std::map<std::string, std::int64_t> balance;
  std::int64_t raised = 0;
  for (const Json& entry : money["entries"]) {
    const auto cents = entry["cents"].get<std::int64_t>();
    balance[entry["from"]] -= cents;
    balance[entry["to"]] += cents;
    if (entry["to"] == "revenue") raised += cents;
  }
  std::int64_t ends = 0;
  for (const auto& [account, cents] : balance)
    if (cents > 0) ends += cents;
  EXPECT_GT(raised, 0);
  EXPECT_EQ(ends, raised);
  EXPECT_EQ(service.answer(get("/api/money.csv?draws=50&id=" + id)).file_name, "money.csv");
}

}  // namespace
}  // namespace setpoint::test
