// Rows changed by somebody who keeps the checksums of the file right: verify names them.
#include <gtest/gtest.h>

#include <algorithm>

#include "ledger/scene.h"
#include "setpoint/ledger/body.h"

namespace setpoint::ledger::test {
namespace {

class Tampered : public testing::Test {
 protected:
  void SetUp() override {
    fill(scene_);
    whole_ = bytes_of(scene_.file());
    entries_ = must(must(Ledger::open_read_only(scene_.file())).entries());
  }
  // What verify says after the change; the file is as before when it returns.
  std::vector<std::string> after(const std::string& sql) {
    tamper(scene_.file(), sql);
    std::vector<std::string> found = texts(scene_.verified());
    for (const Finding& finding : scene_.verified().findings)
      EXPECT_FALSE(finding.page) << "the tamperer kept the checksums";
    put(scene_.file(), whole_);
    return found;
  }
  // A finding whose place begins so.
  static bool says(const std::vector<std::string>& found, const std::string& place) {
    return std::any_of(found.begin(), found.end(),
                       [&](const std::string& line) { return line.starts_with(place); });
  }
  static std::string at(std::uint64_t number) { return "entry " + std::to_string(number) + ", "; }
  // An entry that an insider signed with a key of the ledger, past its rules.
  [[nodiscard]] Entry forged(const Body& body, const std::string& author,
                             const KeyPair& key) const {
    Entry entry;
    entry.number = entries_.size() + 1;
    entry.recorded = entries_.back().recorded;
    entry.kind = kind(body);
    entry.subject = subject(body);
    entry.body = to_text(body);
    entry.author = author;
    entry.previous = entries_.back().hash;
    return sealed(std::move(entry), key);
  }
  static std::string insertion(const Entry& e) {
    std::string sql = "INSERT INTO entry VALUES (" + std::to_string(e.number);
    for (const std::string* text : {&e.recorded, &e.kind, &e.subject, &e.body, &e.author,
                                    &e.public_key, &e.previous, &e.hash, &e.signature})
      sql += ", '" + *text + "'";
    return sql + ")";
  }
  Scene scene_;
  std::string whole_;
  std::vector<Entry> entries_;
};

TEST_F(Tampered, NothingDoneNothingFound) {
  EXPECT_EQ(joined(after("SELECT 1")), "");
}

TEST_F(Tampered, EveryColumnOfEveryEntry) {
  for (const Entry& entry : entries_) {
    for (const std::string column : {"recorded", "kind", "subject", "body", "author", "public_key",
                                     "previous", "hash", "signature"}) {
      // The last character, one bit of it.
      const std::string sql = "UPDATE entry SET " + column + " = substr(" + column +
                              ", 1, length(" + column + ") - 1) || char(unicode(substr(" + column +
                              ", -1)) + 1) WHERE number = " + std::to_string(entry.number);
      const auto found = after(sql);
      const bool either = column == "recorded" || column == "body";
      ASSERT_TRUE(says(found, at(entry.number) + (either ? "recorded or body" : column)))
          << column << " of entry " << entry.number << "\n"
          << joined(found);
    }
    // Another person of the ledger would have done as well.
    if (entry.author != "Ada") continue;
    const auto found =
        after("UPDATE entry SET author = 'Bob' WHERE number = " + std::to_string(entry.number));
    ASSERT_TRUE(says(found, at(entry.number) + "author")) << joined(found);
  }
}

TEST_F(Tampered, NumbersOfEntries) {
  const auto last = entries_.size();
  // A gap at the end, and two that change places.
  EXPECT_TRUE(says(after("UPDATE entry SET number = 99 WHERE number = " + std::to_string(last)),
                   at(99) + "number"));
  const auto swapped = after(
      "UPDATE entry SET number = 99 WHERE number = 4; UPDATE entry SET number = 4 WHERE number = "
      "5; UPDATE entry SET number = 5 WHERE number = 99");
  EXPECT_TRUE(says(swapped, at(4) + "previous")) << joined(swapped);
  EXPECT_TRUE(says(swapped, at(5) + "previous")) << joined(swapped);
}

TEST_F(Tampered, EntriesRemoved) {
  for (std::size_t k = 1; k < entries_.size(); ++k) {
    const auto found = after("DELETE FROM entry WHERE number = " + std::to_string(k));
    ASSERT_TRUE(says(found, at(k + 1) + "number")) << k << "\n" << joined(found);
    ASSERT_TRUE(says(found, at(k + 1) + "previous")) << k << "\n" << joined(found);
  }
}

// The end of a chain is told by a receipt alone.
TEST_F(Tampered, EndCutOff) {
  const Entry& last = entries_.back();
  tamper(scene_.file(), "DELETE FROM entry WHERE number = " + std::to_string(last.number));
  EXPECT_EQ(joined(texts(scene_.verified())), "");
  EXPECT_TRUE(says(texts(scene_.verified({{last.number, last.hash}})),
                   "entry " + std::to_string(last.number) + ": is gone"));
  const Entry& other = entries_.front();
  EXPECT_EQ(joined(texts(scene_.verified({{other.number, other.hash}}))), "");
  EXPECT_TRUE(says(texts(scene_.verified({{other.number, last.hash}})), at(1) + "hash"));
}

TEST_F(Tampered, Documents) {
  const State state = must(must(Ledger::open_read_only(scene_.file())).state());
  const DeterminationBody& body = state.determination("2024Q3-two")->body;
  for (const std::string& digest : {body.determination, body.policy, *body.sources}) {
    const std::string where = " WHERE sha256 = '" + digest + "'";
    const auto changed = after(
        "UPDATE document SET bytes = CAST(substr(bytes, 1, length(bytes) - 1) || x'00' AS BLOB)" +
        where);
    EXPECT_TRUE(says(changed, "document " + digest + ": its bytes")) << joined(changed);
    const auto renamed =
        after("UPDATE document SET sha256 = '" + std::string(64, '0') + "'" + where);
    EXPECT_TRUE(says(renamed, "document " + std::string(64, '0') + ": its bytes"));
    EXPECT_TRUE(says(renamed, "document " + std::string(64, '0') + ": no entry names it"));
    const auto removed = after("DELETE FROM document" + where);
    ASSERT_EQ(removed.size(), 1U) << joined(removed);
    EXPECT_NE(removed[0].find("document " + digest + ": is missing"), std::string::npos);
  }
  const std::string more = "more";
  EXPECT_EQ(joined(after("INSERT INTO document VALUES ('" + sha256(more) + "', x'6d6f7265')")),
            "document " + sha256(more) + ": no entry names it\n");
}

TEST_F(Tampered, Schema) {
  const auto change = [&](const std::string& sql) {
    sqlite3* connection = nullptr;
    sqlite3_open_v2(scene_.file().c_str(), &connection, SQLITE_OPEN_READWRITE, checked_vfs());
    EXPECT_EQ(sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sql;
    sqlite3_close(connection);
    const std::string found = joined(texts(scene_.verified()));
    put(scene_.file(), whole_);
    return found;
  };
  for (const SchemaObject& object : kSchema) {
    if (object.type != "trigger") continue;
    EXPECT_EQ(change("DROP TRIGGER " + std::string(object.name)),
              "schema object " + std::string(object.name) + ": is missing\n");
  }
  EXPECT_EQ(change("CREATE TABLE more(a)"), "schema object more: is not part of a ledger\n");
  EXPECT_EQ(change("CREATE INDEX more ON entry(kind)"),
            "schema object more: is not part of a ledger\n");
  EXPECT_EQ(change("DROP TRIGGER entry_stays; CREATE TRIGGER entry_stays BEFORE DELETE ON entry "
                   "BEGIN SELECT 1; END"),
            "schema object entry_stays: is not as the program made it\n");
  EXPECT_NE(change("PRAGMA user_version=7"), "");
  EXPECT_NE(change("PRAGMA application_id=7"), "");
}

TEST_F(Tampered, TriggersRefuseUpdatesAndDeletes) {
  sqlite3* connection = nullptr;
  sqlite3_open_v2(scene_.file().c_str(), &connection, SQLITE_OPEN_READWRITE, checked_vfs());
  for (const std::string sql :
       {"UPDATE entry SET author = author", "DELETE FROM entry", "DELETE FROM document",
        "UPDATE document SET bytes = bytes", "INSERT OR REPLACE INTO entry SELECT * FROM entry",
        "INSERT OR REPLACE INTO document SELECT * FROM document",
        "INSERT INTO entry SELECT 99, recorded, kind, subject, body, author, public_key, previous, "
        "hash, signature FROM entry WHERE number = 1"})
    EXPECT_EQ(sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_CONSTRAINT)
        << sql;
  sqlite3_close(connection);
  EXPECT_EQ(bytes_of(scene_.file()), whole_);
}

// Somebody with a key of the ledger writes past its rules: a chain that holds, and yet.
TEST_F(Tampered, ForgedEntries) {
  {
    Ledger ledger = scene_.open();
    must(ledger.add(scene_.as("Ada"), evidence("2024Q4-new", "2024Q4"), ""));
    must(ledger.review(scene_.as("Bob"), "2024Q4-new", ""));
  }
  whole_ = bytes_of(scene_.file());
  entries_ = must(must(Ledger::open_read_only(scene_.file())).entries());
  const std::uint64_t number = entries_.size() + 1;
  struct Case {
    const char* what;
    Body body;
    const char* author;
    const char* key;
    const char* column;
  };
  const std::vector<Case> cases = {
      {"the reviewer publishes", PublicationBody{"2024Q4-new", ""}, "Bob", "Bob", "author"},
      {"and through the service", PublicationBody{"2024Q4-new", ""}, "Bob", "Web", "author"},
      {"as another", PublicationBody{"2024Q4-new", ""}, "Ada", "Bob", "public_key"},
      {"as nobody", PublicationBody{"2024Q4-new", ""}, "Zoe", "Bob", "author"},
      {"with a key from elsewhere", PublicationBody{"2024Q4-new", ""}, "Ada", "Zoe", "public_key"},
      {"twice", PublicationBody{"2024Q3-two", ""}, "Ada", "Ada", "body"},
      {"no keeper admits", PersonBody{"Zoe", scene_.key("Zoe").public_key(), {Role::publisher}},
       "Bob", "Bob", "author"},
      {"a service admits", PersonBody{"Zoe", scene_.key("Zoe").public_key(), {Role::publisher}},
       "Ada", "Web", "public_key"}};
  for (const Case& each : cases) {
    const auto found = after(insertion(forged(each.body, each.author, scene_.key(each.key))));
    EXPECT_TRUE(says(found, at(number) + each.column)) << each.what << "\n" << joined(found);
    EXPECT_EQ(found.size(), 1U) << each.what << "\n" << joined(found);
  }
  // What is allowed is not found: the test can tell.
  EXPECT_EQ(
      joined(after(insertion(forged(PublicationBody{"2024Q4-new", ""}, "Ada", scene_.key("Ada"))))),
      "");
  // Nor does a reader take a forged one for good.
  tamper(scene_.file(),
         insertion(forged(PublicationBody{"2024Q4-new", ""}, "Bob", scene_.key("Bob"))));
  auto ledger = must(Ledger::open_read_only(scene_.file()));
  EXPECT_NE(fault_of(ledger.state()).find("entry " + std::to_string(number)), std::string::npos);
}

// A determination.json that is whole and is not what its entry says.
TEST_F(Tampered, EntryThatSaysOtherThanItsDocument) {
  const Evidence other = evidence("2024Q4-new", "2024Q4");
  DeterminationBody body =
      must(must(Ledger::open_read_only(scene_.file())).state()).determination("2024Q3-one")->body;
  body.id = "2024Q4-new";
  body.determination = sha256(other.determination);
  const auto found = after("INSERT INTO document VALUES ('" + body.determination + "', CAST('" +
                           other.determination + "' AS BLOB)); " +
                           insertion(forged(body, "Ada", scene_.key("Ada"))));
  EXPECT_EQ(joined(found), "entry " + std::to_string(entries_.size() + 1) + ", document " +
                               body.determination + ": its window is not what its entry says\n");
}

// A row that no reader sees is found all the same.
TEST(Tamper, ARowBeforeTheFirst) {
  Scene scene;
  fill(scene);
  tamper(
      scene.file(),
      "INSERT INTO entry SELECT -1, recorded, kind, subject, body, author, public_key, previous, "
      "hash, signature FROM entry WHERE number = 2");
  EXPECT_NE(joined(texts(scene.verified())).find("number -1"), std::string::npos);
}

}  // namespace
}  // namespace setpoint::ledger::test
