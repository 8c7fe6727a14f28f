#include "setpoint/policy/layer.h"

#include <algorithm>
#include <array>

#include "setpoint/policy/keys.h"
#include "setpoint/policy/nearest.h"
#include "setpoint/policy/parameter_reader.h"
#include "setpoint/policy/toml_source.h"
#include "setpoint/policy/toml_text.h"
#include "setpoint/policy/value_reader.h"

namespace setpoint {
namespace {

// No known key has more segments, even with the field of a parameter behind it.
constexpr int kDeepest = 6;

bool bare(std::string_view segment) {
  return !segment.empty() && std::all_of(segment.begin(), segment.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
}

bool has_tables(const toml::table& table) {
  for (const auto& [key, node] : table)
    if (node.is_table() || node.is_array_of_tables()) return true;
  return false;
}

std::string entries(const Shares& shares) {
  std::string text;
  for (const auto& [entry, share] : shares) text += (text.empty() ? "" : ", ") + entry;
  return text;
}

class LayerReader {
 public:
  LayerReader(const Schema& schema, std::string_view toml, std::string_view file, Faults& faults)
      : schema_(schema), text_(toml), file_(file), source_(file, toml), faults_(faults) {}

  PolicyLayer read() {
    if (const auto place = first_unreadable(text_)) {
      faults_.push_back(Fault{FaultKind::policy,
                              {std::string(file_), place->line, place->column},
                              std::string(place->what),
                              "UTF-8 text"});
      return std::move(layer_);
    }
    const auto before = static_cast<std::ptrdiff_t>(faults_.size());
    toml::parse_result parsed = toml::parse(shielded(text_), file_);
    if (!parsed) {
      const toml::parse_error& error = parsed.error();
      faults_.push_back(Fault{FaultKind::policy, source_.at(error.source()),
                              unshielded(error.description()), "valid TOML"});
      return std::move(layer_);
    }
    unshield(parsed.table());
    read_root(parsed.table());
    // Texts were moved back, keys cannot be: what a fault says of them is.
    for (auto fault = faults_.begin() + before; fault != faults_.end(); ++fault) {
      fault->what = unshielded(fault->what);
      fault->expected = unshielded(fault->expected);
    }
    return std::move(layer_);
  }

 private:
  // Moves the texts of a parsed file back to what was written.
  static void unshield(toml::node& node) {
    if (toml::table* table = node.as_table())
      for (auto&& [key, inner] : *table) unshield(inner);
    if (toml::array* array = node.as_array())
      for (toml::node& inner : *array) unshield(inner);
    if (toml::value<std::string>* text = node.as_string()) text->get() = unshielded(text->get());
  }

  void read_root(const toml::table& root) {
    top_level(root);
    groups(root, "", 0);
    exclusive();
  }

  void complain(const toml::source_region& where, std::string what, std::string expected) {
    faults_.push_back(
        Fault{FaultKind::policy, source_.at(where), std::move(what), std::move(expected)});
  }

  void top_level(const toml::table& root) {
    layer_.name = top_text(root, "name", true);
    layer_.version = top_text(root, "version", true);
    top_text(root, "description", false);
  }
  std::string top_text(const toml::table& root, std::string_view field, bool required) {
    const toml::node* node = root.get(field);
    const toml::value<std::string>* text = node == nullptr ? nullptr : node->as_string();
    if (text != nullptr && !text->get().empty()) return text->get();
    if (node != nullptr)
      complain(
          node->source(),
          std::string(field) + " is " + (text != nullptr ? "empty" : std::string(kind_of(*node))),
          "text");
    else if (required)
      complain(root.source(), std::string(field) + " is missing",
               std::string(field) + " = \"...\" before the first table");
    return {};
  }

  void unknown(const toml::key& at, const std::string& key) {
    complain(at.source(), "unknown key " + in_quotes(key),
             "a known key; the nearest is " + in_quotes(schema_.nearest_key(key)));
  }

  void groups(const toml::table& table, const std::string& path, int depth) {
    for (const auto& [name, node] : in_file_order(table)) {
      const std::string_view segment = name->str();
      if (depth == 0 && (segment == "name" || segment == "version" || segment == "description"))
        continue;
      const std::string key =
          path.empty() ? std::string(segment) : path + "." + std::string(segment);
      // A quoted "window.quarters" is not the key quarters of the table window.
      if (!bare(segment) || depth >= kDeepest) {
        unknown(*name, key);
        continue;
      }
      const KeySchema* known = schema_.find(key);
      const toml::table* inner = node->as_table();
      if (known != nullptr)
        parameter(*known, *name, *node);
      else if (inner != nullptr && !inner->contains("value") &&
               (schema_.is_group(key) || has_tables(*inner)))
        groups(*inner, key, depth + 1);
      else
        unknown(*name, key);
    }
  }

  void parameter(const KeySchema& key, const toml::key& at, const toml::node& node) {
    const Complain complain_at = [this](const toml::source_region& where, std::string what,
                                        std::string expected) {
      complain(where, std::move(what), std::move(expected));
    };
    Parameter parameter{key.key, {}, false};
    const std::size_t faults_before = faults_.size();
    if (const toml::table* table = node.as_table()) {
      if (auto value = read_parameter(key, *table, source_, complain_at))
        parameter.values.push_back(std::move(*value));
    } else if (node.is_array_of_tables()) {
      for (const toml::node& entry : *node.as_array())
        if (auto value = read_parameter(key, *entry.as_table(), source_, complain_at))
          parameter.values.push_back(std::move(*value));
    } else {
      complain(at.source(), key.key + " is " + std::string(kind_of(node)),
               "a table with value, unit, from, standing and source");
    }
    if (parameter.values.empty()) return;
    std::stable_sort(parameter.values.begin(), parameter.values.end(),
                     [](const DatedValue& a, const DatedValue& b) { return a.from < b.from; });
    for (std::size_t i = 1; i < parameter.values.size(); ++i)
      follows(key, parameter.values[i - 1], parameter.values[i]);
    if (faults_.size() == faults_before) layer_.parameters.emplace(key.key, std::move(parameter));
  }

  // What two values of a parameter, one after the other, must have in common.
  void follows(const KeySchema& key, const DatedValue& earlier, const DatedValue& later) {
    if (earlier.from == later.from)
      faults_.push_back(Fault{
          FaultKind::policy, later.where,
          key.key + ": conflicting dates: two values from " + later.from.text(),
          "one value for each date; the other is at line " + std::to_string(earlier.where.line)});
    if (!is_shares(key.type)) return;
    const std::string before = entries(std::get<Shares>(earlier.value));
    const std::string after = entries(std::get<Shares>(later.value));
    // Draws go by position: a share that moved would take over the draws of another.
    if (before != after)
      faults_.push_back(Fault{FaultKind::policy, later.where,
                              key.key + ": entries " + in_quotes(after) +
                                  " differ from those from " + earlier.from.text(),
                              "the same entries in the same order at every date: " + before});
  }

  void exclusive() {
    const auto first = layer_.parameters.find(keys::internalisation.name);
    const auto second = layer_.parameters.find(keys::revenue_target.name);
    if (first == layer_.parameters.end() || second == layer_.parameters.end()) return;
    const Location& a = first->second.values.front().where;
    const Location& b = second->second.values.front().where;
    const bool a_later = a.line > b.line;
    faults_.push_back(Fault{
        FaultKind::policy, a_later ? a : b,
        "both basis.internalisation and basis.revenue_target_usd are set",
        "exactly one of them; the other is at line " + std::to_string(a_later ? b.line : a.line)});
  }

  const Schema& schema_;
  std::string_view text_;
  std::string_view file_;
  TomlSource source_;
  Faults& faults_;
  PolicyLayer layer_;
};

}  // namespace

PolicyLayer read_layer(const Schema& schema, std::string_view toml, std::string_view file,
                       Faults& faults) {
  return LayerReader(schema, toml, file, faults).read();
}

std::string_view excluded_by(std::string_view key) {
  if (key == keys::internalisation.name) return keys::revenue_target.name;
  if (key == keys::revenue_target.name) return keys::internalisation.name;
  return {};
}

}  // namespace setpoint
