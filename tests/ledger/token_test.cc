// Tokens give what they were given, and nothing otherwise; the ledger never has one.
#include "setpoint/ledger/token.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "ledger/scene.h"

namespace setpoint::ledger::test {
namespace {

class Tokens : public testing::Test {
 protected:
  void SetUp() override {
    Ledger ledger = scene_.open();
    scene_.admit(ledger, "Bob", {Role::analyst, Role::reviewer, Role::viewer});
    scene_.admit(ledger, "Web", {Role::service});
  }
  Scene scene_;
};

TEST_F(Tokens, GiveTheirRoles) {
  Ledger ledger = scene_.open();
  const auto one =
      must(ledger.issue_token(scene_.as("Ada"), "Bob", {Role::viewer, Role::analyst}, {}));
  const auto two = must(ledger.issue_token(scene_.as("Ada"), "Bob", {Role::reviewer}, {}));
  EXPECT_EQ(one.text.size(), 46U);
  EXPECT_TRUE(one.text.starts_with("sp_"));
  EXPECT_NE(one.text, two.text);
  EXPECT_EQ(must(ledger.find_token(one.text)), (TokenHolder{"Bob", {Role::analyst, Role::viewer}}));
  EXPECT_EQ(must(ledger.find_token(two.text)), (TokenHolder{"Bob", {Role::reviewer}}));
  // Another connection sees what was issued after it was opened.
  Ledger other = scene_.open();
  const auto three = must(ledger.issue_token(scene_.as("Ada"), "Bob", {Role::viewer}, {}));
  EXPECT_TRUE(must(other.find_token(three.text)).has_value());
}

TEST_F(Tokens, AllThatGiveNothingGiveTheSameNothing) {
  Ledger ledger = scene_.open();
  const auto good = must(ledger.issue_token(scene_.as("Ada"), "Bob", {Role::viewer}, {}));
  const auto revoked = must(ledger.issue_token(scene_.as("Ada"), "Bob", {Role::viewer}, {}));
  must(ledger.revoke(scene_.as("Ada"), sha256(revoked.text)));
  EXPECT_FALSE(ledger.revoke(scene_.as("Ada"), sha256(revoked.text)).ok()) << "twice";
  const auto until =
      must(ledger.issue_token(scene_.as("Ada"), "Bob", {Role::viewer}, Date::of(2026, 1, 3)));
  EXPECT_TRUE(must(ledger.find_token(until.text)).has_value());
  scene_.time.advance_days(2);
  EXPECT_TRUE(must(ledger.find_token(until.text)).has_value()) << "on its last day";
  scene_.time.advance_days(1);
  for (const std::string& text :
       {std::string(), std::string("sp_"), revoked.text, until.text, good.text + "A",
        good.text.substr(0, good.text.size() - 1), "sp_" + std::string(43, 'A'), sha256(good.text),
        good.text + "\n", " " + good.text, std::string("\0", 1)})
    EXPECT_FALSE(must(ledger.find_token(text)).has_value()) << text;
  EXPECT_TRUE(must(ledger.find_token(good.text)).has_value());
}

TEST_F(Tokens, AreNoMoreThanTheirHolder) {
  Ledger ledger = scene_.open();
  const auto issue = [&](const Signer& signer, const std::string& person, const Roles& roles) {
    return ledger.issue_token(signer, person, roles, {});
  };
  EXPECT_FALSE(issue(scene_.as("Ada"), "Bob", {Role::publisher}).ok()) << "Bob is none";
  EXPECT_FALSE(issue(scene_.as("Ada"), "Ada", {Role::keeper}).ok()) << "keepers need their key";
  EXPECT_FALSE(issue(scene_.as("Ada"), "Zoe", {Role::viewer}).ok());
  EXPECT_FALSE(issue(scene_.as("Ada"), "Bob", {}).ok());
  EXPECT_FALSE(issue(scene_.as("Ada"), "Web", {Role::service}).ok());
  EXPECT_FALSE(issue(scene_.as("Bob"), "Bob", {Role::viewer}).ok()) << "Bob is no keeper";
  EXPECT_FALSE(issue(scene_.by_service("Web", "Ada"), "Bob", {Role::viewer}).ok());
  const auto token = must(issue(scene_.as("Ada"), "Bob", {Role::viewer, Role::reviewer}));
  scene_.admit(ledger, "Bob", {Role::viewer});
  EXPECT_EQ(must(ledger.find_token(token.text)), (TokenHolder{"Bob", {Role::viewer}}));
  scene_.admit(ledger, "Bob", {});
  EXPECT_FALSE(must(ledger.find_token(token.text)).has_value());
}

TEST_F(Tokens, AreNotInTheFile) {
  Ledger ledger = scene_.open();
  const auto token = must(ledger.issue_token(scene_.as("Ada"), "Bob", {Role::viewer}, {}));
  const std::string bytes = bytes_of(scene_.file()) + bytes_of(scene_.file().string() + "-wal");
  EXPECT_NE(bytes.find(sha256(token.text)), std::string::npos)
      << "the test looks in the wrong place";
  EXPECT_EQ(bytes.find(token.text), std::string::npos);
  EXPECT_EQ(bytes.find(token.text.substr(3, 20)), std::string::npos);
}

}  // namespace
}  // namespace setpoint::ledger::test
