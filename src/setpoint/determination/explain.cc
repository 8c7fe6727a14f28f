#include "setpoint/determination/explain.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>

#include "setpoint/core/decimal.h"
#include "setpoint/policy/nearest.h"

namespace setpoint {
namespace {

using Json = nlohmann::ordered_json;

std::string nearest_of(const std::map<std::string, std::size_t>& roots, std::string_view number) {
  std::vector<std::string_view> known;
  for (const auto& [name, place] : roots) known.push_back(name);
  return std::string(nearest(number, known));
}

// Keeps what `root` rests on and renumbers it.
std::vector<DerivationNode> pruned(const std::vector<DerivationNode>& all, std::size_t root) {
  std::vector<bool> needed(all.size(), false);
  needed[root] = true;
  for (std::size_t k = root + 1; k-- > 0;)
    if (needed[k])
      for (const std::size_t operand : all[k].operands) needed[operand] = true;
  std::vector<std::size_t> place(all.size(), 0);
  std::vector<DerivationNode> kept;
  for (std::size_t k = 0; k <= root; ++k) {
    if (!needed[k]) continue;
    place[k] = kept.size();
    kept.push_back(all[k]);
    for (std::size_t& operand : kept.back().operands) operand = place[operand];
  }
  return kept;
}

// Where the document publishes a country's number, beside the trace: after the
// country or the outcome, the name of the number and the path to it.
struct Place {
  std::string_view number;
  const char* path;
};
constexpr std::array kCountryPlaces = {Place{"adjustment", "/adjustment/rate"},
                                       Place{"adjustment.full", "/adjustment/full"},
                                       Place{"adjustment.target", "/adjustment/target"},
                                       Place{"toll", "/toll/amount"},
                                       Place{"toll.full", "/toll/full"},
                                       Place{"toll.target", "/toll/target"},
                                       Place{"footprint", "/footprint/deaths"},
                                       Place{"score", "/score/value"},
                                       Place{"flow-share", "/flow_share/value"},
                                       Place{"liability", "/liability_usd/value"},
                                       Place{"imports", "/imports_usd"},
                                       Place{"entries", "/entries"}};
constexpr std::array kOutcomePlaces = {Place{"flow", "/flow_kg/value"},
                                       Place{"score", "/score/value"},
                                       Place{"footprint", "/deaths/value"},
                                       Place{"adjustment", "/adjustment/full"},
                                       Place{"adjustment.target", "/adjustment/target"},
                                       Place{"toll", "/toll/full"},
                                       Place{"toll.target", "/toll/target"}};

// The element of the list whose member `key` is `value`; null if there is none.
const Json* element(const Json& list, const char* key, std::string_view value) {
  for (const Json& each : list)
    if (each.at(key) == value) return &each;
  return nullptr;
}

// The number as the schedule publishes it; nothing if it stands in the trace alone.
std::optional<double> published(const Json& document, std::string_view number) {
  const std::size_t dot = number.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const Json* at = element(document.at("countries"), "country", number.substr(0, dot));
  if (at == nullptr) return std::nullopt;
  number.remove_prefix(dot + 1);
  std::span<const Place> places(kCountryPlaces);
  const std::size_t next = number.find('.');
  if (next != std::string_view::npos)
    if (const Json* outcome = element(at->at("outcomes"), "outcome", number.substr(0, next))) {
      at = outcome;
      number.remove_prefix(next + 1);
      places = kOutcomePlaces;
    }
  for (const Place& place : places)
    if (place.number == number) return at->at(Json::json_pointer(place.path)).get<double>();
  return std::nullopt;
}

}  // namespace

Result<Derivation> derivation(std::string_view json, const std::string& file,
                              std::string_view number) {
  const auto fault = [&](std::string what, std::string expected) {
    return Fault{FaultKind::data, {file, 0, 0}, std::move(what), std::move(expected)};
  };
  const auto document = read_document(json, file);
  if (!document) return document.faults();
  const auto trace = read_trace(*document, file);
  if (!trace) return trace.faults();
  const std::string key(number);
  const std::string of = key.substr(0, key.find('.')) + ".";
  const auto first = trace->roots.lower_bound(of);
  if (first == trace->roots.end() || !first->first.starts_with(of))
    return fault("publishes nothing about '" + of.substr(0, of.size() - 1) + "'",
                 "an alpha-2 code in capitals such as MX, or 'all'");
  const auto root = trace->roots.find(key);
  if (root == trace->roots.end())
    return fault("publishes no number '" + key + "'",
                 "one that it publishes; the nearest is '" + nearest_of(trace->roots, key) + "'");
  Derivation result{trace->id, key, pruned(trace->nodes, root->second)};
  try {
    if (const auto wrong = first_that_does_not_follow(result.nodes))
      return fault("'" + result.nodes[*wrong].label + "' is " +
                       shortest(result.nodes[*wrong].value) +
                       ", which is not its operation on its operands",
                   "an unaltered determination.json");
    const auto schedule = published(*document, key);
    if (schedule && *schedule != result.nodes.back().value)
      return fault("the schedule says that '" + key + "' is " + shortest(*schedule) +
                       ", its derivation " + shortest(result.nodes.back().value),
                   "an unaltered determination.json");
    return result;
  } catch (const Json::exception&) {
    // The library reports a missing or mistyped member by throwing; to us it is a fault.
    return fault("the schedule is malformed",
                 "a determination.json written by 'setpoint determine'");
  }
}

namespace {

class TextTree {
 public:
  explicit TextTree(const Derivation& d) : d_(d), printed_(d.nodes.size(), false) {}

  std::string run() {
    print(d_.nodes.size() - 1, "", "");
    return std::move(out_);
  }

 private:
  void print(std::size_t place, const std::string& lead, const std::string& below) {
    const DerivationNode& node = d_.nodes[place];
    out_ += lead + describe(node, place);
    if (node.operation != Operation::leaf && printed_[place]) {
      out_ += "  (see #" + std::to_string(place) + " above)\n";
      return;
    }
    out_ += "\n";
    printed_[place] = true;
    for (std::size_t k = 0; k < node.operands.size(); ++k) {
      const bool last = k + 1 == node.operands.size();
      print(node.operands[k], below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  "));
    }
  }

  static std::string describe(const DerivationNode& node, std::size_t place) {
    const std::string value = shortest(node.value);
    if (node.operation != Operation::leaf)
      return "#" + std::to_string(place) + " " +
             (node.label.empty() ? std::string("intermediate") : node.label) + " = " + value +
             "   [" + std::string(name(node.operation)) + " of " +
             std::to_string(node.operands.size()) + "]";
    std::string line = node.kind + " " + node.what + " = " + value;
    if (!node.note.empty()) line += "   (" + node.note + ")";
    if (!node.source.empty()) line += "   " + node.source;
    return line;
  }

  const Derivation& d_;
  std::vector<bool> printed_;
  std::string out_;
};

}  // namespace

std::string to_text(const Derivation& d) {
  std::size_t leaves = 0;
  for (const DerivationNode& node : d.nodes) leaves += node.operation == Operation::leaf;
  return d.number + " of determination " + d.determination + "\n" + TextTree(d).run() +
         "Recomputed from its " + std::to_string(leaves) + " leaves through " +
         std::to_string(d.nodes.size() - leaves) + " operations: equal to the last digit.\n";
}

std::string to_json(const Derivation& d) {
  Json nodes = Json::array();
  for (const DerivationNode& node : d.nodes) {
    Json json;
    if (node.operation == Operation::leaf) {
      json["leaf"] = node.kind;
      json["what"] = node.what;
      if (!node.source.empty()) json["source"] = node.source;
      if (!node.note.empty()) json["note"] = node.note;
    } else {
      json["op"] = name(node.operation);
      json["of"] = node.operands;
    }
    if (!node.label.empty()) json["label"] = node.label;
    json["value"] = node.value;
    nodes.push_back(std::move(json));
  }
  std::string text =
      "{\n  \"schema\": \"setpoint.why/1\",\n  \"determination\": " + Json(d.determination).dump() +
      ",\n  \"number\": " + Json(d.number).dump() +
      ",\n  \"value\": " + Json(d.nodes.back().value).dump() + ",\n  \"nodes\": [";
  for (std::size_t k = 0; k < nodes.size(); ++k)
    text += (k == 0 ? "\n    " : ",\n    ") + nodes[k].dump();
  return text + "\n  ]\n}\n";
}

}  // namespace setpoint
