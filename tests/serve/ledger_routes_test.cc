// Who may do what through the service: nobody publishes alone, a viewer writes nothing, a wrong
// token learns nothing.
#include <set>

#include "serve/service_fixture.h"
#include "setpoint/core/digest.h"
#include "setpoint/ledger/verify.h"
#include "support/dataset_folder.h"

namespace setpoint {
namespace {

using ledger::KeyPair;
using ledger::Ledger;
using ledger::Role;
using ledger::Roles;
using test::body_of_answer;
using test::get;
using test::Json;
using test::post;

// A ledger with a founder, a service and persons who have tokens.
class LedgerService : public testing::Test {
 protected:
  LedgerService() {
    KeyPair founder = *KeyPair::generate("Founder");
    KeyPair service = *KeyPair::generate("Service");
    Ledger made = *Ledger::create(file(), founder);
    const ledger::Signer keeper(founder);
    const auto admit = [&](const std::string& name, Roles roles, const std::string& key) {
      const auto receipt = made.admit(keeper, {name, key, std::move(roles)});
      ASSERT_TRUE(receipt) << receipt.faults().front().text();
    };
    admit("Service", {Role::service}, service.public_key());
    const Roles every = {Role::analyst, Role::reviewer, Role::publisher, Role::viewer};
    for (const std::string name : {"Ada", "Ben", "Vic"})
      admit(name, every, KeyPair::generate(name)->public_key());
    tokens_["Ada"] = made.issue_token(keeper, "Ada", every, {})->text;
    tokens_["Ben"] = made.issue_token(keeper, "Ben", every, {})->text;
    tokens_["Vic"] = made.issue_token(keeper, "Vic", {Role::viewer}, {})->text;
    const auto revoked = made.issue_token(keeper, "Ada", every, {});
    tokens_["revoked"] = revoked->text;
    EXPECT_TRUE(made.revoke(keeper, sha256(revoked->text)));
    tokens_["expired"] = made.issue_token(keeper, "Ada", every, Date::parse("2020-01-01"))->text;

    ServiceInputs inputs = test::reference_inputs();
    inputs.draws = 10;
    inputs.ledger = *LedgerDesk::open(file(), std::move(service));
    service_ = std::make_unique<Service>(std::move(inputs));
    EXPECT_TRUE(service_->make_chain().empty());
    id_ = test::id_of(*service_, "2024Q3");
  }

  [[nodiscard]] std::filesystem::path file() const { return folder_.path() / "ledger.db"; }
  Response sent(const std::string& to, const Json& body, const std::string& who) {
    const auto token = tokens_.find(who);
    return service_->answer(post("/api/ledger/determinations" + to, body.dump(),
                                 token == tokens_.end() ? who : token->second));
  }
  Response add(const std::string& who) { return sent("", {{"id", id_}}, who); }
  Response review(const std::string& who) {
    return sent("/" + id_ + "/review", {{"note", "checked"}}, who);
  }
  Response publish(const std::string& who) {
    return sent("/" + id_ + "/publication", {{"note", "in force"}}, who);
  }
  Response object(const std::string& who) {
    return sent("/" + id_ + "/objections", {{"number", "MX.toll"}, {"text", "too high"}}, who);
  }
  std::string state() {
    const Json all = body_of_answer(service_->answer(get("/api/ledger")));
    for (const Json& one : all["determinations"])
      if (one["id"] == id_) return one["state"];
    return "absent";
  }
  std::size_t entries() {
    return body_of_answer(service_->answer(get("/api/ledger")))["entries"].size();
  }

  test::DatasetFolder folder_;
  std::map<std::string, std::string> tokens_;
  std::unique_ptr<Service> service_;
  std::string id_;
};

TEST_F(LedgerService, TwoPersonsPublish) {
  ASSERT_EQ(add("Ada").status, 201U);
  EXPECT_EQ(state(), "draft");
  EXPECT_EQ(publish("Ben").status, 409U);  // not reviewed
  ASSERT_EQ(review("Ada").status, 201U);
  EXPECT_EQ(state(), "reviewed");
  const Response alone = publish("Ada");
  EXPECT_EQ(alone.status, 409U) << alone.body->bytes;
  EXPECT_EQ(state(), "reviewed");
  ASSERT_EQ(publish("Ben").status, 201U);
  EXPECT_EQ(state(), "published");
  EXPECT_EQ(publish("Ben").status, 409U);  // once
  EXPECT_EQ(object("Ada").status, 201U);

  const Json list = body_of_answer(service_->answer(get("/api/determinations")));
  EXPECT_EQ(list["shown"], id_);
  const Json ledger = body_of_answer(service_->answer(get("/api/ledger")));
  const Json& own = ledger["determinations"][0];
  EXPECT_EQ(own["reviewed_by"], "Ada");
  EXPECT_EQ(own["published_by"], "Ben");
  EXPECT_EQ(own["objections"][0]["number"], "MX.toll");
  // What is recorded is what was served.
  const Response document =
      service_->answer(get("/api/determinations/" + id_ + "/determination.json"));
  Ledger read = *Ledger::open(file());
  const auto record = read.state();
  EXPECT_EQ(*read.document(record->determination(id_)->body.determination), document.body->bytes);
}

TEST_F(LedgerService, AViewerWritesNothing) {
  ASSERT_EQ(add("Ada").status, 201U);
  const std::size_t before = entries();
  for (const Response& response : {add("Vic"), review("Vic"), publish("Vic"), object("Vic")})
    EXPECT_EQ(response.status, 403U) << response.body->bytes;
  EXPECT_EQ(entries(), before);
  EXPECT_EQ(state(), "draft");
}

TEST_F(LedgerService, AWrongTokenLearnsNothing) {
  const std::size_t before = entries();
  std::set<std::string> answers;
  std::string almost = tokens_["Ada"];
  almost.back() = almost.back() == 'A' ? 'B' : 'A';
  for (const std::string& who :
       {std::string("revoked"), std::string("expired"), almost, std::string("nonsense"),
        std::string("sp_"), std::string(5000, 'x'), std::string("\xff\xfe")}) {
    const Response response = add(who);
    EXPECT_EQ(response.status, 401U);
    answers.insert(response.body->bytes);
  }
  // Whether the determination exists or not, whatever the body: the same answer.
  answers.insert(sent("/nowhere/review", {{"note", "x"}}, "nonsense").body->bytes);
  answers.insert(service_->answer(post("/api/ledger/determinations", "not json", "x")).body->bytes);
  answers.insert(service_->answer(post("/api/ledger/determinations", "{}")).body->bytes);
  EXPECT_EQ(answers.size(), 1U);
  // Who goes on guessing waits, and is told the same.
  Response last = add("nonsense");
  for (int k = 0; k < 5 && last.status != 429U; ++k) last = add("nonsense");
  EXPECT_EQ(last.status, 429U);
  EXPECT_EQ(entries(), before);
  EXPECT_EQ(add("Ada").status, 429U);  // whoever sits at that address
}

TEST_F(LedgerService, TheLedgerTellsNoTokens) {
  const std::string all = service_->answer(get("/api/ledger")).body->bytes;
  for (const auto& [who, token] : tokens_) {
    EXPECT_EQ(all.find(token), std::string::npos);
    EXPECT_EQ(all.find(sha256(token)), std::string::npos);
  }
}

TEST_F(LedgerService, ABodyIsWhatItShouldBeOrRefused) {
  for (const Json& wrong : {Json(), Json::array(), Json{{"id", 5}}, Json{{"id", id_}, {"x", "y"}}})
    EXPECT_EQ(sent("", wrong, "Ada").status, 400U) << wrong;
  EXPECT_EQ(sent("", {{"id", "2099Q1-000000000000"}}, "Ada").status, 404U);
}

TEST_F(LedgerService, StatusSaysWhoseTokenItIs) {
  Request request = get("/api/status");
  request.authorization = "Bearer " + tokens_["Vic"];
  const Json status = body_of_answer(service_->answer(request));
  EXPECT_EQ(status["person"], "Vic");
  EXPECT_EQ(status["roles"], Json::array({"viewer"}));
  request.authorization = "Bearer nonsense";
  EXPECT_EQ(service_->answer(request).status, 401U);
}

TEST_F(LedgerService, WithoutAKeyNothingIsWritten) {
  ServiceInputs inputs = test::reference_inputs();
  inputs.draws = 10;
  inputs.ledger = *LedgerDesk::open(file());
  Service reading(std::move(inputs));
  EXPECT_EQ(
      reading.answer(post("/api/ledger/determinations", Json{{"id", id_}}.dump(), tokens_["Ada"]))
          .status,
      409U);
  EXPECT_EQ(reading.answer(get("/api/ledger")).status, 200U);
}

TEST_F(LedgerService, WhatIsOnlyInTheLedgerIsServedFromIt) {
  ASSERT_EQ(add("Ada").status, 201U);
  const std::string recorded =
      service_->answer(get("/api/determinations/" + id_ + "/determination.json")).body->bytes;
  const std::string schedule =
      service_->answer(get("/api/determinations/" + id_ + "/schedule")).body->bytes;
  // No data: a service of the ledger alone.
  ServiceInputs inputs{.assets = Assets::built_in()};
  inputs.ledger = *LedgerDesk::open(file());
  Service alone(std::move(inputs));
  EXPECT_EQ(alone.answer(get("/api/determinations/" + id_ + "/determination.json")).body->bytes,
            recorded);
  Json own = body_of_answer(alone.answer(get("/api/determinations/" + id_ + "/schedule")));
  Json computed = Json::parse(schedule);
  EXPECT_EQ(own["takeaway"], computed["takeaway"]);
  EXPECT_EQ(own["countries"][0]["adjustment"]["target"],
            computed["countries"][0]["adjustment"]["target"]);
  EXPECT_EQ(alone.answer(get("/api/determinations/" + id_ + "/why?number=MX.toll")).status, 200U);
  EXPECT_EQ(alone.answer(get("/api/determinations/" + id_ + "/evidence")).status, 409U);
}

}  // namespace
}  // namespace setpoint
