// What a reader can find out about counts that a publication withholds.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "setpoint/disclosure/count_tables.h"
#include "setpoint/disclosure/system_attack.h"

namespace setpoint {

// One count that is not hidden well enough. The value itself is not part of it: who names a leak
// must not make it.
struct Leak {
  std::uint32_t cell = 0;
  Hiding outcome = Hiding::recovered;
  bool before = false;   // the count was shown in an earlier release
  bool implied = false;  // the cell is in no table, but the tables give its count, and it is small
  // Said by protect(): it leaks whatever is withheld with it.
  bool always = false;
};

struct AttackReport {
  bool possible = true;  // false: the tables contradict each other
  std::size_t withheld = 0;
  std::vector<Leak> leaks;              // by cell
  std::int64_t least_width = kNoLimit;  // of the cells that are no leak: at least so far apart
  std::size_t programs = 0;
  [[nodiscard]] std::size_t count(Hiding outcome) const;
};

// The attack on what is shown. `small` as for public_knowledge(), `start` as for the attack on a
// system (by cell, and what is left of relations).
[[nodiscard]] AttackReport attack(const CountTables& tables, std::span<const Showing> showing,
                                  std::span<const char> small, const SuppressionRule& rule,
                                  std::span<const std::int64_t> start = {});

}  // namespace setpoint
