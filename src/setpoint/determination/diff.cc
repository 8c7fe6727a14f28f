#include "setpoint/determination/diff.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "setpoint/core/decimal.h"

namespace setpoint {
namespace {

using LeafName = std::pair<std::string, std::string>;  // kind, what
using LeafValues = std::map<LeafName, std::vector<double>>;

constexpr std::string_view kLimit = "interval-limit";

// Limits of intervals follow from draws, and factors of resampling are 1 in every estimate: what
// changes them stands among the other leaves.
bool stands_for_itself(const LeafName& leaf) {
  return leaf.first != kLimit && leaf.first != "resample";
}

LeafValues leaves_of(const TraceFile& trace) {
  LeafValues result;
  for (const DerivationNode& node : trace.nodes)
    if (node.operation == Operation::leaf) result[{node.kind, node.what}].push_back(node.value);
  for (auto& [name, values] : result) std::sort(values.begin(), values.end());
  return result;
}

// Whether each node reaches a leaf of the set.
std::vector<bool> reaches(const TraceFile& trace, const std::set<LeafName>& changed) {
  std::vector<bool> result(trace.nodes.size(), false);
  for (std::size_t k = 0; k < trace.nodes.size(); ++k) {
    const DerivationNode& node = trace.nodes[k];
    bool yes = node.operation == Operation::leaf && changed.contains({node.kind, node.what});
    for (const std::size_t operand : node.operands) yes = yes || result[operand];
    result[k] = yes;
  }
  return result;
}

std::optional<double> value_of(const TraceFile& trace, const std::string& number) {
  const auto root = trace.roots.find(number);
  if (root == trace.roots.end()) return std::nullopt;
  return trace.nodes[root->second].value;
}

std::string shown(const std::optional<double>& value) {
  return value ? shortest(*value) : "absent";
}

nlohmann::ordered_json json_of(const std::optional<double>& value) {
  return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

}  // namespace

DeterminationDiff diff(const TraceFile& before, const TraceFile& after) {
  DeterminationDiff result;
  result.before = before.id;
  result.after = after.id;

  const LeafValues old = leaves_of(before);
  const LeafValues now = leaves_of(after);
  std::set<LeafName> names;
  for (const auto* side : {&old, &now})
    for (const auto& [name, values] : *side) names.insert(name);
  std::set<LeafName> changed;
  std::set<LeafName> limits;
  for (const LeafName& name : names) {
    const auto was = old.find(name);
    const auto is = now.find(name);
    const std::vector<double> none;
    const std::vector<double>& a = was == old.end() ? none : was->second;
    const std::vector<double>& b = is == now.end() ? none : is->second;
    if (a == b) continue;
    if (name.first == kLimit) limits.insert(name);
    if (!stands_for_itself(name)) continue;
    changed.insert(name);
    for (std::size_t k = 0; k < std::max(a.size(), b.size()); ++k) {
      const auto at = [&](const std::vector<double>& v) {
        return k < v.size() ? std::optional(v[k]) : std::nullopt;
      };
      if (at(a) != at(b)) result.leaves.push_back({name.first, name.second, at(a), at(b)});
    }
  }

  // Draws are made of every leaf: with any of them, a limit may change.
  if (!changed.empty()) changed.merge(limits);

  const std::vector<bool> reaches_before = reaches(before, changed);
  const std::vector<bool> reaches_after = reaches(after, changed);
  std::set<std::string> numbers;
  for (const auto* side : {&before, &after})
    for (const auto& [number, place] : side->roots) numbers.insert(number);
  for (const std::string& number : numbers) {
    const auto depends = [&](const TraceFile& trace, const std::vector<bool>& reached) {
      const auto root = trace.roots.find(number);
      return root != trace.roots.end() && reached[root->second];
    };
    ChangedNumber one{number, value_of(before, number), value_of(after, number),
                      depends(before, reaches_before) || depends(after, reaches_after)};
    if (one.before == one.after && !one.depends)
      ++result.same;
    else
      result.numbers.push_back(std::move(one));
  }
  return result;
}

std::string to_text(const DeterminationDiff& diff, std::size_t most) {
  std::string out = diff.before + " and " + diff.after + "\n";
  const auto rest = [&](std::size_t shown_of, std::size_t all) {
    if (shown_of < all) out += "  and " + std::to_string(all - shown_of) + " more\n";
  };
  const auto count = [&](std::size_t all) { return most == 0 ? all : std::min(most, all); };
  out += "\nWhat is not the same in both: " + std::to_string(diff.leaves.size()) + "\n";
  const std::size_t leaves = count(diff.leaves.size());
  for (std::size_t k = 0; k < leaves; ++k)
    out += "  " + diff.leaves[k].kind + " " + diff.leaves[k].what + ": " +
           shown(diff.leaves[k].before) + " -> " + shown(diff.leaves[k].after) + "\n";
  rest(leaves, diff.leaves.size());

  std::vector<const ChangedNumber*> changed;
  std::size_t unexplained = 0;
  for (const ChangedNumber& number : diff.numbers) {
    if (number.before == number.after) continue;
    changed.push_back(&number);
    unexplained += number.depends ? 0U : 1U;
  }
  out += "\nPublished numbers that changed: " + std::to_string(changed.size()) +
         "; that rest on a change and did not: " +
         std::to_string(diff.numbers.size() - changed.size()) +
         "; that do not rest on any: " + std::to_string(diff.same) + "\n";
  const std::size_t numbers = count(changed.size());
  for (std::size_t k = 0; k < numbers; ++k)
    out += "  " + changed[k]->number + ": " + shown(changed[k]->before) + " -> " +
           shown(changed[k]->after) + (changed[k]->depends ? "" : "  (rests on no change)") + "\n";
  rest(numbers, changed.size());
  if (unexplained > 0)
    out += "\n" + std::to_string(unexplained) +
           " numbers changed without resting on a change: they were computed otherwise, with other "
           "draws or distributions, or by another program.\n";
  return out;
}

std::string to_json(const DeterminationDiff& diff) {
  using Json = nlohmann::ordered_json;
  Json leaves = Json::array();
  for (const ChangedLeaf& leaf : diff.leaves)
    leaves.push_back({{"kind", leaf.kind},
                      {"what", leaf.what},
                      {"before", json_of(leaf.before)},
                      {"after", json_of(leaf.after)}});
  Json numbers = Json::array();
  for (const ChangedNumber& number : diff.numbers)
    numbers.push_back({{"number", number.number},
                       {"before", json_of(number.before)},
                       {"after", json_of(number.after)},
                       {"depends", number.depends}});
  const Json document = {{"schema", "setpoint.diff/1"},   {"before", diff.before},
                         {"after", diff.after},           {"leaves", std::move(leaves)},
                         {"numbers", std::move(numbers)}, {"same", diff.same}};
  return document.dump() + "\n";
}

}  // namespace setpoint
