// The register of designations: what was designated under which programme, from when to when.
//
// It is put together from dated releases of a list, by what is on one and not on the next, and from
// a table of days that are on record elsewhere (designations.csv). Days are bounds (date_bounds.h):
// a release tells no more. It holds entries by their publisher's number, and no name.
//
// Only the programmes chosen count: an entry is designated as long as it is listed under one of
// them. A change from one of them to another is the end of one stay and the beginning of another,
// but not the removal of the entry; nor is it where the entry goes on under others that were not
// chosen: the stay ends, and the entry is still designated (`stays_listed`).
//
// Faults: a release without a date; two of one day; a row of the table that contradicts a release
// (by its days the entry should be on it and is not, or the other way about) or itself.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "setpoint/core/country.h"
#include "setpoint/core/fault.h"
#include "setpoint/designation/date_bounds.h"
#include "setpoint/designation/register_table.h"
#include "setpoint/designation/sanctions_list.h"

namespace setpoint {

// The time that an entry is under one programme, or, with no programme named, under any.
struct Stay {
  std::uint64_t entry = 0;
  std::string programme;
  ListedKind kind = ListedKind::entity;
  std::vector<Country> countries;  // ascending; none: not known
  DateBounds added;
  std::optional<DateBounds> removed;
  // The release that ends the stay has the entry under other programmes.
  bool stays_listed = false;
  friend bool operator==(const Stay&, const Stay&) = default;
};

struct Register {
  std::vector<Stay> entries;     // under any of the programmes; by entry, then by time
  std::vector<Stay> programmes;  // under each; by entry, programme and time
  std::vector<Date> releases;    // ascending
  // The last day that anything is known of: the last release or the last day of the table.
  Date as_of;
  bool with_table = false;
  // Entries of which a release names a country in words that are not known here
  // (listed_country.h): they lack it.
  std::uint64_t unknown_countries = 0;
};

struct ProgrammeChoice {
  std::set<std::string> chosen;  // none: every programme counts
  [[nodiscard]] bool has(const std::string& programme) const {
    return chosen.empty() || chosen.contains(programme);
  }
};

[[nodiscard]] Result<Register> build_register(const std::vector<SanctionsList>& releases,
                                              const RegisterTable& table,
                                              const ProgrammeChoice& programmes);

}  // namespace setpoint
