// What the tables of a dataset are and where they come from, as the ledger keeps it.
#pragma once

#include <string>

#include "setpoint/data/tables.h"

namespace setpoint::ledger {

// Schema setpoint.sources/1: the dataset's name and digest, and for each table its kind, format,
// path, source, retrieved (or null), note, sha256 and rows.
[[nodiscard]] std::string sources_json(const Tables& tables);

}  // namespace setpoint::ledger
