// What the dashboard shows of one country: its part of a determination with what happened in
// words, where the change in deaths lies and what is on record about its governance; and its way
// through the chain.
#pragma once

#include <string>

#include "setpoint/data/tables.h"
#include "setpoint/serve/kept.h"

namespace setpoint {

// The country is in the determination. tables: null where the data are not served here; the
// register of governance is left out then.
[[nodiscard]] std::string country_answer(const Kept& kept, Country country, const Tables* tables);

// One point for each determination of the chain that ends with this one.
[[nodiscard]] std::string history_answer(const Kept& kept, Country country);

}  // namespace setpoint
