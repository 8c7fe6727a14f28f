// The tables of a report as comma-separated values (RFC 4180): CRLF line ends, fields quoted where
// they hold a comma, a quote or a line break, numbers with '.' that read back as the same double,
// and an empty field where a figure is absent. Rates are fractions of customs value, tolls dollars
// an entry, mass kilograms of pure fentanyl-equivalent.
//
// Text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage
// return) is written with an apostrophe before it, as OWASP advises; numbers are not touched.
#pragma once

#include <string>

#include "setpoint/data/tables.h"
#include "setpoint/determination/determination.h"
#include "setpoint/policy/policy.h"

namespace setpoint {

[[nodiscard]] std::string schedule_csv(const Determination& determination);  // a row a country
[[nodiscard]] std::string outcomes_csv(const Determination& determination);  // country x outcome
[[nodiscard]] std::string flows_csv(const Determination& determination);     // and x channel
[[nodiscard]] std::string parameters_csv(const Policy& policy);  // a row a parameter and date
[[nodiscard]] std::string sources_csv(const Tables& tables);     // a row a table

}  // namespace setpoint
