#include "setpoint/ledger/chain.h"

#include <utility>

#include "setpoint/ledger/body_rules.h"
#include "setpoint/ledger/record_time.h"

namespace setpoint::ledger {
namespace {

// The column whose change explains that the hash is another: the one which, set to what it must or
// may have been, gives the hash that was recorded.
std::string changed_column(const Entry& entry, const State& before) {
  const auto explains = [&](auto&& change) {
    Entry candidate = entry;
    change(candidate);
    return hash_of(candidate) == entry.hash;
  };
  if (is_signed_by(entry.public_key, hash_of(entry), entry.signature)) return "hash";
  if (explains([&](Entry& e) { e.previous = before.hash(); })) return "previous";
  if (explains([&](Entry& e) { e.number = before.number() + 1; })) return "number";
  for (const std::string_view kind : kKinds)
    if (explains([&](Entry& e) { e.kind = kind; })) return "kind";
  const auto body = parse_body(entry.kind, entry.body);
  if (body && explains([&](Entry& e) { e.subject = subject(*body); })) return "subject";
  // A founder is the first to be named, by that very entry.
  if (const auto* own = body ? std::get_if<PersonBody>(&*body) : nullptr) {
    if (explains([&](Entry& e) { e.author = own->name; })) return "author";
    if (explains([&](Entry& e) { e.public_key = own->public_key; })) return "public_key";
  }
  for (const auto& person : before.persons())
    if (explains([&](Entry& e) { e.author = person.first; })) return "author";
  for (const auto& key : before.keys())
    if (explains([&](Entry& e) { e.public_key = key.first; })) return "public_key";
  return "recorded or body";
}

}  // namespace

std::vector<ChainProblem> chain_problems(const Entry& entry, const State& before) {
  std::vector<ChainProblem> problems;
  if (entry.number != before.number() + 1)
    problems.push_back({"number", "follows entry " + std::to_string(before.number())});
  if (entry.previous != before.hash())
    problems.push_back({"previous", "is not the hash of the entry before it"});
  if (!is_record_time(entry.recorded))
    problems.push_back({"recorded", "is not a time"});
  else if (entry.recorded < before.recorded())
    problems.push_back({"recorded", "is before the time of the entry before it"});
  if (hash_of(entry) != entry.hash)
    problems.push_back({changed_column(entry, before), "does not agree with the hash"});
  else if (!is_signed_by(entry.public_key, entry.hash, entry.signature))
    problems.push_back({"signature", "is not one of the hash by the key"});
  if (!parse_body(entry.kind, entry.body))
    problems.push_back({"body", "is not that of a " + entry.kind + " in its canonical form"});
  return problems;
}

Result<EntryReader> EntryReader::after(const Database& database, std::uint64_t number) {
  auto statement = database.prepare(
      "SELECT number, recorded, kind, subject, body, author, public_key, previous, hash, signature "
      "FROM entry WHERE number > ? ORDER BY number");
  if (!statement) return std::move(statement).faults();
  statement->bind(1, static_cast<std::int64_t>(number));
  return EntryReader(*std::move(statement));
}

Result<std::optional<Entry>> EntryReader::next() {
  const auto row = statement_.step();
  if (!row) return row.faults();
  if (!*row) return std::optional<Entry>{};
  Entry entry;
  entry.number = static_cast<std::uint64_t>(statement_.integer(0));
  entry.recorded = statement_.text(1);
  entry.kind = statement_.text(2);
  entry.subject = statement_.text(3);
  entry.body = statement_.text(4);
  entry.author = statement_.text(5);
  entry.public_key = statement_.text(6);
  entry.previous = statement_.text(7);
  entry.hash = statement_.text(8);
  entry.signature = statement_.text(9);
  return std::optional(std::move(entry));
}

}  // namespace setpoint::ledger
