// Which rows of a user's file have one address.
//
// Addresses that agree (address.h) are taken together, and so are those that agree with one of
// them: where "Hauptstr. 7" may be in Berlin or in Hamburg, all three are looked at as one. What
// is written alike is one address, whatever can be read of it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/screening/records.h"
#include "setpoint/screening/settings.h"

namespace setpoint {

// By row: a key that rows of one address share, empty where the column is. Faults (data, with the
// row's place): an address that read_address() refuses.
[[nodiscard]] Result<std::vector<std::string>> shared_addresses(const Records& records,
                                                                std::size_t column,
                                                                const ScreeningSettings& settings);

}  // namespace setpoint
