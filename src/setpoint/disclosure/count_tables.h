// Counts with what binds them: the model that suppression and its attack work on.
//
// A cell is one count by place, time, cause and age. A relation says that cells sum to another one
// (counties to their state, states to the nation, months to a year, ages to all ages, counties to
// an area), or to no more than it (causes that overlap).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/disclosure/linear_system.h"
#include "setpoint/disclosure/rule.h"

namespace setpoint {

struct CountCell {
  std::string key;                      // names it in every answer; no two alike
  std::optional<std::int64_t> count;    // none: not known to us
  bool offered = true;                  // false: never shown, but bound by relations (a month)
  bool small = false;                   // not known to us, as its publisher withheld it as small
  bool county = false;                  // a rule may hold more of a county back
  std::optional<std::int64_t> earlier;  // shown in an earlier release
  std::optional<std::int64_t> low;      // public otherwise (by a rounded rate)
  std::optional<std::int64_t> high;
};

struct Relation {
  std::uint32_t total = 0;
  std::vector<std::uint32_t> parts;
  bool all = true;  // false: the parts sum to no more than the total
};

class CountTables {
 public:
  // In an order of its own (cells by key, relations by what they hold), so that nothing depends on
  // how they were given. Faults: two cells of one key, a negative count, a relation of a cell that
  // is not there or that holds a cell twice, or one that known counts contradict.
  [[nodiscard]] static Result<CountTables> build(std::vector<CountCell> cells,
                                                 std::vector<Relation> relations);

  [[nodiscard]] const std::vector<CountCell>& cells() const { return cells_; }
  [[nodiscard]] const std::vector<Relation>& relations() const { return relations_; }
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view key) const;

 private:
  std::vector<CountCell> cells_;
  std::vector<Relation> relations_;
};

enum class Showing : std::uint8_t {
  shown,
  withheld,  // marked as suppressed
  hidden,    // not in the publication at all
};

// What a reader of the publication knows: one variable a cell, by its position, then one for what
// is left of each relation that is not a whole sum.
// `small` tells of each withheld cell whether the rule itself withholds it; empty where the reader
// cannot know.
[[nodiscard]] LinearSystem public_knowledge(const CountTables& tables,
                                            std::span<const Showing> showing,
                                            std::span<const char> small,
                                            const SuppressionRule& rule);

// What a withheld count can be for that reader, before any relation.
struct Possible {
  std::int64_t low = 0;
  std::int64_t high = kNoLimit;
};
[[nodiscard]] Possible possible(const CountCell& cell, bool small, const SuppressionRule& rule);

}  // namespace setpoint
