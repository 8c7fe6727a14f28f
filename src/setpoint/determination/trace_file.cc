#include "setpoint/determination/trace_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>

namespace setpoint {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kWanted = "a determination.json written by 'setpoint determine'";

std::optional<Operation> parse_operation(const std::string& text) {
  for (int k = 0; k <= static_cast<int>(Operation::point); ++k)
    if (name(static_cast<Operation>(k)) == text) return static_cast<Operation>(k);
  return std::nullopt;
}

// Reads the members that a node must have; anything else about it is a fault of the file.
std::optional<DerivationNode> parse_node(const Json& json, const Json& sources) {
  DerivationNode node;
  if (!json.is_object() || !json.contains("value") || !json["value"].is_number()) return {};
  node.value = json["value"].get<double>();
  node.label = json.value("label", "");
  if (json.contains("leaf")) {
    node.kind = json["leaf"].get<std::string>();
    node.what = json.value("what", "");
    node.note = json.value("note", "");
    if (json.contains("source")) node.source = sources.at(json["source"].get<std::size_t>());
    return node;
  }
  const auto operation = parse_operation(json.at("op").get<std::string>());
  if (!operation) return std::nullopt;
  node.operation = *operation;
  node.operands = json.at("of").get<std::vector<std::size_t>>();
  if (node.operands.empty()) return std::nullopt;
  return node;
}

Fault fault(const std::string& file, std::string what, std::string expected) {
  return {FaultKind::data, {file, 0, 0}, std::move(what), std::move(expected)};
}

}  // namespace

Result<Json> read_document(std::string_view json, const std::string& file) {
  Json document = Json::parse(json, nullptr, false);
  if (document.is_discarded()) return fault(file, "not JSON, or cut off", std::string(kWanted));
  if (!document.is_object() || !document.contains("schema") ||
      document["schema"] != "setpoint.determination/1")
    return fault(file, "not a determination",
                 std::string(kWanted) + " (schema setpoint.determination/1)");
  return document;
}

Result<TraceFile> read_trace(const Json& document, const std::string& file) {
  try {
    TraceFile result;
    result.id = document.at("id").get<std::string>();
    const Json& trace = document.at("trace");
    const Json& nodes = trace.at("nodes");
    result.nodes.reserve(nodes.size());
    for (std::size_t k = 0; k < nodes.size(); ++k) {
      auto node = parse_node(nodes[k], trace.at("sources"));
      if (!node || std::any_of(node->operands.begin(), node->operands.end(),
                               [&](std::size_t operand) { return operand >= k; }))
        return fault(file, "node " + std::to_string(k) + " of the trace is malformed",
                     std::string(kWanted));
      result.nodes.push_back(*std::move(node));
    }
    for (const auto& [name, place] : trace.at("roots").items()) {
      const auto root = place.get<std::size_t>();
      if (root >= result.nodes.size())
        return fault(file, "the trace is incomplete", std::string(kWanted));
      result.roots.emplace(name, root);
    }
    return result;
  } catch (const Json::exception&) {
    // The library reports a missing or mistyped member by throwing; to us it is a fault.
    return fault(file, "the trace is malformed", std::string(kWanted));
  }
}

std::optional<std::size_t> first_that_does_not_follow(const std::vector<DerivationNode>& nodes) {
  std::vector<double> values;
  for (std::size_t k = 0; k < nodes.size(); ++k) {
    if (nodes[k].operation == Operation::leaf) continue;
    values.clear();
    for (const std::size_t operand : nodes[k].operands) values.push_back(nodes[operand].value);
    if (!(apply(nodes[k].operation, std::span<const double>(values)) == nodes[k].value)) return k;
  }
  return std::nullopt;
}

}  // namespace setpoint
