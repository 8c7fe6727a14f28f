// Deaths by place, time, cause and age as counts with what binds them (count_tables.h).
//
// Sums: the states, the District of Columbia and New York City (where it is counted apart) to the
// nation; counties to their state or to New York City; twelve months to a sum of twelve; age groups
// to all ages; causes that are part of another to no more than it; counties to an area where the
// publication says which. Months that are in no table but bound by sums of twelve that overlap are
// hidden cells.
//
// Sums hold across the tables of a dataset as within each: a reader has all of them. Of several
// counts of the same the newest is the one that sums across tables are made of; the others bind
// within their own table, and where two are equal they are one count. Which of these sums are taken
// to hold, death_sums.h says.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "setpoint/disclosure/count_key.h"
#include "setpoint/disclosure/count_tables.h"

namespace setpoint {

// Why there is no count.
enum class NotShown : std::uint8_t { no, small, other };

struct CountRecord {
  std::optional<std::int64_t> count;
  NotShown not_shown = NotShown::no;    // other: low quality; nothing is known of it
  std::optional<std::int64_t> earlier;  // shown in an earlier release
  std::optional<std::int64_t> low;      // public by a rate
  std::optional<std::int64_t> high;
  std::uint32_t vintage = 0;  // of two counts of the same the greater is the newer
};
using CountRecords = std::map<CountKey, CountRecord>;
// By the key of an area's count: the counties that it is the sum of.
using AreaParts = std::map<CountKey, std::vector<std::string>>;

struct DeathTables {
  CountTables tables;
  std::vector<CountKey> keys;      // by cell of the tables
  std::vector<Showing> showing;    // as the records say: shown, withheld, or in no table
  std::vector<char> listed;        // ... whether the records have it at all
  std::vector<std::string> notes;  // relations left out or weakened
  // Sums that withheld counts cannot make up if each of them is small, though all their parts are
  // in the tables.
  std::vector<std::string> not_small;
  std::size_t overlapping = 0;  // sums of twelve months that overlap and do not bind one another
};
// What is said where sums were left unbound: none of what the attack finds covers them.
[[nodiscard]] std::string overlapping_words(std::size_t sums);

struct Binding {
  // Sums hold within each table only: the counts of different tables are not of one definition.
  bool series_apart = false;
  // Across tables only sums bind whose counts are all known and add up.
  bool only_exact_across = false;
  // What is withheld is small; else it may be withheld to protect another and be of any size, as in
  // tables that protect() made.
  bool only_small = true;
  // Sums of twelve months that overlap bind one another also where their months are in no table.
  bool rolling = false;
};
[[nodiscard]] Result<DeathTables> death_tables(const CountRecords& records, const AreaParts& areas,
                                               const SuppressionRule& rule,
                                               const Binding& binding = {});

}  // namespace setpoint
