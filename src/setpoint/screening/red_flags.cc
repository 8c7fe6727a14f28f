#include "setpoint/screening/red_flags.h"

#include <set>
#include <utility>

#include "setpoint/policy/toml.h"
#include "setpoint/policy/toml_source.h"
#include "setpoint/policy/toml_text.h"
#include "setpoint/policy/value_reader.h"
#include "setpoint/screening/flag_test_reader.h"
#include "setpoint/screening/flag_thresholds.h"

namespace setpoint {
namespace {

class Reader {
 public:
  Reader(std::string_view toml, std::string_view file) : file_(file), source_(file, toml) {}

  Result<FlagRules> read(const toml::table& root) {
    for (const auto& [key, node] : in_file_order(root)) {
      if (key->str() == "threshold" && node->is_table())
        thresholds_.read(*node->as_table(), complaint());
      else if (key->str() == "name" || key->str() == "version")
        (key->str() == "name" ? made_.name : version_) =
            flag_text(*node, std::string(key->str()), complaint());
      else if (key->str() != "flag" || !node->is_array_of_tables())
        complain(key->source(), "unknown key '" + std::string(key->str()) + "'",
                 "name, version, [threshold.NAME] and [[flag]]");
    }
    if (const toml::array* flags = root["flag"].as_array())
      for (const toml::node& flag : *flags)
        if (flag.is_table()) rule(*flag.as_table());
    if (made_.rules.empty()) complain(root.source(), "no rule", "at least one [[flag]]");
    thresholds_.complain_of_unused(complaint());
    if (!faults_.empty()) return faults_;
    return std::move(made_);
  }

 private:
  Complain complaint() {
    return [this](const toml::source_region& where, std::string what, std::string expected) {
      complain(where, std::move(what), std::move(expected));
    };
  }

  void complain(const toml::source_region& where, std::string what, std::string expected) {
    faults_.push_back(
        {FaultKind::policy, source_.at(where), unshielded(what), unshielded(expected)});
  }

  void rule(const toml::table& table) {
    FlagRule made;
    made.where = source_.at(table.source());
    const toml::array* tests = nullptr;
    for (const auto& [key, node] : in_file_order(table)) {
      const std::string_view word = key->str();
      if (word == "id")
        made.id = flag_text(*node, "id", complaint());
      else if (word == "rule")
        made.rule = flag_text(*node, "rule", complaint());
      else if (word == "advisory")
        made.advisory = flag_text(*node, "advisory", complaint());
      else if (word == "source")
        made.source = flag_text(*node, "source", complaint());
      else if (word == "reason")
        made.reason = flag_text(*node, "reason", complaint());
      else if (word == "test" && node->is_array_of_tables())
        tests = node->as_array();
      else if (word != "standing")
        complain(key->source(), "unknown key '" + std::string(word) + "'",
                 "id, rule, advisory, standing, source, reason and [[flag.test]]");
    }
    made.standing = standing_of(table, table.source(), complaint());
    const bool whole = !made.id.empty() && !made.rule.empty() && !made.source.empty();
    if (!whole || tests == nullptr)
      complain(table.source(), "a rule without id, rule, source or test", "all of them");
    if (made.standing == Standing::assumption && made.reason.empty())
      complain(table.source(), "an assumption without a reason", "a reason");
    if (!ids_.insert(made.id).second)
      complain(table.source(), "rule '" + made.id + "' again", "each id once");
    if (tests != nullptr)
      for (const toml::node& node : *tests)
        made.tests.push_back(read_flag_test(*node.as_table(), thresholds_, complaint()));
    made_.rules.push_back(std::move(made));
  }

  std::string_view file_;
  TomlSource source_;
  Faults faults_;
  FlagRules made_;
  std::string version_;
  FlagThresholds thresholds_;
  std::set<std::string> ids_;
};

}  // namespace

Result<FlagRules> read_red_flags(std::string_view toml, std::string_view file) {
  if (const auto place = first_unreadable(toml))
    return Fault{FaultKind::policy,
                 {std::string(file), place->line, place->column},
                 std::string(place->what),
                 "UTF-8 text"};
  const TomlSource source(file, toml);
  const toml::parse_result parsed = toml::parse(shielded(toml), file);
  if (!parsed)
    return Fault{FaultKind::policy, source.at(parsed.error().source()),
                 unshielded(parsed.error().description()), "valid TOML"};
  return Reader(toml, file).read(parsed.table());
}

}  // namespace setpoint
