// What two determinations have different: published numbers, and what they rest on.
//
// A leaf of the trace (a cell of a table, a parameter, a number handed on) is the same in both if
// its kind, its name and its value are. A published number depends on a change if its derivation
// in either determination reaches a leaf that is not the same, or a limit of an interval that moved
// while leaves did: draws are made of all of them. So a number that changed without depending on
// any change was computed otherwise: with other draws or distributions, or by another program.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/determination/trace_file.h"

namespace setpoint {

struct ChangedLeaf {
  std::string kind;
  std::string what;
  // Absent where only the other determination has it. A parameter that is drawn for several years
  // stands once for each.
  std::optional<double> before;
  std::optional<double> after;
};

struct ChangedNumber {
  std::string number;  // as in figures.h
  std::optional<double> before;
  std::optional<double> after;
  bool depends = false;  // on a changed leaf
};

struct DeterminationDiff {
  std::string before;  // ids
  std::string after;
  std::vector<ChangedLeaf> leaves;     // of rows, parameters, constants, what is handed on; by name
  std::vector<ChangedNumber> numbers;  // that changed or depend on a change; by name
  std::size_t same = 0;                // numbers that neither changed nor depend on a change
};

[[nodiscard]] DeterminationDiff diff(const TraceFile& before, const TraceFile& after);

// For a terminal; at most `most` numbers and leaves each (0: all), the rest counted.
[[nodiscard]] std::string to_text(const DeterminationDiff& diff, std::size_t most);
// Schema setpoint.diff/1.
[[nodiscard]] std::string to_json(const DeterminationDiff& diff);

}  // namespace setpoint
