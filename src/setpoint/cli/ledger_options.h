// What the commands of 'setpoint ledger' share: where the ledger and the key are, how an id is
// found, what an append prints.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "setpoint/core/fault.h"
#include "setpoint/ledger/ledger.h"

namespace setpoint::cli {

struct LedgerArguments {
  std::string ledger;
  std::string key;
  bool json = false;
};

// --ledger and --json; --key too, or SETPOINT_KEY, for a command that signs. The arguments must
// outlive the parsing.
void add_ledger_options(CLI::App& command, LedgerArguments& arguments, bool signs);

// A ledger that is open for writing, and whoever signs.
struct Desk {
  ledger::KeyPair key;
  ledger::Ledger ledger;
  [[nodiscard]] ledger::Signer signer() const { return ledger::Signer(key); }
};
[[nodiscard]] Result<Desk> open_desk(const LedgerArguments& arguments);

// The id of the one determination that the text is, or begins. Faults (data): none, or several.
[[nodiscard]] Result<std::string> whole_id(const ledger::State& state, const std::string& text);

// "entry NUMBER HASH", or schema setpoint.receipt/1.
[[nodiscard]] std::string receipt_text(const ledger::Receipt& receipt, bool json);
// The receipt, or the faults; the exit status.
[[nodiscard]] int acknowledge(const Result<ledger::Receipt>& receipt, bool json);

// Roles by name, separated by commas or given one by one. Faults (usage): one that is none.
[[nodiscard]] Result<ledger::Roles> read_roles(const std::vector<std::string>& names);

// The commands, by what they do.
void add_ledger_people(CLI::App& ledger, int& status);
void add_ledger_appends(CLI::App& ledger, int& status);
void add_ledger_objections(CLI::App& ledger, int& status);
void add_ledger_queries(CLI::App& ledger, int& status);
void add_ledger_as_of(CLI::App& ledger, int& status);
void add_ledger_verify(CLI::App& ledger, int& status);

}  // namespace setpoint::cli
