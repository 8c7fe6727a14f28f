// Alerts as a feed: Atom (RFC 4287).
//
// The id of an entry is a UUID (version 8, RFC 9562) of the SHA-256 of the alert's id, so the same
// alert of a later run is the same entry. Dates are those of the data, never of a clock: what is
// made twice from the same data is the same bytes.
#pragma once

#include <string>

#include "setpoint/warning/alert.h"

namespace setpoint {

[[nodiscard]] std::string alerts_atom(const Alerts& alerts);
// "Rise in deaths of synthetic-opioids: West Virginia, 2024-09"
[[nodiscard]] std::string alert_title(const Alert& alert);

}  // namespace setpoint
