// The least and the greatest whole value that each of some variables can have, as far as a question
// needs them.
//
// From one whole solution, moves (moves.h) show values that are possible; where they do not reach
// far enough, linear programs (linear_program.h) show more or prove that there are none, and branch
// and bound decides what lies between the two.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "setpoint/disclosure/linear_system.h"

namespace setpoint {

enum class Hiding : std::uint8_t {
  open,       // values `width` apart are possible
  narrow,     // more than one value is possible, but none `width` apart
  recovered,  // only one value is possible
  undecided,  // the effort was used up: not to be relied on
};

struct Range {
  std::uint32_t variable = 0;
  std::int64_t low = 0;  // no value outside is possible; kNoLimit: no limit was found
  std::int64_t high = 0;
  std::int64_t seen_low = 0;  // these two are
  std::int64_t seen_high = 0;
  Hiding outcome = Hiding::undecided;
  std::int64_t width = 0;            // that was asked for
  std::vector<std::uint32_t> moved;  // what the solutions seen have otherwise than the first
};

struct AttackEffort {
  std::int64_t width = 1;  // values this far apart are enough
  // By target, where they differ; empty: all as above.
  std::span<const std::int64_t> widths = {};
  bool exact = false;        // both ends of every range, however wide
  bool first_only = false;   // no targets after the first that is not open
  std::size_t moves = 4000;  // states of one search
  std::size_t nodes = 2000;  // linear programs of one branch and bound
};

struct SystemAttack {
  bool possible = true;       // false: the equations contradict each other
  std::vector<Range> ranges;  // as asked
  std::size_t programs = 0;   // linear programs that were solved
};

// Targets ascend. `start`: a whole solution to begin with, where one is known; none: one is looked
// for. What is found to be possible is the same fact from any.
[[nodiscard]] SystemAttack attack(const LinearSystem& system,
                                  std::span<const std::uint32_t> targets,
                                  const AttackEffort& effort,
                                  std::span<const std::int64_t> start = {});

}  // namespace setpoint
