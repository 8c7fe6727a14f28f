// The words that every form of the report shares: what a country's status is in a few words, how a
// tier, a path or a standing is called, and which countries are shown in full.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "setpoint/data/tables.h"
#include "setpoint/determination/determination.h"
#include "setpoint/policy/policy.h"

namespace setpoint {

// Some outcome has a liability flow above zero.
[[nodiscard]] bool has_flow(const CountryResult& country);

// Liable countries, then those with any flow, each by footprint, largest first; ties by code.
[[nodiscard]] std::vector<const CountryResult*> shown_countries(const Determination& determination);
// The countries that shown_countries leaves out, ascending by code.
[[nodiscard]] std::vector<const CountryResult*> other_countries(const Determination& determination);
// Of the shown countries, those that are liable.
[[nodiscard]] std::vector<const CountryResult*> liable_countries(
    const Determination& determination);

// "liable", or the first reason why not.
[[nodiscard]] std::string status(const CountryResult& country);
// "improved" ..., "fell" ...; what is said where there is none.
[[nodiscard]] std::string_view movement_of(const OutcomeResult& outcome, std::string_view none);
[[nodiscard]] std::string_view deaths_movement_of(const OutcomeResult& outcome,
                                                  std::string_view none);
[[nodiscard]] std::string_view label(Outcome outcome);    // "Pills"
[[nodiscard]] std::string_view label(Path path);          // "Article XX: harm to health"
[[nodiscard]] std::string_view label(TableKind kind);     // "regional seizures"
[[nodiscard]] std::string_view label(Standing standing);  // "white paper"
// "A, B and C"; "none" for an empty list.
[[nodiscard]] std::string listed(const std::vector<std::string>& parts);
// 1 "country", 2 "countries"
[[nodiscard]] std::string counted(std::size_t n, std::string_view one, std::string_view many);

// "2023Q4 to 2024Q3"
[[nodiscard]] std::string window(const Determination& determination);
// The number of values of the policy with a standing, over all parameters and dates.
[[nodiscard]] std::size_t count_of(const Policy& policy, Standing standing);
// "12 published, 3 reported, ..." in the order of kStandings; kinds with none are left out.
[[nodiscard]] std::string standing_counts(const Policy& policy);

// 0.25 -> "25 %", 0.975 -> "97.5 %": a share that was chosen, not estimated, with all its digits.
[[nodiscard]] std::string percent(double share);

// "$1.0 billion short of the target of $4.0 billion"; empty where there is no target.
[[nodiscard]] std::string against_target(const Determination& determination);

// What the schedule says, as a few plain sentences. Describes, recommends nothing.
[[nodiscard]] std::string takeaway(const Determination& determination);
// What the figures of the liable countries rest on that a reader must know first; may be empty.
[[nodiscard]] std::string caution(const Determination& determination);

}  // namespace setpoint
