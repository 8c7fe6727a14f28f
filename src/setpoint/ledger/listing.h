// A state of the ledger, and what verify found, as JSON.
#pragma once

#include <string>

#include "setpoint/ledger/entry.h"
#include "setpoint/ledger/state.h"

namespace setpoint::ledger {

// Schema setpoint.ledger/1: head {number, hash, recorded}, persons, determinations, draws, tokens
// (digests only), objections. Depends on the entries alone.
[[nodiscard]] std::string to_json(const State& state);

// Schema setpoint.ledger-determination/1: one of the determinations above.
[[nodiscard]] std::string to_json(const DeterminationRecord& determination);

// Schema setpoint.ledger-entry/1: every column, body as JSON.
[[nodiscard]] std::string to_json(const Entry& entry);

}  // namespace setpoint::ledger
