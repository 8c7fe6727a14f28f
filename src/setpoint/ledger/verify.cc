#include "setpoint/ledger/verify.h"

#include <charconv>
#include <map>
#include <set>
#include <utility>

#include "setpoint/core/digest.h"
#include "setpoint/ledger/chain.h"
#include "setpoint/ledger/determination_facts.h"
#include "setpoint/ledger/file_check.h"
#include "setpoint/ledger/schema.h"
#include "setpoint/sampling/draw_record.h"

namespace setpoint::ledger {
namespace {

Finding at_entry(std::uint64_t number, std::string column, std::string what) {
  Finding finding{.what = std::move(what)};
  finding.entry = number;
  if (!column.empty()) finding.column = std::move(column);
  return finding;
}

Finding at_document(std::string digest, std::string what) {
  Finding finding{.what = std::move(what)};
  finding.document = std::move(digest);
  return finding;
}

class Verifier {
 public:
  Verifier(const Database& database, const std::vector<Anchor>& anchors, Verification& result)
      : database_(database), anchors_(anchors), result_(result) {}

  void run() {
    note(database_.run("BEGIN"), "the ledger cannot be read");
    note(schema(), "the schema cannot be read");
    note(structure(), "the structure of the file cannot be checked");
    note(entries(), "entries after " + std::to_string(result_.entries) + " cannot be read");
    note(documents(),
         "documents after the first " + std::to_string(result_.documents) + " cannot be read");
    check_anchors();
  }

 private:
  void find(Finding finding) { result_.findings.push_back(std::move(finding)); }
  void note(const Result<Done>& done, const std::string& what) {
    if (!done) find({.what = what + ": " + done.faults().front().what});
  }

  Result<Done> schema() {
    const auto id = database_.integer("PRAGMA application_id");
    const auto version = database_.integer("PRAGMA user_version");
    if (!id) return id.faults();
    if (!version) return version.faults();
    if (*id != kApplicationId || *version != kFileVersion)
      find({.what = "the header of the file does not name a ledger of this layout"});
    auto statement = database_.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY rowid");
    if (!statement) return std::move(statement).faults();
    std::map<std::string_view, const SchemaObject*> missing;
    for (const SchemaObject& object : kSchema) missing.emplace(object.name, &object);
    while (true) {
      const auto row = statement->step();
      if (!row) return row.faults();
      if (!*row) break;
      const std::string name = statement->text(1);
      const auto known = missing.find(name);
      Finding finding{.what = "is not part of a ledger"};
      finding.object = name;
      if (known == missing.end()) {
        find(std::move(finding));
        continue;
      }
      finding.what = "is not as the program made it";
      if (statement->text(0) != known->second->type || statement->text(2) != known->second->sql)
        find(std::move(finding));
      missing.erase(known);
    }
    for (const auto& [name, object] : missing) {
      Finding finding{.what = "is missing"};
      finding.object = name;
      find(std::move(finding));
    }
    return Done{};
  }

  Result<Done> structure() {
    auto statement = database_.prepare("PRAGMA integrity_check");
    if (!statement) return std::move(statement).faults();
    while (true) {
      const auto row = statement->step();
      if (!row) return row.faults();
      if (!*row) return Done{};
      if (const std::string said = statement->text(0); said != "ok")
        find({.what = "structure of the file: " + said});
    }
  }

  Result<Done> entries() {
    // A row before the first is none that any reader sees.
    auto hidden = database_.prepare("SELECT number FROM entry WHERE number < 1 ORDER BY number");
    if (!hidden) return std::move(hidden).faults();
    while (true) {
      const auto row = hidden->step();
      if (!row) return row.faults();
      if (!*row) break;
      find({.what = "entry has the number " + std::to_string(hidden->integer(0)) +
                    ", and the first is 1"});
    }
    auto reader = EntryReader::after(database_, 0);
    if (!reader) return std::move(reader).faults();
    while (true) {
      auto next = reader->next();
      if (!next) return std::move(next).faults();
      if (!*next) return Done{};
      one(**next);
    }
  }

  void one(const Entry& entry) {
    ++result_.entries;
    result_.head = {entry.number, entry.hash};
    hashes_.emplace(entry.number, entry.hash);
    for (const ChainProblem& problem : chain_problems(entry, state_))
      find(at_entry(entry.number, problem.column, problem.what));
    const auto body = parse_body(entry.kind, entry.body);
    if (body)
      for (const std::string& digest : ledger::documents(*body))
        wanted_[digest].insert(entry.number);
    std::optional<Refusal> refused;
    if (body) refused = state_.refusal(entry, *body);
    if (refused)
      find(at_entry(entry.number, refused->column,
                    refused->what + "; expected " + refused->expected));
    if (body && !refused)
      state_.add(entry, *body);
    else
      state_.pass_over(entry);
  }

  Result<Done> documents() {
    auto statement = database_.prepare("SELECT sha256, bytes FROM document ORDER BY sha256");
    if (!statement) return std::move(statement).faults();
    std::multimap<std::string, const DeterminationBody*> determinations;
    for (const DeterminationRecord& each : state_.determinations())
      determinations.emplace(each.body.determination, &each.body);
    std::multimap<std::string, const DrawBody*> draws;
    for (const DrawRecordEntry& each : state_.draws())
      draws.emplace(each.body.document, &each.body);
    std::set<std::string> seen;
    while (true) {
      const auto row = statement->step();
      if (!row) return row.faults();
      if (!*row) break;
      ++result_.documents;
      const std::string digest = statement->text(0);
      const std::string bytes = statement->text(1);
      seen.insert(digest);
      if (!wanted_.contains(digest)) find(at_document(digest, "no entry names it"));
      if (sha256(bytes) != digest) {
        find(at_document(digest, "its bytes do not agree with its digest"));
        continue;
      }
      for (auto [of, end] = determinations.equal_range(digest); of != end; ++of)
        compare(digest, bytes, *of->second);
      for (auto [of, end] = draws.equal_range(digest); of != end; ++of) {
        const auto commitment = read_commitment(bytes, digest);
        if (!commitment || hex(commitment->commitment) != of->second->commitment)
          find(at_document(digest, "is not the commitment that its entry names"));
      }
    }
    for (const auto& [digest, numbers] : wanted_) {
      if (seen.contains(digest)) continue;
      Finding finding = at_document(digest, "is missing");
      finding.entry = *numbers.begin();
      find(std::move(finding));
    }
    return Done{};
  }

  void compare(const std::string& digest, const std::string& bytes, const DeterminationBody& body) {
    const auto facts = facts_of(bytes, digest);
    std::string what;
    if (!facts)
      what = facts.faults().front().what;
    else if (const std::string member = difference(*facts, body); !member.empty())
      what = "its " + member + " is not what its entry says";
    if (what.empty()) return;
    Finding finding = at_document(digest, what);
    finding.entry = *wanted_[digest].begin();
    find(std::move(finding));
  }

  void check_anchors() {
    for (const Anchor& anchor : anchors_) {
      const auto there = hashes_.find(anchor.number);
      if (there == hashes_.end())
        find(at_entry(anchor.number, "", "is gone: the chain ends or has a gap before it"));
      else if (there->second != anchor.hash)
        find(at_entry(anchor.number, "hash", "is not " + anchor.hash + ": another chain"));
    }
  }

  const Database& database_;
  const std::vector<Anchor>& anchors_;
  Verification& result_;
  State state_;
  std::map<std::uint64_t, std::string> hashes_;
  std::map<std::string, std::set<std::uint64_t>> wanted_;  // digest -> entries that name it
};

}  // namespace

Result<Anchor> parse_anchor(std::string_view text) {
  constexpr std::size_t kDigest = 64;
  Anchor anchor;
  const std::size_t colon = text.find(':');
  const std::string_view number = text.substr(0, colon);
  const auto read = std::from_chars(number.data(), number.data() + number.size(), anchor.number);
  anchor.hash = colon == text.npos ? "" : text.substr(colon + 1);
  if (read.ec == std::errc() && read.ptr == number.data() + number.size() && anchor.number > 0 &&
      is_hex(anchor.hash, kDigest))
    return anchor;
  return Fault{FaultKind::usage,
               {},
               "'" + std::string(text) + "' is not a receipt",
               "NUMBER:HASH as an append printed it"};
}

Result<Verification> verify(const std::filesystem::path& ledger,
                            const std::vector<Anchor>& anchors) {
  auto file = check_file(ledger);
  if (!file) return std::move(file).faults();
  Verification result;
  result.pages = file->pages;
  result.wal = std::move(file->wal);
  result.findings = std::move(file->findings);
  const auto database = Database::open(ledger, Database::Access::read_only);
  if (!database) {
    if (exit_status(database.faults()) != 1) return database.faults();
    result.findings.push_back({.what = database.faults().front().what});
    return result;
  }
  Verifier(**database, anchors, result).run();
  return result;
}

}  // namespace setpoint::ledger
