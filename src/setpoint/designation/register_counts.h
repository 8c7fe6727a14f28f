// What the register counts: designations added, in force and removed.
//
// A count by year has two numbers where a day is known only between two releases: how many surely
// fall in the year, and how many possibly. What was on the first release of all was added before
// it, in no year that can be named, and is counted apart (`before`).
//
// Counts by country: an entry counts once in each of its countries and once in the total, so that
// the countries add up to more than the total. Counts by programme likewise. Persons, companies and
// vessels count alike, each entry as one whatever its aliases: other publications count aliases or
// persons, and differences between their numbers and these mean nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "setpoint/core/country.h"
#include "setpoint/designation/register.h"

namespace setpoint {

struct CountBounds {
  std::uint64_t surely = 0;
  std::uint64_t possibly = 0;
  friend bool operator==(const CountBounds&, const CountBounds&) = default;
};

struct Tally {
  std::uint64_t before = 0;    // on the first release: added no one knows when before
  std::uint64_t added = 0;     // since
  std::uint64_t removed = 0;   // of either: off the list
  std::uint64_t changed = 0;   // of either: on the list under other programmes alone
  std::uint64_t in_force = 0;  // neither: at the end of what is known
  void count(const Stay& stay);
  friend bool operator==(const Tally&, const Tally&) = default;
};

struct YearCount {
  int year = 0;
  CountBounds added;
  CountBounds removed;
  CountBounds changed;
  // On 31 December, or on the last day that anything is known of. Empty for a day before the first
  // release where there is no table: what was removed before it was never seen.
  std::optional<CountBounds> in_force;
};

struct RegisterCounts {
  Tally total;
  std::vector<std::pair<std::string, Tally>> programmes;  // by name
  std::vector<std::pair<ListedKind, Tally>> kinds;        // those that there are
  std::vector<std::pair<Country, Tally>> countries;       // by code
  Tally no_country;                                       // entries without one that is known
  std::vector<YearCount> years;                           // every one from the first to the last
  // Stays under a programme that began while the entry was under another, or ended while it went
  // on.
  std::uint64_t programme_changes = 0;
};

[[nodiscard]] RegisterCounts count_register(const Register& designations);

// The years of some stays. For a country, of its entries.
[[nodiscard]] std::vector<YearCount> count_years(const Register& designations,
                                                 const std::vector<const Stay*>& stays);

}  // namespace setpoint
