// The ledger: a file in which determinations, who reviewed and published them, commitments of draws
// and objections are kept so that they can be proved later. Append-only; every append is one
// transaction that is on the disk before it is acknowledged.
//
// For a service that acts for persons: open() once a thread; find_token() says whose request it is;
// the appends take Signer{service key, name of the person}; state() for lists and document() for
// bytes. The person must have the role in the ledger (state.h); whether the token gives it too is
// for the service to check (TokenHolder::roles). Several processes and threads may have the same
// file open, each with its own Ledger; appends wait for each other.
//
// Faults: what the rules of state.h refuse, ids that are not there, damage (data); the disk, a
// ledger that stays busy (machine). After a fault nothing of the append is there.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/ledger/body.h"
#include "setpoint/ledger/database.h"
#include "setpoint/ledger/entry.h"
#include "setpoint/ledger/key.h"
#include "setpoint/ledger/record_time.h"
#include "setpoint/ledger/state.h"
#include "setpoint/ledger/token.h"

namespace setpoint::ledger {

// Whose key signs, and for whom: the key's own person, or the person a service acts for.
struct Signer {
  const KeyPair& key;
  std::string author;
  explicit Signer(const KeyPair& own) : key(own), author(own.name()) {}
  Signer(const KeyPair& service, std::string person) : key(service), author(std::move(person)) {}
};

// What proves later that the chain had this entry: NUMBER:HASH.
struct Receipt {
  std::uint64_t number = 0;
  std::string hash;
  std::string recorded;
};

// A determination with what it rests on, as bytes.
struct Evidence {
  std::string determination;           // determination.json
  std::string policy;                  // canonical text (policy/canonical.h)
  std::optional<std::string> sources;  // sources_json() of the dataset's tables
};

struct IssuedToken {
  Receipt receipt;
  std::string text;  // shown once; the ledger does not have it
};

class Ledger {
 public:
  // A new ledger whose first entry is the founder, with every role but service. It appears whole;
  // a file that is there already is a fault (usage).
  [[nodiscard]] static Result<Ledger> create(const std::filesystem::path& file,
                                             const KeyPair& founder, Clock clock = system_clock());
  [[nodiscard]] static Result<Ledger> open(const std::filesystem::path& file,
                                           Clock clock = system_clock());
  // Appends are faults; the file and a write-ahead log that is there are not changed.
  [[nodiscard]] static Result<Ledger> open_read_only(const std::filesystem::path& file,
                                                     Clock clock = system_clock());

  // Appends. Admitting someone who is there replaces key and roles; no roles: may do nothing.
  [[nodiscard]] Result<Receipt> admit(const Signer& keeper, PersonBody person);
  // The evidence must agree: the policy's digest is that which the determination states. `name`
  // stands for the determination in faults.
  [[nodiscard]] Result<Receipt> add(const Signer& analyst, const Evidence& evidence,
                                    const std::string& name);
  [[nodiscard]] Result<Receipt> review(const Signer& reviewer, std::string id, std::string note);
  [[nodiscard]] Result<Receipt> publish(const Signer& publisher, std::string id, std::string note);
  // commitment.json of 'setpoint draw commit'.
  [[nodiscard]] Result<Receipt> commit_draw(const Signer& analyst, std::string_view commitment_json,
                                            const std::string& name);
  // The number must be one that the determination publishes, such as "MX.toll".
  [[nodiscard]] Result<Receipt> object(const Signer& person, ObjectionBody objection);
  [[nodiscard]] Result<Receipt> answer(const Signer& person, AnswerBody answer);
  [[nodiscard]] Result<IssuedToken> issue_token(const Signer& keeper, std::string person,
                                                Roles roles, std::optional<Date> until);
  [[nodiscard]] Result<Receipt> revoke(const Signer& keeper, std::string digest);

  // Queries; each sees what is committed when it is asked, and has checked every entry's hash,
  // signature and permission.
  [[nodiscard]] Result<State> state();
  // As it was at a record time (record_time.h): every entry recorded until then.
  [[nodiscard]] Result<State> state_at(std::string_view recorded) const;
  [[nodiscard]] Result<std::vector<Entry>> entries() const;
  // The bytes with this digest, which is checked. Faults (data): none, or damaged.
  [[nodiscard]] Result<std::string> document(std::string_view digest) const;
  // Nothing for every token that gives no access, whatever the reason (token.h). A fault is the
  // machine's or damage, not the token's.
  [[nodiscard]] Result<std::optional<TokenHolder>> find_token(std::string_view text);

  // How long an append waits for others before it is a fault (machine).
  void wait_for_writers(std::chrono::milliseconds most) { database_->wait_for_writers(most); }

  [[nodiscard]] const std::string& file() const { return database_->file(); }

 private:
  struct NamedDocument {
    std::string digest;
    std::string_view bytes;
  };
  Ledger(std::unique_ptr<Database> database, Clock clock)
      : database_(std::move(database)), clock_(std::move(clock)) {}
  [[nodiscard]] static Result<Ledger> opened(const std::filesystem::path& file,
                                             Database::Access access, Clock clock);
  [[nodiscard]] Result<Receipt> append(const Signer& signer, const Body& body,
                                       const std::vector<NamedDocument>& documents);
  [[nodiscard]] Result<Done> insert(const Entry& entry,
                                    const std::vector<NamedDocument>& documents) const;
  [[nodiscard]] Result<Done> refresh();
  [[nodiscard]] Result<Done> read_into(State& state, const std::optional<std::string_view>& until,
                                       std::vector<Entry>* seen = nullptr) const;
  [[nodiscard]] Fault data_fault(std::string what, std::string expected) const;

  std::unique_ptr<Database> database_;
  Clock clock_;
  State state_;  // of the entries read so far
};

}  // namespace setpoint::ledger
