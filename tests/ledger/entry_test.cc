// Entries and what they say: the hash anyone can compute, and one text for one body.
#include "setpoint/ledger/entry.h"

#include <gtest/gtest.h>

#include "ledger/scene.h"
#include "setpoint/ledger/body.h"

namespace setpoint::ledger::test {
namespace {

const std::string kDigest(64, 'a');

std::vector<Body> bodies() {
  DeterminationBody determination;
  determination.id = "2024Q3-0123456789ab";
  determination.first = *Quarter::parse("2023Q4");
  determination.last = *Quarter::parse("2024Q3");
  determination.policy_name = "p \"quoted\"";
  determination.policy_sha256 = determination.policy = kDigest;
  determination.dataset_sha256 = determination.determination = std::string(64, 'b');
  determination.seed = 18446744073709551615U;
  DeterminationBody other = determination;
  other.previous = "2024Q2-0123456789ab";
  other.program = "0.1.0";
  other.sources = kDigest;
  return {PersonBody{"Ada", kDigest, {Role::keeper, Role::viewer}},
          PersonBody{"Ada", kDigest, {}},
          determination,
          other,
          ReviewBody{"x", "line\nline"},
          PublicationBody{"x", ""},
          DrawBody{kDigest, kDigest},
          TokenBody{"Ada", {Role::viewer}, kDigest, {}},
          TokenBody{"Ada", {Role::viewer}, kDigest, Date::of(2026, 2, 28)},
          RevocationBody{kDigest},
          ObjectionBody{"x", "MX.toll", "why"},
          AnswerBody{7, "so"}};
}

// Worked out by hand from the form in entry.h; sha256 of it with any other program.
TEST(Entry, HashIsOfItsColumnsWithTheirLengths) {
  Entry entry;
  entry.number = 12;
  entry.recorded = "2026-01-01T00:00:00.000000Z";
  entry.kind = "review";
  entry.subject = "x";
  entry.body = "{}";
  entry.author = "Ada";
  entry.public_key = "k";
  entry.previous = "p";
  EXPECT_EQ(hash_of(entry), sha256("setpoint.entry/1\n2:12\n27:2026-01-01T00:00:00.000000Z\n"
                                   "6:review\n1:x\n2:{}\n3:Ada\n1:k\n1:p\n"));
  Entry moved = entry;
  moved.subject = "x\n2:{}";
  moved.body = "";
  EXPECT_NE(hash_of(moved), hash_of(entry)) << "one text passes for two";
}

TEST(Body, HasOneText) {
  EXPECT_EQ(to_text(bodies()[0]),
            "{\"name\":\"Ada\",\"public\":\"" + kDigest + "\",\"roles\":[\"keeper\",\"viewer\"]}");
  EXPECT_EQ(to_text(RevocationBody{kDigest}), "{\"digest\":\"" + kDigest + "\"}");
  for (const Body& body : bodies()) {
    const std::string text = to_text(body);
    const auto read = parse_body(kind(body), text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(to_text(*read), text);
    EXPECT_EQ(read->index(), body.index());
    // Another text of the same JSON, a member more or less, another kind.
    EXPECT_FALSE(parse_body(kind(body), text + " ")) << text;
    EXPECT_FALSE(parse_body(kind(body), "{ " + text.substr(1)));
    EXPECT_FALSE(parse_body(kind(body), text.substr(0, text.size() - 1) + ",\"more\":1}"));
    EXPECT_FALSE(parse_body(kind(body), "{" + text.substr(text.find(',') + 1))) << text;
    EXPECT_FALSE(parse_body("other", text));
  }
}

TEST(Body, WhatIsUnsoundIsRefused) {
  for (const Body& body : std::vector<Body>{
           PersonBody{"", kDigest, {}}, PersonBody{"Ada", "00", {}},
           PersonBody{"Ada", kDigest, {Role::viewer, Role::keeper}},
           PersonBody{"Ada", kDigest, {Role::keeper, Role::keeper}},
           PersonBody{"Web", kDigest, {Role::viewer, Role::service}}, ReviewBody{"", ""},
           ReviewBody{"../x", ""}, ReviewBody{".x", ""}, ReviewBody{"x", std::string("\x01")},
           ReviewBody{"x", "\xff"}, ReviewBody{"x", std::string(100'001, 'a')},
           DrawBody{"A" + std::string(63, 'a'), kDigest}, TokenBody{"Ada", {}, kDigest, {}},
           TokenBody{"Ada", {Role::keeper}, kDigest, {}}, RevocationBody{""},
           ObjectionBody{"x", "", "why"}, ObjectionBody{"x", "MX.toll", ""}, AnswerBody{1, ""}})
    EXPECT_TRUE(unsound(body)) << kind(body);
  for (const Body& body : bodies()) EXPECT_FALSE(unsound(body)) << kind(body);
}

TEST(Add, WhatDoesNotAgreeIsRefused) {
  Scene scene;
  Ledger ledger = scene.open();
  Evidence other_policy = evidence("x");
  other_policy.policy += "more";
  const auto refused = ledger.add(scene.as("Ada"), other_policy, "x.json");
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(fault_of(refused).find(sha256(other_policy.policy)), std::string::npos);
  EXPECT_NE(fault_of(refused).find(sha256(evidence("x").policy)), std::string::npos);
  Evidence no_json = evidence("x");
  no_json.determination = "{";
  EXPECT_FALSE(ledger.add(scene.as("Ada"), no_json, "x.json").ok());
  EXPECT_FALSE(ledger.add(scene.as("Ada"), evidence("../x"), "x.json").ok());
  EXPECT_FALSE(ledger.add(scene.as("Ada"), evidence("x", "2023Q3"), "x.json").ok());
  EXPECT_EQ(must(ledger.state()).number(), 1U);
  Ledger reader = must(Ledger::open_read_only(scene.file()));
  EXPECT_FALSE(reader.add(scene.as("Ada"), evidence("x"), "x.json").ok());
  EXPECT_EQ(must(ledger.state()).number(), 1U);
}

TEST(Create, TakesNothingAway) {
  Scene scene;
  const std::string before = bytes_of(scene.file());
  EXPECT_EQ(Ledger::create(scene.file(), scene.key("Bob")).faults().front().kind, FaultKind::usage);
  EXPECT_EQ(bytes_of(scene.file()), before);
  EXPECT_NE(fault_of(Ledger::open(scene.path("none"))).find("ledger init"), std::string::npos);
}

}  // namespace
}  // namespace setpoint::ledger::test
