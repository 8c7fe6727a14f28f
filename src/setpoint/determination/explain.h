// The derivation of one published number, read back from determination.json.
//
// A derivation is the part of the trace that the number rests on: operations on operands, down to
// data rows, cited parameters and named constants. It is recomputed bottom-up when it is read, and
// a file in which any number differs from its operation on others is refused.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/determination/trace_file.h"

namespace setpoint {

struct Derivation {
  std::string determination;          // id
  std::string number;                 // "MX.adjustment"
  std::vector<DerivationNode> nodes;  // the last is the number itself
};

// json: the text of a determination.json; file: its name for faults; number: as in figures.h.
// Faults (data): not a determination, a number that it does not publish (the nearest that it does
// is named), a derivation that does not recompute.
[[nodiscard]] Result<Derivation> derivation(std::string_view json, const std::string& file,
                                            std::string_view number);

// The tree for people: one line a node, indented; what was printed above is referred to, not
// printed again. Leaves show their source.
[[nodiscard]] std::string to_text(const Derivation& derivation);

// Schema setpoint.why/1: nodes in order, operands by place, the number last.
[[nodiscard]] std::string to_json(const Derivation& derivation);

}  // namespace setpoint
