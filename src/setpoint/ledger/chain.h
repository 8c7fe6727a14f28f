// Whether an entry holds what a chain needs: its place, its hash, its signature, its form.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/ledger/body.h"
#include "setpoint/ledger/database.h"
#include "setpoint/ledger/entry.h"
#include "setpoint/ledger/state.h"

namespace setpoint::ledger {

struct ChainProblem {
  std::string column;  // "recorded or body" where the hash cannot tell which
  std::string what;
};

// Everything about the entry that can be told from it and from the state before it (number, hash
// and time of its last entry; names and keys for finding the column that was changed).
[[nodiscard]] std::vector<ChainProblem> chain_problems(const Entry& entry, const State& before);

// Reads entries in their order.
class EntryReader {
 public:
  // Those after a number.
  [[nodiscard]] static Result<EntryReader> after(const Database& database, std::uint64_t number);
  // The next, or nothing after the last.
  [[nodiscard]] Result<std::optional<Entry>> next();

 private:
  explicit EntryReader(Statement statement) : statement_(std::move(statement)) {}
  Statement statement_;
};

}  // namespace setpoint::ledger
