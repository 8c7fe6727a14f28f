// What the tests of every kind share in how they word an alert.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/data/regional.h"
#include "setpoint/warning/alert.h"
#include "setpoint/warning/farrington.h"

namespace setpoint {

// The citations of tables, each once, in the order given.
[[nodiscard]] std::vector<std::string> citations(const RegionalTables& tables,
                                                 const std::vector<std::uint32_t>& sources);
// The method of an alert whose probability is that of two_rates.h.
inline constexpr std::string_view kExact = "exact comparison of two rates";
// Lower case, anything but letters and digits as one '-': a part of an id.
[[nodiscard]] std::string id_part(std::string_view text);
// Gives the alert its id, of its series, region, subject, period and change.
void set_id(Alert& alert);
// Takes out every number, where the count may not be shown: it is of persons, and `counted` is
// below the limit. What is left says that there was a change, and in which direction. Seizures and
// reports of laboratories are not persons, and their publishers print every number of them.
void hide_few(Alert& alert, double counted, const WarningSettings& settings);

// The newest month that any count of deaths on record ends with.
[[nodiscard]] std::optional<Month> newest_deaths(const RegionalTables& tables);
// Says how much older than that a period of deaths is, if it is older than the periods looked at.
void set_age(Alert& alert, const Month& ending, const RegionalTables& tables,
             const WarningSettings& settings);

// Of a verdict by its own past: one candidate for a rise, one for a fall where `falls`. `alert` has
// region, series, subject, measure, period, method, sources and caution; the rest is filled in. A
// verdict without a regression has a method of its own and is adjusted together with those of
// `alert.method`.
void add_verdict(const Alert& alert, const FarringtonVerdict& verdict, bool falls,
                 const WarningSettings& settings, std::vector<Candidate>& candidates);

}  // namespace setpoint
