#include "setpoint/ledger/ledger.h"

#include <algorithm>
#include <utility>

#include "setpoint/core/digest.h"
#include "setpoint/ledger/chain.h"
#include "setpoint/ledger/schema.h"

namespace setpoint::ledger {

Fault Ledger::data_fault(std::string what, std::string expected) const {
  return {FaultKind::data, {file()}, std::move(what), std::move(expected)};
}

Result<Ledger> Ledger::opened(const std::filesystem::path& file, Database::Access access,
                              Clock clock) {
  auto database = Database::open(file, access);
  if (!database) return std::move(database).faults();
  const auto id = (*database)->integer("PRAGMA application_id");
  const auto version = (*database)->integer("PRAGMA user_version");
  if (!id) return id.faults();
  if (!version) return version.faults();
  if (*id != kApplicationId)
    return Fault{FaultKind::data,
                 {file.string()},
                 "a database, but not a ledger",
                 "one that 'setpoint ledger init' began"};
  if (*version != kFileVersion)
    return Fault{FaultKind::data,
                 {file.string()},
                 "a ledger of layout " + std::to_string(*version) +
                     ", which this program does not "
                     "know",
                 "layout " + std::to_string(kFileVersion)};
  return Ledger(*std::move(database), std::move(clock));
}

Result<Ledger> Ledger::open(const std::filesystem::path& file, Clock clock) {
  return opened(file, Database::Access::read_write, std::move(clock));
}

Result<Ledger> Ledger::open_read_only(const std::filesystem::path& file, Clock clock) {
  return opened(file, Database::Access::read_only, std::move(clock));
}

Result<Done> Ledger::read_into(State& state, const std::optional<std::string_view>& until,
                               std::vector<Entry>* seen) const {
  auto reader = EntryReader::after(*database_, state.number());
  if (!reader) return std::move(reader).faults();
  while (true) {
    auto next = reader->next();
    if (!next) return std::move(next).faults();
    if (!*next) return Done{};
    const Entry& entry = **next;
    if (until && entry.recorded > *until) return Done{};
    const std::string place = "entry " + std::to_string(entry.number) + ": ";
    const std::string whole = "an entry as it was recorded; see 'setpoint ledger verify'";
    if (const auto problems = chain_problems(entry, state); !problems.empty())
      return data_fault(place + problems.front().column + " " + problems.front().what, whole);
    const auto body = parse_body(entry.kind, entry.body);
    if (const auto refused = state.refusal(entry, *body))
      return data_fault(place + refused->what, refused->expected);
    state.add(entry, *body);
    if (seen != nullptr) seen->push_back(entry);
  }
}

Result<Done> Ledger::refresh() {
  return read_into(state_, std::nullopt);
}

Result<State> Ledger::state() {
  if (auto read = refresh(); !read) return std::move(read).faults();
  return state_;
}

Result<State> Ledger::state_at(std::string_view recorded) const {
  State state;
  if (auto read = read_into(state, recorded); !read) return std::move(read).faults();
  return state;
}

Result<std::vector<Entry>> Ledger::entries() const {
  State state;
  std::vector<Entry> all;
  if (auto read = read_into(state, std::nullopt, &all); !read) return std::move(read).faults();
  return all;
}

Result<std::string> Ledger::document(std::string_view digest) const {
  auto statement = database_->prepare("SELECT bytes FROM document WHERE sha256 = ?");
  if (!statement) return std::move(statement).faults();
  const auto row = statement->bind(1, digest).step();
  if (!row) return row.faults();
  if (!*row)
    return data_fault("no document has the digest " + std::string(digest), "one that is there");
  std::string bytes = statement->text(0);
  if (sha256(bytes) != digest)
    return data_fault("document " + std::string(digest) + " does not agree with its digest",
                      "a document as it was recorded");
  return bytes;
}

Result<std::optional<TokenHolder>> Ledger::find_token(std::string_view text) {
  if (auto read = refresh(); !read) return std::move(read).faults();
  return ledger::find_token(state_, text, day_of(record_time(clock_())));
}

Result<Done> Ledger::insert(const Entry& entry, const std::vector<NamedDocument>& documents) const {
  for (const NamedDocument& document : documents) {
    auto known = database_->prepare("SELECT 1 FROM document WHERE sha256 = ?");
    if (!known) return std::move(known).faults();
    const auto there = known->bind(1, document.digest).step();
    if (!there) return there.faults();
    if (*there) continue;
    auto added = database_->prepare("INSERT INTO document VALUES (?, ?)");
    if (!added) return std::move(added).faults();
    const auto done = added->bind(1, document.digest).bind_bytes(2, document.bytes).step();
    if (!done) return done.faults();
  }
  auto added = database_->prepare("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  if (!added) return std::move(added).faults();
  added->bind(1, static_cast<std::int64_t>(entry.number));
  int place = 1;
  for (const std::string* text :
       {&entry.recorded, &entry.kind, &entry.subject, &entry.body, &entry.author, &entry.public_key,
        &entry.previous, &entry.hash, &entry.signature})
    added->bind(++place, *text);
  if (const auto done = added->step(); !done) return done.faults();
  return Done{};
}

Result<Receipt> Ledger::append(const Signer& signer, const Body& body,
                               const std::vector<NamedDocument>& documents) {
  if (const auto problem = unsound(body))
    return Fault{FaultKind::data, {}, *problem, "something that the ledger can keep"};
  auto transaction = Transaction::begin(*database_);
  if (!transaction) return std::move(transaction).faults();
  if (auto read = refresh(); !read) return std::move(read).faults();
  Entry entry;
  entry.number = state_.number() + 1;
  // A clock that was set back does not put an entry before the one that it follows.
  entry.recorded = std::max(record_time(clock_()), state_.recorded());
  entry.kind = kind(body);
  entry.subject = subject(body);
  entry.body = to_text(body);
  entry.author = signer.author;
  entry.previous = state_.hash();
  entry = sealed(std::move(entry), signer.key);
  if (const auto refused = state_.refusal(entry, body))
    return data_fault(refused->what, refused->expected);
  if (auto inserted = insert(entry, documents); !inserted) return std::move(inserted).faults();
  if (auto committed = transaction->commit(); !committed) return std::move(committed).faults();
  state_.add(entry, body);
  database_->checkpoint();
  return Receipt{entry.number, entry.hash, entry.recorded};
}

}  // namespace setpoint::ledger
