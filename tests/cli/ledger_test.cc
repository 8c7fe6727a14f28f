// setpoint ledger, from the first key to a proof.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/folder.h"
#include "cli/process.h"

namespace setpoint::test {
namespace {

using Words = std::vector<std::string>;
using Json = nlohmann::json;

// One determination of the reference dataset for all tests: it takes the longest.
class LedgerCommand : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    made_ = new TemporaryFolder;
    const Finished done = run({"determine", "--data", reference(), "--period", "2024Q3", "--draws",
                               "64", "--out", *made_ / "d"});
    ASSERT_EQ(done.status, 0) << done.err;
  }
  static void TearDownTestSuite() {
    delete made_;
    made_ = nullptr;
  }
  void SetUp() override {
    for (const char* name : {"Ada", "Bob"}) {
      const Finished made = run({"ledger", "key", "--name", name, "--out", key(name), "--json"});
      ASSERT_EQ(made.status, 0) << made.err;
      public_[name] = Json::parse(made.out).at("public");
    }
    ASSERT_EQ(ledger("Ada", {"init"}).status, 0);
    const Finished admitted = ledger("Ada", {"admit", "--name", "Bob", "--public", public_["Bob"],
                                             "--role", "reviewer,publisher"});
    ASSERT_EQ(admitted.status, 0) << admitted.err;
  }

  [[nodiscard]] static std::string determination() { return *made_ / "d/determination.json"; }
  [[nodiscard]] static std::string id() {
    return Json::parse(contents(determination())).at("id").get<std::string>();
  }
  [[nodiscard]] std::string at(const std::string& name) const { return folder_ / name; }
  [[nodiscard]] std::string key(const std::string& name) const { return at(name + ".key"); }
  // A command of the ledger, signed by someone, or by nobody.
  [[nodiscard]] Finished ledger(const std::string& who, Words words) const {
    words.insert(words.begin(), "ledger");
    words.insert(words.end(), {"--ledger", at("a.ledger")});
    if (!who.empty()) words.insert(words.end(), {"--key", key(who)});
    return run(words);
  }
  void publish() const {
    const Finished added = ledger("Ada", {"add", determination(), "--data", reference()});
    ASSERT_EQ(added.status, 0) << added.err;
    ASSERT_EQ(ledger("Ada", {"review", id(), "--note", "as computed"}).status, 0);
    ASSERT_EQ(ledger("Bob", {"publish", id()}).status, 0);
  }

  std::map<std::string, std::string> public_;

 private:
  static TemporaryFolder* made_;
  TemporaryFolder folder_;
};
TemporaryFolder* LedgerCommand::made_ = nullptr;

TEST_F(LedgerCommand, FromDraftToPublished) {
  const Finished added = ledger("Ada", {"add", determination(), "--data", reference()});
  ASSERT_EQ(added.status, 0) << added.err;
  EXPECT_TRUE(added.out.starts_with("entry 3 ")) << added.out;
  EXPECT_EQ(added.out.size(), std::string("entry 3 \n").size() + 64);
  EXPECT_EQ(ledger("Ada", {"add", determination()}).status, 1) << "twice";

  EXPECT_EQ(ledger("Bob", {"publish", id()}).status, 1) << "without a review";
  EXPECT_EQ(ledger("Ada", {"review", id().substr(0, 8)}).status, 0) << "by the beginning of its id";
  const Finished alone = ledger("Ada", {"publish", id()});
  EXPECT_EQ(alone.status, 1);
  EXPECT_NE(alone.err.find("another person"), std::string::npos) << alone.err;
  EXPECT_EQ(ledger("Bob", {"publish", id()}).status, 0);

  const auto json = Json::parse(ledger("", {"list", "--json"}).out);
  EXPECT_EQ(json.at("schema"), "setpoint.ledger/1");
  EXPECT_EQ(json.at("determinations").at(0).at("state"), "published");
  EXPECT_EQ(json.at("determinations").at(0).at("review").at("author"), "Ada");
  EXPECT_EQ(json.at("determinations").at(0).at("publication").at("author"), "Bob");
  EXPECT_NE(ledger("", {"list"}).out.find(id()), std::string::npos);
  EXPECT_EQ(ledger("", {"list", "--period", "2020Q1"}).out.find(id()), std::string::npos);
  const Finished verified = ledger("", {"verify"});
  EXPECT_EQ(verified.status, 0) << verified.err;
  EXPECT_EQ(files_in(at("")).count("a.ledger-wal"), 0U);
}

TEST_F(LedgerCommand, GivesBackWhatItWasGiven) {
  publish();
  const std::string whole = contents(determination());
  EXPECT_EQ(ledger("", {"show", id(), "--document", "determination"}).out, whole);
  EXPECT_EQ(ledger("", {"as-of", "2199-12-31", "--period", "2024Q3"}).out, whole);
  const Finished early = ledger("", {"as-of", "2020-01-01", "--period", "2024Q3"});
  EXPECT_EQ(early.status, 1);
  EXPECT_EQ(early.out, "");
  ASSERT_EQ(ledger("", {"as-of", "2199-12-31", "--out", at("then")}).status, 0);
  const auto files = files_in(at("then"));
  EXPECT_EQ(files.size(), 2U);
  EXPECT_EQ(files.at("determination-" + id() + ".json"), whole);
  EXPECT_EQ(files.at("ledger.json"), ledger("", {"list", "--json"}).out);
  const auto sources = Json::parse(ledger("", {"show", id(), "--document", "sources"}).out);
  EXPECT_GT(sources.at("tables").size(), 3U);
  EXPECT_EQ(sources.at("dataset").at("sha256"), Json::parse(whole).at("dataset").at("sha256"));
  EXPECT_NE(ledger("", {"show", id(), "--document", "policy"}).out.find("lag.weights from"),
            std::string::npos);
  EXPECT_NE(ledger("", {"show", id()}).out.find("as computed"), std::string::npos);
  EXPECT_EQ(Json::parse(ledger("", {"show", "4", "--json"}).out).at("kind"), "review");
  EXPECT_EQ(ledger("", {"show", "99"}).status, 1);
  const auto same = Json::parse(ledger("", {"diff", id(), id(), "--json"}).out);
  EXPECT_EQ(same.at("numbers").size(), 0U);
}

TEST_F(LedgerCommand, AnotherPolicyOrDatasetIsRefused) {
  const Finished policy =
      ledger("Ada", {"add", determination(), "--set", "footprint.domestic_share=0.5"});
  EXPECT_EQ(policy.status, 1);
  const std::string stated =
      Json::parse(contents(determination())).at("policy").at("sha256").get<std::string>();
  EXPECT_NE(policy.err.find(stated), std::string::npos) << policy.err;
  copy_reference(at("data"));
  write(at("data/dataset.toml"),
        replaced(contents(at("data/dataset.toml")), "\nname = \"", "\nname = \"Other: "));
  const Finished dataset = ledger("Ada", {"add", determination(), "--data", at("data")});
  EXPECT_EQ(dataset.status, 1) << dataset.out;
  EXPECT_EQ(Json::parse(ledger("", {"list", "--json"}).out).at("head").at("number"), 2);
}

// A number that was not computed is not recorded.
TEST_F(LedgerCommand, ANumberThatItsDerivationDoesNotGiveIsRefused) {
  const std::string whole = contents(determination());
  auto json = nlohmann::ordered_json::parse(whole);
  for (auto& country : json["countries"])
    if (country["country"] == "MX") country["toll"]["amount"] = 999.0;
  write(at("tampered.json"), json.dump());
  const Finished refused = ledger("Ada", {"add", at("tampered.json")});
  EXPECT_EQ(refused.status, 1);
  EXPECT_NE(refused.err.find("MX.toll is 999"), std::string::npos) << refused.err;
}

TEST_F(LedgerCommand, ALogThatWasLeftBehindIsNotTakenIn) {
  write(at("b.ledger-wal"), "left");
  const Finished refused = run({"ledger", "init", "--ledger", at("b.ledger"), "--key", key("Bob")});
  EXPECT_EQ(refused.status, 2);
  EXPECT_NE(refused.err.find("b.ledger-wal"), std::string::npos) << refused.err;
}

TEST_F(LedgerCommand, VerifySaysWhereAByteChanged) {
  publish();
  const auto sound = Json::parse(ledger("", {"verify", "--json"}).out);
  EXPECT_EQ(sound.at("sound"), true);
  const std::string head = std::to_string(sound.at("head").at("number").get<int>()) + ":" +
                           sound.at("head").at("hash").get<std::string>();
  EXPECT_EQ(ledger("", {"verify", "--head", head}).status, 0);
  EXPECT_EQ(ledger("", {"verify", "--head", "99:" + head.substr(2)}).status, 1);
  EXPECT_EQ(ledger("", {"verify", "--head", "x"}).status, 2);
  std::string bytes = contents(at("a.ledger"));
  bytes[100'000] = static_cast<char>(bytes[100'000] ^ 1);
  write(at("a.ledger"), bytes);
  const Finished found = ledger("", {"verify"});
  EXPECT_EQ(found.status, 1);
  EXPECT_NE(found.err.find("page 25, bytes 98304 to 102399 of the file"), std::string::npos)
      << found.err;
  const auto json = Json::parse(ledger("", {"verify", "--json"}).out);
  EXPECT_EQ(json.at("sound"), false);
  EXPECT_EQ(json.at("findings").at(0).at("page"), 25);
}

TEST_F(LedgerCommand, ObjectionsTokensAndDraws) {
  publish();
  const Finished objection =
      ledger("Bob", {"object", id(), "--number", "MX.toll", "--text", "too high"});
  EXPECT_EQ(objection.status, 0) << objection.err;
  EXPECT_EQ(ledger("Bob", {"object", id(), "--number", "MX.tol", "--text", "too high"}).status, 1);
  EXPECT_EQ(ledger("Ada", {"answer", "6", "--text", "row 0"}).status, 0);
  const Finished token = ledger("Ada", {"token", "--name", "Bob", "--role", "reviewer", "--json"});
  ASSERT_EQ(token.status, 0) << token.err;
  const std::string text = Json::parse(token.out).at("token");
  EXPECT_EQ(contents(at("a.ledger")).find(text), std::string::npos);
  EXPECT_EQ(ledger("Ada", {"revoke", text}).status, 0);
  EXPECT_EQ(ledger("Ada", {"revoke", text}).status, 1);

  write(at("frame.csv"), "period,stratum,psu,units\n2025Q1,truck,a,90\n2025Q1,truck,b,90\n");
  write(at("allocation.csv"), "period,stratum,psus,units_per_psu\n2025Q1,truck,1,20\n");
  const Words commit = {"draw",          "commit",       "--frame",
                        at("frame.csv"), "--allocation", at("allocation.csv"),
                        "--ledger",      at("a.ledger"), "--key"};
  const auto by = [&](const std::string& who) {
    Words words = commit;
    words.insert(words.end(), {key(who), "--out", at("draw-" + who)});
    return run(words);
  };
  const Finished committed = by("Ada");
  ASSERT_EQ(committed.status, 0) << committed.err;
  EXPECT_NE(committed.out.find("entry 10 "), std::string::npos) << committed.out;
  EXPECT_EQ(by("Bob").status, 1) << "no analyst";
  const auto list = Json::parse(ledger("", {"list", "--json"}).out);
  EXPECT_EQ(list.at("draws").at(0).at("commitment"),
            Json::parse(contents(at("draw-Ada/commitment.json"))).at("commitment"));
  EXPECT_EQ(list.at("objections").at(0).at("answers").at(0).at("text"), "row 0");
  EXPECT_EQ(ledger("", {"verify"}).status, 0);
}

TEST_F(LedgerCommand, FaultsHaveTheirStatus) {
  const Finished none =
      run({"ledger", "add", determination(), "--ledger", at("none"), "--key", key("Ada")});
  EXPECT_EQ(none.status, 1);
  EXPECT_NE(none.err.find("setpoint ledger init"), std::string::npos) << none.err;
  EXPECT_EQ(ledger("Ada", {"init"}).status, 2) << "over another";
  EXPECT_EQ(ledger("", {"add", determination()}).status, 2) << "without a key";
  EXPECT_EQ(run({"ledger"}).status, 2);
  EXPECT_EQ(ledger("", {"as-of", "yesterday"}).status, 2);
  EXPECT_EQ(ledger("", {"list", "--period", "2024"}).status, 2);
  EXPECT_EQ(
      ledger("Ada", {"admit", "--name", "Eve", "--public", public_["Ada"], "--role", "all"}).status,
      2);
  EXPECT_EQ(ledger("Ada", {"admit", "--name", "Eve", "--public", public_["Ada"]}).status, 2);
  ::chmod(key("Ada").c_str(), 0644);
  EXPECT_EQ(ledger("Ada", {"add", determination()}).status, 1) << "a key that others may read";
  const Finished full = run({"ledger", "key", "--name", "Eve", "--out", at("Eve.key")},
                            {.standard_output = "", .largest_file = 0});
  EXPECT_EQ(full.status, 3) << full.err;
  EXPECT_EQ(files_in(at("")).count("Eve.key"), 0U);
}

// On a full disk an append says so, and the ledger is as before.
TEST_F(LedgerCommand, FullDisk) {
  const Finished full =
      run({"ledger", "add", determination(), "--ledger", at("a.ledger"), "--key", key("Ada")},
          {.standard_output = "", .largest_file = 100'000});
  EXPECT_EQ(full.status, 3) << full.err;
  EXPECT_EQ(full.out, "");
  EXPECT_EQ(ledger("", {"verify"}).status, 0);
  EXPECT_EQ(ledger("Ada", {"add", determination()}).status, 0);
}

// The key may be named by the environment.
TEST_F(LedgerCommand, KeyFromTheEnvironment) {
  ::setenv("SETPOINT_KEY", key("Ada").c_str(), 1);
  const Finished added = ledger("", {"add", determination()});
  ::unsetenv("SETPOINT_KEY");
  EXPECT_EQ(added.status, 0) << added.err;
}

}  // namespace
}  // namespace setpoint::test
