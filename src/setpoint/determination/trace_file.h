// The trace of a determination.json, read back: what every published number was computed from.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/arithmetic.h"
#include "setpoint/core/fault.h"

namespace setpoint {

struct DerivationNode {
  Operation operation = Operation::leaf;
  std::vector<std::size_t> operands;  // places in the list of nodes, each before this node's
  double value = 0;
  std::string label;
  // Of a leaf:
  std::string kind, what, source, note;
};

struct TraceFile {
  std::string id;                            // of the determination
  std::map<std::string, std::size_t> roots;  // published numbers (figures.h) and their places
  std::vector<DerivationNode> nodes;         // operands before what uses them
};

// The document, if it is a determination of this schema. Faults (data): not JSON, not one.
[[nodiscard]] Result<nlohmann::ordered_json> read_document(std::string_view json,
                                                           const std::string& file);
// Faults (data): no trace, or one that is malformed.
[[nodiscard]] Result<TraceFile> read_trace(const nlohmann::ordered_json& document,
                                           const std::string& file);

// The place of the first node whose value is not its operation on its operands.
[[nodiscard]] std::optional<std::size_t> first_that_does_not_follow(
    const std::vector<DerivationNode>& nodes);

}  // namespace setpoint
