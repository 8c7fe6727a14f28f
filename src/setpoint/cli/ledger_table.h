// States of a ledger for a terminal.
#pragma once

#include <string>

#include "setpoint/ledger/entry.h"
#include "setpoint/ledger/state.h"

namespace setpoint::cli {

// One line a determination: id, valid period, state, who added, reviewed and published it.
[[nodiscard]] std::string determinations_table(
    const std::vector<const ledger::DeterminationRecord*>& determinations);

// Everything about one, objections to it included.
[[nodiscard]] std::string determination_text(const ledger::State& state,
                                             const ledger::DeterminationRecord& determination);

// Every column.
[[nodiscard]] std::string entry_text(const ledger::Entry& entry);

}  // namespace setpoint::cli
