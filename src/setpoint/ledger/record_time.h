// When something was recorded: UTC to the microsecond, "2026-11-22T13:17:24.000123Z" (RFC 3339).
// Texts of this form sort as the times do.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "setpoint/core/fault.h"
#include "setpoint/core/quarter.h"

namespace setpoint::ledger {

// Microseconds since 1970-01-01T00:00:00Z; a test brings its own.
using Clock = std::function<std::int64_t()>;
[[nodiscard]] Clock system_clock();

[[nodiscard]] std::string record_time(std::int64_t microseconds);
[[nodiscard]] bool is_record_time(std::string_view text);

// The last moment that a person means: of a day "2026-11-22" its last microsecond, of a time
// "2026-11-22T13:17:24Z" or with one to six decimals the last microsecond that begins so.
// Errors (usage): anything else, or a day that does not exist.
[[nodiscard]] Result<std::string> last_moment(std::string_view text);

// The day of a record time.
[[nodiscard]] Date day_of(std::string_view recorded);

}  // namespace setpoint::ledger
