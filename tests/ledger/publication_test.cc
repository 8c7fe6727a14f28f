// Nobody publishes alone.
#include <gtest/gtest.h>

#include "ledger/scene.h"

namespace setpoint::ledger::test {
namespace {

const std::vector<std::string> kPeople = {"Ada", "Bob", "Cem"};

class Publication : public testing::Test {
 protected:
  void SetUp() override {
    Ledger ledger = scene_.open();
    const Roles all = {Role::analyst, Role::reviewer, Role::publisher};
    scene_.admit(ledger, "Bob", all);
    scene_.admit(ledger, "Cem", all);
    scene_.admit(ledger, "Web", {Role::service});
    scene_.admit(ledger, "Other web", {Role::service});
  }
  [[nodiscard]] Signer signer(const std::string& name, const std::string& service) {
    return service.empty() ? scene_.as(name) : scene_.by_service(service, name);
  }
  Scene scene_;
};

// Every author, reviewer and publisher, each with an own key or through one of two services.
TEST_F(Publication, EveryCombinationOfPeopleAndWays) {
  Ledger ledger = scene_.open();
  const std::vector<std::string> ways = {"", "Web", "Other web"};
  int made = 0;
  int published = 0;
  for (const std::string& author : kPeople)
    for (const std::string& reviewer : kPeople)
      for (const std::string& publisher : kPeople)
        for (const std::string& review_way : ways)
          for (const std::string& way : ways) {
            const std::string id = "d" + std::to_string(made++);
            const std::string which =
                author + ", " + reviewer + " (" + review_way + "), " + publisher + " (" + way + ")";
            must(ledger.add(scene_.as(author), evidence(id), id));
            // Not before there is a review, whoever asks.
            EXPECT_FALSE(ledger.publish(signer(publisher, way), id, "").ok()) << which;
            must(ledger.review(signer(reviewer, review_way), id, ""));
            const auto result = ledger.publish(signer(publisher, way), id, "");
            EXPECT_EQ(result.ok(), reviewer != publisher) << which;
            published += result ? 1 : 0;
            const State state = must(ledger.state());
            EXPECT_EQ(state.determination(id)->status(),
                      reviewer != publisher ? Status::published : Status::reviewed);
            if (!result) {
              EXPECT_EQ(result.faults().front().kind, FaultKind::data);
              EXPECT_NE(fault_of(result).find("expected publication by another person"),
                        std::string::npos)
                  << fault_of(result);
            }
          }
  EXPECT_EQ(made, 243);
  EXPECT_EQ(published, 162);
  EXPECT_EQ(joined(texts(scene_.verified())), "");
}

// Whoever lacks the role may not, with an own key or through a service, and nothing is recorded.
TEST_F(Publication, EachStepNeedsItsRole) {
  Ledger ledger = scene_.open();
  struct Case {
    Role role;
    bool adds, reviews, publishes;
  };
  for (const Case& each :
       {Case{Role::viewer, false, false, false}, Case{Role::analyst, true, false, false},
        Case{Role::reviewer, false, true, false}, Case{Role::publisher, false, false, true},
        Case{Role::keeper, false, false, false}}) {
    const std::string name = "Only " + std::string(ledger::name(each.role));
    scene_.admit(ledger, name, {each.role});
    for (const std::string way : {"", "Web"}) {
      const std::string id = std::string(ledger::name(each.role)) + way;
      const std::uint64_t before = must(ledger.state()).number();
      EXPECT_EQ(ledger.add(signer(name, way), evidence(id), id).ok(), each.adds) << id;
      EXPECT_EQ(must(ledger.state()).number(), before + (each.adds ? 1 : 0));
      const std::string other = "other" + id;
      must(ledger.add(scene_.as("Ada"), evidence(other), other));
      EXPECT_EQ(ledger.review(signer(name, way), other, "").ok(), each.reviews) << id;
      if (!each.reviews) must(ledger.review(scene_.as("Ada"), other, ""));
      EXPECT_EQ(ledger.publish(signer(name, way), other, "").ok(), each.publishes) << id;
    }
  }
  EXPECT_EQ(joined(texts(scene_.verified())), "");
}

TEST_F(Publication, OnceAndSuperseded) {
  Ledger ledger = scene_.open();
  const auto publish = [&](const std::string& id, const std::string& last,
                           const std::string& first) {
    must(ledger.add(scene_.as("Ada"), evidence(id, last, "", first), id));
    must(ledger.review(scene_.as("Bob"), id, ""));
    must(ledger.publish(scene_.as("Cem"), id, ""));
  };
  publish("one", "2024Q3", "2023Q4");
  EXPECT_FALSE(ledger.publish(scene_.as("Cem"), "one", "").ok());
  EXPECT_FALSE(ledger.review(scene_.as("Bob"), "one", "").ok());
  EXPECT_FALSE(ledger.add(scene_.as("Ada"), evidence("one"), "one").ok());
  publish("next", "2024Q4", "2024Q1");
  State state = must(ledger.state());
  EXPECT_EQ(state.determination("one")->status(), Status::published);
  // The same valid period again, of a shorter window.
  publish("two", "2024Q3", "2024Q1");
  state = must(ledger.state());
  EXPECT_EQ(state.determination("one")->status(), Status::superseded);
  EXPECT_EQ(state.determination("one")->superseded_by, "two");
  EXPECT_EQ(state.determination("two")->status(), Status::published);
  EXPECT_EQ(state.determination("next")->status(), Status::published);
  EXPECT_EQ(state.published(*Quarter::parse("2024Q3"))->body.id, "two");
  EXPECT_EQ(state.published(*Quarter::parse("2025Q3")), nullptr);
  EXPECT_FALSE(ledger.publish(scene_.as("Cem"), "one", "").ok())
      << "superseded, and published anew";
  EXPECT_EQ(must(ledger.document(state.determination("one")->body.determination)),
            evidence("one").determination);
}

TEST_F(Publication, WhoMayAdmitAndWhoMayNot) {
  Ledger ledger = scene_.open();
  const auto admit = [&](const Signer& signer, const std::string& name, const Roles& roles) {
    return ledger.admit(signer, {name, scene_.key(name).public_key(), roles});
  };
  EXPECT_FALSE(admit(scene_.as("Bob"), "Dan", {Role::viewer}).ok()) << "Bob is no keeper";
  EXPECT_FALSE(admit(scene_.by_service("Web", "Ada"), "Dan", {Role::viewer}).ok())
      << "a service admits nobody, even for a keeper";
  EXPECT_FALSE(ledger.review(scene_.as("Eve"), "one", "").ok()) << "Eve is not in the ledger";
  EXPECT_FALSE(ledger.add(scene_.as("Web"), evidence("x"), "").ok())
      << "a service does nothing in its own name";
  EXPECT_FALSE(ledger.add(Signer(scene_.key("Bob"), "Ada"), evidence("x"), "").ok())
      << "Bob signs for Ada";
  EXPECT_FALSE(ledger
                   .admit(scene_.as("Ada"),
                          {"Bob's other name", scene_.key("Bob").public_key(), {Role::publisher}})
                   .ok())
      << "one person would be two";
  EXPECT_FALSE(admit(scene_.as("Ada"), "Ada", {Role::analyst}).ok()) << "no keeper would be left";
  EXPECT_FALSE(admit(scene_.as("Ada"), "Both", {Role::service, Role::publisher}).ok());
  must(admit(scene_.as("Ada"), "Dan", {Role::keeper}));
  must(admit(scene_.as("Dan"), "Ada", {}));
  EXPECT_FALSE(ledger.add(scene_.as("Ada"), evidence("x"), "").ok()) << "her roles were taken";
  EXPECT_EQ(joined(texts(scene_.verified())), "");
}

TEST_F(Publication, AReplacedKeySignsNoMore) {
  Ledger ledger = scene_.open();
  must(ledger.add(scene_.as("Bob"), evidence("x"), ""));
  const KeyPair fresh = must(KeyPair::generate("Bob"));
  must(ledger.admit(scene_.as("Ada"),
                    {"Bob", fresh.public_key(), {Role::reviewer, Role::publisher}}));
  EXPECT_FALSE(ledger.review(scene_.as("Bob"), "x", "").ok());
  must(ledger.review(Signer(fresh), "x", ""));
  EXPECT_FALSE(ledger.publish(Signer(fresh), "x", "").ok());
  EXPECT_FALSE(ledger.admit(scene_.as("Ada"), {"Cem", scene_.key("Bob").public_key(), {}}).ok())
      << "a key that was Bob's becomes another's";
  EXPECT_EQ(joined(texts(scene_.verified())), "") << "what the old key signed stays good";
}

TEST_F(Publication, ObjectionsAndAnswers) {
  Ledger ledger = scene_.open();
  scene_.admit(ledger, "Eve", {Role::viewer});
  must(ledger.add(scene_.as("Ada"), evidence("x"), ""));
  EXPECT_FALSE(ledger.object(scene_.as("Eve"), {"x", "CA.toll", "why"}).ok())
      << "a number that it does not publish";
  EXPECT_FALSE(ledger.object(scene_.as("Eve"), {"y", "MX.toll", "why"}).ok());
  EXPECT_FALSE(ledger.object(scene_.as("Eve"), {"x", "MX.toll", ""}).ok());
  EXPECT_FALSE(ledger.object(scene_.as("Fay"), {"x", "MX.toll", "why"}).ok());
  const Receipt objection = must(ledger.object(scene_.as("Eve"), {"x", "MX.toll", "why"}));
  EXPECT_FALSE(ledger.answer(scene_.as("Eve"), {objection.number, "so"}).ok());
  EXPECT_FALSE(ledger.answer(scene_.as("Bob"), {objection.number - 1, "so"}).ok());
  must(ledger.answer(scene_.as("Bob"), {objection.number, "so"}));
  const State state = must(ledger.state());
  ASSERT_EQ(state.objections().size(), 1U);
  EXPECT_EQ(state.objections()[0].answers.at(0).note, "so");
}

}  // namespace
}  // namespace setpoint::ledger::test
