#include <set>
#include <thread>

#include "serve/description.h"
#include "serve/service_fixture.h"
#include "setpoint/determination/explain.h"
#include "setpoint/determination/json.h"
#include "setpoint/determination/replay.h"
#include "setpoint/serve/openapi.h"

namespace setpoint {
namespace {

using test::body_of_answer;
using test::get;
using test::id_of;
using test::Json;
using test::post;
using test::reference_service;

// What the library itself makes of the same inputs.
const std::vector<Determination>& chain() {
  static const std::vector<Determination> made =
      *replay(*test::reference_tables(), *Policy::read(std::nullopt, {}),
              {Seed{1}, test::kDraws, 0, {}, {}});
  return made;
}

Json json_at(const std::string& target) {
  const Response response = reference_service().answer(get(target));
  EXPECT_EQ(response.status, 200U) << target << " " << response.body->bytes.substr(0, 500);
  return body_of_answer(response);
}

std::string at(const Determination& d, const std::string& what) {
  return "/api/determinations/" + d.id + "/" + what;
}

TEST(Service, ListsTheChain) {
  const Json all = json_at("/api/determinations");
  ASSERT_EQ(all["determinations"].size(), chain().size());
  for (std::size_t k = 0; k < chain().size(); ++k)
    EXPECT_EQ(all["determinations"][k]["id"], chain()[k].id);
  EXPECT_EQ(all["shown"], chain().back().id);
}

TEST(Service, GivesTheDeterminationByteForByte) {
  for (const Determination& d : {chain().front(), chain().back()}) {
    const Response response = reference_service().answer(get(at(d, "determination.json")));
    EXPECT_EQ(response.body->bytes, to_json(d));
  }
}

TEST(Service, TheScheduleSaysWhatTheDeterminationSays) {
  const Determination& d = chain().back();
  const Json schedule = json_at(at(d, "schedule"));
  std::set<std::string> seen;
  for (const Json& row : schedule["countries"]) {
    seen.insert(row["country"]);
    for (const CountryResult& c : d.countries) {
      if (c.country.code() != row["country"]) continue;
      EXPECT_EQ(row["adjustment"]["charged"], c.adjustment.charged.value);
      EXPECT_EQ(row["adjustment"]["target"], c.adjustment.target.value);
      EXPECT_EQ(row["adjustment"]["interval"][1], c.adjustment.target.interval->high);
      EXPECT_EQ(row["toll"]["charged"], c.toll.charged.value);
      EXPECT_EQ(row["footprint"]["value"], c.footprint.value);
      EXPECT_EQ(row["liable"], c.liable);
      for (std::size_t k = 0; k < c.outcomes.size(); ++k) {
        EXPECT_EQ(row["outcomes"][k]["action"], c.outcomes[k].action);
        EXPECT_EQ(row["outcomes"][k]["flow_kg"]["value"], c.outcomes[k].flow_kg.value);
      }
    }
  }
  for (const Json& row : schedule["others"]) seen.insert(row["country"]);
  EXPECT_EQ(seen.size(), d.countries.size());  // everyone once
  // What was charged before is what the determination before charged.
  const Determination& before = chain()[chain().size() - 2];
  for (const Json& row : schedule["countries"])
    for (const CountryResult& c : before.countries)
      if (c.country.code() == row["country"]) {
        EXPECT_EQ(row["toll"]["charged_before"], c.toll.charged.value);
      }
}

TEST(Service, AWhatIfIsTheDeterminationOfThatPolicy) {
  const Determination& base = chain().back();
  const Json answer =
      json_at("/api/what-if?id=" + base.id +
              "&set=basis.cost_per_death_usd%3D5000000&set=movement.confidence%3D0.8");
  const auto policy = Policy::read(
      std::nullopt, std::vector<PolicyOverride>{{"basis.cost_per_death_usd", "5000000"},
                                                {"movement.confidence", "0.8"}});
  ASSERT_TRUE(policy) << policy.faults().front().text();
  DetermineOptions options;
  options.period = base.window_last;
  options.draws = test::kDraws;
  options.previous = handed_on(chain()[chain().size() - 2]);
  const auto expected = determine(*test::reference_tables(), *policy, options);
  ASSERT_TRUE(expected);
  EXPECT_EQ(answer["id"], expected->id);
  EXPECT_NE(answer["id"], base.id);
  EXPECT_EQ(answer["overrides"].size(), 2U);
  const Response document = reference_service().answer(get(at(*expected, "determination.json")));
  EXPECT_EQ(document.body->bytes, to_json(*expected));
}

TEST(Service, AWhatIfOfTheChainMakesAllOfItAgain) {
  const Determination& base = chain().back();
  const Json answer = json_at("/api/what-if?id=" + base.id + "&set=rule.step_toll%3D20&chain=1");
  const auto policy =
      Policy::read(std::nullopt, std::vector<PolicyOverride>{{"rule.step_toll", "20"}});
  ASSERT_TRUE(policy) << policy.faults().front().text();
  const auto expected =
      replay(*test::reference_tables(), *policy, {Seed{1}, test::kDraws, 0, {}, {}});
  EXPECT_EQ(answer["id"], expected->back().id);
  // Its history is that of its own chain.
  const Json history = json_at(at(expected->back(), "history/MX"));
  ASSERT_EQ(history["points"].size(), expected->size());
  for (std::size_t k = 0; k < expected->size(); ++k)
    EXPECT_EQ(history["points"][k]["id"], (*expected)[k].id);
}

TEST(Service, WithoutAChangeAWhatIfIsTheDeterminationItself) {
  EXPECT_EQ(json_at("/api/what-if?id=" + chain().back().id)["id"], chain().back().id);
}

TEST(Service, AValueThatIsNotAllowedIsRefusedWithWhatIs) {
  const std::string to = "/api/what-if?id=" + chain().back().id + "&set=";
  for (const char* set : {"movement.confidence%3D2", "movement.confidnce%3D0.9", "nothing", "%3D1",
                          "basis.path%3Dnowhere"}) {
    const Response response = reference_service().answer(get(to + set));
    EXPECT_EQ(response.status, 422U) << set;
    EXPECT_FALSE(body_of_answer(response)["faults"][0]["expected"].get<std::string>().empty());
  }
}

TEST(Service, WhyIsTheDerivationOfTheDocument) {
  const Determination& d = chain().back();
  const auto expected = derivation(to_json(d), "x", "MX.toll.target");
  ASSERT_TRUE(expected);
  const Response response = reference_service().answer(get(at(d, "why?number=MX.toll.target")));
  EXPECT_EQ(response.body->bytes, to_json(*expected));
  EXPECT_EQ(reference_service().answer(get(at(d, "why?number=MX.tol"))).status, 404U);
}

TEST(Service, TheWaterfallOfACountryAddsUp) {
  const Json country = json_at(at(chain().back(), "countries/MX"));
  double level = 0;
  ASSERT_GT(country["waterfall"].size(), 3U);
  for (const Json& step : country["waterfall"]) {
    const auto value = step["value"].get<double>();
    if (step["kind"] == "change") {
      level += value;
    } else if (level != 0) {
      EXPECT_NEAR(level, value, 1e-6);
    } else {
      level = value;
    }
  }
  EXPECT_TRUE(json_at(at(chain().front(), "countries/MX"))["waterfall"].empty());
}

TEST(Service, EveryParameterStatesWhatSetsItToItself) {
  const Determination& d = chain().back();
  const Json policy = json_at("/api/policy?id=" + d.id);
  EXPECT_EQ(policy["sha256"], d.policy_sha256);
  std::size_t tried = 0;
  for (const Json& parameter : policy["parameters"]) {
    if (parameter["values"].size() != 1) continue;
    // As an override it is the same value, though by another authority.
    const PolicyOverride same{parameter["key"], parameter["values"][0]["set"]};
    const auto read = Policy::read(std::nullopt, std::vector<PolicyOverride>{same});
    ASSERT_TRUE(read) << same.key << "=" << same.value << ": " << read.faults().front().text();
    const auto shipped = Policy::read(std::nullopt, {});
    EXPECT_EQ(read->parameters().at(same.key).values.front().value,
              shipped->parameters().at(same.key).values.front().value)
        << same.key;
    ++tried;
  }
  EXPECT_GT(tried, 60U);
}

TEST(Service, EvidenceNamesEveryFileWithItsDigest) {
  const Json evidence = json_at(at(chain().back(), "evidence"));
  ASSERT_EQ(evidence["sources"].size(), test::reference_tables()->sources.size());
  for (const Json& source : evidence["sources"])
    EXPECT_EQ(source["sha256"].get<std::string>().size(), 64U);
  EXPECT_FALSE(evidence["sampled"]);
  double share = 0;
  for (const Json& stream : evidence["streams"]) share += stream["share"].get<double>();
  EXPECT_NEAR(share, 1, 1e-12);
  EXPECT_EQ(evidence["suppressed"].empty(), false);
  for (const char* wrong : {"0", "-1", "1.5", "x", ""})
    EXPECT_EQ(
        reference_service().answer(get(at(chain().back(), "evidence?precision=") + wrong)).status,
        400U)
        << wrong;
}

TEST(Service, DifferenceOfTwoDeterminations) {
  const Json diff = json_at("/api/diff?before=" + chain()[0].id + "&after=" + chain()[1].id);
  EXPECT_EQ(diff["schema"], "setpoint.diff/1");
  EXPECT_GT(diff["numbers"].size(), 10U);
  EXPECT_EQ(reference_service().answer(get("/api/diff?before=a&after=b")).status, 404U);
}

TEST(Service, ATableBecomesASpreadsheet) {
  const std::string table =
      R"({"title":"T","source":"S","columns":[{"title":"a","kind":"text"},{"title":"b","kind":"number"}],)"
      R"("rows":[["=1+1",2.5],["x",null]]})";
  const Response response = reference_service().answer(post("/api/sheet", table));
  ASSERT_EQ(response.status, 200U);
  EXPECT_TRUE(response.body->bytes.starts_with("PK"));
  for (const char* wrong :
       {"", "{", "[]", R"({"title":"T"})", R"({"title":"T","source":"S","columns":[],"rows":[]})",
        R"({"title":"T","source":"S","columns":[{"title":"a","kind":"formula"}],"rows":[]})",
        R"({"title":"T","source":"S","columns":[{"title":"a","kind":"text"}],"rows":[["x","y"]]})",
        R"({"title":"T","source":"S","columns":[{"title":"a","kind":"text"}],"rows":[[{}]]})"})
    EXPECT_EQ(reference_service().answer(post("/api/sheet", wrong)).status, 400U) << wrong;
}

TEST(Service, RefusesWhatIsNotThere) {
  Service& service = reference_service();
  const std::string id = chain().back().id;
  for (const char* target : {"/nothing", "/api", "/api/determinations/x/schedule",
                             "/api/determinations/x/y/z", "/api/policy", "/api/what-if"})
    EXPECT_EQ(service.answer(get(target)).status, 404U) << target;
  for (const std::string& target :
       {std::string("/api/../api/status"), std::string("/%2e%2e/%2e%2e/etc/passwd"),
        std::string("//etc/passwd"), std::string("/api/status?x=1"), std::string("/\xff"),
        "/api/what-if?id=" + id + "&chain=2"})
    EXPECT_EQ(service.answer(get(target)).status, 400U) << target;
  EXPECT_EQ(service.answer(get(at(chain().back(), "countries/XX"))).status, 404U);
  Request request = post("/api/status", "");
  EXPECT_EQ(service.answer(request).status, 405U);
  EXPECT_EQ(service.answer(request).allow, "GET, HEAD");
  request.method = Method::other;
  EXPECT_EQ(service.answer(request).status, 405U);
  EXPECT_EQ(service.answer(get("/api/sheet")).allow, "POST");
}

TEST(Service, WhoAsksTooMuchWaits) {
  ServiceInputs inputs = test::reference_inputs();
  inputs.work_per_second = 1;
  inputs.work_burst = 3;
  Service service(std::move(inputs));
  unsigned refused = 0;
  for (int k = 0; k < 6; ++k) {
    const Response response = service.answer(get("/api/determinations/x/schedule"));
    if (response.status != 429U) continue;
    ++refused;
    EXPECT_GE(response.retry_after_s, 1U);
  }
  EXPECT_GE(refused, 2U);
  EXPECT_EQ(service.answer(get("/api/status")).status, 200U);  // costs nothing
}

TEST(Service, BeforeTheChainIsMadeItSaysSo) {
  Service service(test::reference_inputs());
  EXPECT_FALSE(body_of_answer(service.answer(get("/api/status")))["ready"]);
  const Response response = service.answer(get("/api/determinations"));
  EXPECT_EQ(response.status, 503U);
  std::size_t told = 0;
  EXPECT_TRUE(service
                  .make_chain([&](std::string_view what, std::size_t done, std::size_t of) {
                    EXPECT_EQ(done, told++);
                    EXPECT_EQ(of, chain().size());
                    EXPECT_FALSE(what.empty());
                    const Json status = body_of_answer(service.answer(get("/api/status")));
                    EXPECT_EQ(status["progress"]["of"], of);
                  })
                  .empty());
  EXPECT_EQ(told, chain().size());
  EXPECT_TRUE(body_of_answer(service.answer(get("/api/status")))["ready"]);
}

TEST(Service, ADossierIsMadeOnceAndSaysHowFarItIs) {
  const std::string to = at(chain().back(), "dossier/CN");
  EXPECT_EQ(reference_service().answer(get(to + "/document.html")).status, 409U);
  Json state = json_at(to);
  for (int k = 0; k < 1200 && !state["ready"]; ++k) {
    EXPECT_TRUE(state["progress"].is_object());
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    state = json_at(to);
  }
  ASSERT_TRUE(state["ready"]) << state;
  const Response page = reference_service().answer(get(state["address"].get<std::string>()));
  ASSERT_EQ(page.status, 200U);
  EXPECT_TRUE(page.document);
  EXPECT_NE(page.body->bytes.find("China"), std::string::npos);
}

// Each route is described, and nothing is described that is not there.
TEST(Service, TheDescriptionIsOfWhatThereIs) {
  const Json description = Json::parse(openapi_json());
  std::set<std::string> described;
  for (const auto& [path, methods] : description.at("paths").items())
    for (const auto& [method, of] : methods.items()) {
      std::string keys;
      std::size_t variables = 0;
      for (const Json& parameter : of.at("parameters")) {
        if (parameter.at("in") == "query")
          keys += (keys.empty() ? "" : " ") + parameter.at("name").get<std::string>();
        else
          ++variables;
      }
      EXPECT_EQ(variables, static_cast<std::size_t>(std::count(path.begin(), path.end(), '{')));
      described.insert(method + " " + path + " " + keys);
    }
  std::set<std::string> there;
  for (const Service::Route& route : Service::routes())
    there.insert(std::string(route.method == Method::get ? "get " : "post ") +
                 std::string(route.pattern) + " " + std::string(route.query));
  EXPECT_EQ(described, there);
}

TEST(Service, AnswersAreAsDescribed) {
  const Json description = Json::parse(openapi_json());
  const Json& schemas = description["components"]["schemas"];
  const Determination& d = chain().back();
  for (const auto& [schema, target] : std::vector<std::pair<std::string, std::string>>{
           {"Status", "/api/status"},
           {"Determinations", "/api/determinations"},
           {"Schedule", at(d, "schedule")},
           {"CountryDetail", at(d, "countries/MX")},
           {"History", at(d, "history/MX")},
           {"Why", at(d, "why?number=MX.toll")},
           {"Evidence", at(d, "evidence")},
           {"Policy", "/api/policy?id=" + d.id},
           {"Diff", "/api/diff?before=" + chain()[0].id + "&after=" + d.id}})
    test::same_members(schemas.at(schema), json_at(target), schemas, schema);
}

}  // namespace
}  // namespace setpoint
