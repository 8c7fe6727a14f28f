// A ledger in a folder of its own, persons with keys, and determinations that are as small as the
// ledger lets them be.
#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/core/digest.h"
#include "setpoint/ledger/ledger.h"
#include "setpoint/ledger/page_checksum.h"
#include "setpoint/ledger/schema.h"
#include "setpoint/ledger/verify.h"

namespace setpoint::ledger::test {

namespace fs = std::filesystem;

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.faults().front().text());
  return *std::move(result);
}

template <class T>
std::string fault_of(const Result<T>& result) {
  return result ? "" : result.faults().front().text();
}

class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "setpoint-ledger-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] fs::path operator/(const std::string& name) const { return path_ / name; }

 private:
  fs::path path_;
};

inline std::string bytes_of(const fs::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

inline void put(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

// What a determination rests on. `filling` makes the document as long as one wants.
inline Evidence evidence(const std::string& id, const std::string& last = "2024Q3",
                         const std::string& filling = "", const std::string& first = "2023Q4") {
  const std::string policy = "rule.step from 2018-10-01: number 1\n";
  return {"{\"schema\":\"setpoint.determination/1\",\"id\":\"" + id + "\",\"window\":[\"" + first +
              "\",\"" + last +
              "\"],\"previous\":null,\"policy\":{\"name\":\"p\",\"version\":\"1\",\"sha256\":\"" +
              sha256(policy) + "\"},\"dataset\":{\"name\":\"d\",\"sha256\":\"" +
              std::string(64, 'd') +
              "\"},\"seed\":18446744073709551615,\"draws\":1000,\"filling\":\"" + filling +
              "\",\"trace\":{\"sources\":[],\"roots\":{\"MX.toll\":0},\"nodes\":[{\"leaf\":"
              "\"constant\",\"what\":\"made up\",\"value\":5}]}}\n",
          policy,
          {}};
}

// Time that goes on by a second whenever somebody looks; from 2026-01-01T00:00:00Z.
class Ticking {
 public:
  [[nodiscard]] Clock clock() {
    return [now = now_] { return *now += 1'000'000; };
  }
  void advance_days(std::int64_t days) { *now_ += days * 86'400'000'000; }

 private:
  std::shared_ptr<std::int64_t> now_ = std::make_shared<std::int64_t>(1'767'225'600'000'000);
};

// Ada founds a ledger.
class Scene {
 public:
  Scene() { must(Ledger::create(file(), key("Ada"), time.clock())); }

  [[nodiscard]] fs::path file() const { return folder_ / "a.ledger"; }
  [[nodiscard]] fs::path path(const std::string& name) const { return folder_ / name; }
  [[nodiscard]] Ledger open() { return must(Ledger::open(file(), time.clock())); }
  // Made when it is first asked for.
  const KeyPair& key(const std::string& name) {
    const auto known = keys_.find(name);
    if (known != keys_.end()) return known->second;
    return keys_.emplace(name, must(KeyPair::generate(name))).first->second;
  }
  [[nodiscard]] Signer as(const std::string& name) { return Signer(key(name)); }
  [[nodiscard]] Signer by_service(const std::string& service, const std::string& name) {
    return {key(service), name};
  }
  void admit(Ledger& ledger, const std::string& name, Roles roles) {
    must(ledger.admit(as("Ada"), {name, key(name).public_key(), std::move(roles)}));
  }
  [[nodiscard]] Verification verified(const std::vector<Anchor>& anchors = {}) const {
    return must(verify(file(), anchors));
  }

  Ticking time;

 private:
  Folder folder_;
  std::map<std::string, KeyPair> keys_;
};

// One of every kind of entry, and a publication that supersedes another.
inline void fill(Scene& scene) {
  Ledger ledger = scene.open();
  scene.admit(ledger, "Bob", {Role::reviewer, Role::publisher, Role::viewer});
  scene.admit(ledger, "Web", {Role::service});
  must(ledger.add(scene.as("Ada"), evidence("2024Q3-one"), "one"));
  must(ledger.review(scene.as("Bob"), "2024Q3-one", "as computed"));
  must(ledger.publish(scene.as("Ada"), "2024Q3-one", "first"));
  Evidence second = evidence("2024Q3-two");
  second.sources = "{\"schema\":\"setpoint.sources/1\"}\n";
  must(ledger.add(scene.as("Ada"), second, "two"));
  must(ledger.review(scene.as("Ada"), "2024Q3-two", ""));
  must(ledger.publish(scene.by_service("Web", "Bob"), "2024Q3-two", "corrected deaths"));
  must(ledger.object(scene.as("Bob"), {"2024Q3-two", "MX.toll", "too high"}));
  must(ledger.answer(scene.as("Ada"), {ledger.state()->number(), "it follows from row 7"}));
  must(ledger.issue_token(scene.as("Ada"), "Bob", {Role::viewer}, Date::of(2027, 1, 1)));
  must(ledger.revoke(scene.as("Ada"), ledger.state()->tokens().front().body.digest));
}

// SQL by somebody who knows the file: triggers out of the way and put back, checksums of pages as
// the program makes them.
inline void tamper(const fs::path& file, const std::string& sql) {
  sqlite3* connection = nullptr;
  if (sqlite3_open_v2(file.c_str(), &connection, SQLITE_OPEN_READWRITE, checked_vfs()) != SQLITE_OK)
    throw std::runtime_error("cannot be opened");
  std::string all = "BEGIN;";
  for (const SchemaObject& object : kSchema)
    if (object.type == "trigger") (all += "DROP TRIGGER ").append(object.name) += ";";
  all += sql + ";";
  for (const SchemaObject& object : kSchema)
    if (object.type == "trigger") (all += object.sql) += ";";
  all += "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)";
  char* said = nullptr;
  const int status = sqlite3_exec(connection, all.c_str(), nullptr, nullptr, &said);
  const std::string why = said == nullptr ? "" : said;
  sqlite3_free(said);
  sqlite3_close(connection);
  if (status != SQLITE_OK) throw std::runtime_error(sql + ": " + why);
}

inline std::vector<std::string> texts(const Verification& verification) {
  std::vector<std::string> all;
  for (const Finding& finding : verification.findings) all.push_back(finding.text());
  return all;
}

inline std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

}  // namespace setpoint::ledger::test
