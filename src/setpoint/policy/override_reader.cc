#include "setpoint/policy/override_reader.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "setpoint/policy/distribution_rule.h"
#include "setpoint/policy/keys.h"
#include "setpoint/policy/nearest.h"
#include "setpoint/policy/toml_source.h"
#include "setpoint/policy/value_reader.h"

namespace setpoint {
namespace {

constexpr std::string_view kOption = "--set";
constexpr std::string_view kDistribution = ".distribution.";
constexpr std::string_view kBySet = "the distribution is set by the user";

// VALUE as a table with the one member v.
toml::table as_toml(const std::string& text, bool only_text) {
  // A value beyond ASCII is a bare text: no number, list or table of a policy has one.
  const bool ascii = std::all_of(text.begin(), text.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!only_text && ascii) {
    toml::parse_result parsed = toml::parse("v = " + text);
    if (parsed && parsed.table().size() == 1) return std::move(parsed).table();
  }
  toml::table bare;
  bare.insert("v", text);
  return bare;
}

class OverrideReader {
 public:
  OverrideReader(const Schema& schema, Parameters& parameters, Faults& faults)
      : schema_(schema), parameters_(parameters), faults_(faults) {}

  void apply(std::span<const PolicyOverride> overrides) {
    for (const PolicyOverride& one : overrides) {
      if (const KeySchema* key = schema_.find(one.key)) {
        set_value(*key, one.value);
        continue;
      }
      const std::size_t cut = one.key.find(kDistribution);
      const KeySchema* key = cut == std::string::npos
                                 ? nullptr
                                 : schema_.find(std::string_view(one.key).substr(0, cut));
      if (key != nullptr)
        note_field(*key, one.key.substr(cut + kDistribution.size()), one.value);
      else
        complain("unknown key " + in_quotes(one.key),
                 "a known key; the nearest is " + in_quotes(schema_.nearest_key(one.key)));
    }
    if (set_.contains(keys::internalisation.name) && set_.contains(keys::revenue_target.name))
      complain("both basis.internalisation and basis.revenue_target_usd are set",
               "exactly one of them");
    for (const auto& [key, fields] : distributions_) set_distribution(*schema_.find(key), fields);
  }

 private:
  using Fields = std::map<std::string, std::string, std::less<>>;

  void complain(std::string what, std::string expected) {
    faults_.push_back(Fault{FaultKind::policy, Location{std::string(kOption), 0, 0},
                            std::move(what), std::move(expected)});
  }
  Complain complainer() {
    return [this](const toml::source_region&, std::string what, std::string expected) {
      complain(std::move(what), std::move(expected));
    };
  }

  void set_value(const KeySchema& key, const std::string& text) {
    toml::table table = as_toml(text, false);
    if (key.type == ValueType::text && !table.get("v")->is_string()) table = as_toml(text, true);
    std::optional<ParameterValue> value =
        read_value(key, *table.get("v"), key.units.front(), complainer());
    if (!value) return;
    DatedValue dated;
    dated.value = std::move(*value);
    dated.unit = key.units.front().name;
    dated.standing = Standing::choice;
    dated.source = "set by the user";
    dated.reason = "set by the user in place of the policy's value";
    dated.where = Location{std::string(kOption), 0, 0};
    parameters_.insert_or_assign(key.key, Parameter{key.key, {std::move(dated)}, true});
    if (const auto rival = parameters_.find(excluded_by(key.key)); rival != parameters_.end())
      parameters_.erase(rival);
    set_.insert(key.key);
  }

  void note_field(const KeySchema& key, const std::string& field, const std::string& text) {
    std::vector<std::string_view> known{"kind"};
    known.insert(known.end(), all_fields().begin(), all_fields().end());
    if (std::find(known.begin(), known.end(), field) == known.end())
      complain(key.key + ": unknown field of the distribution " + in_quotes(field),
               "a known field; the nearest is " + in_quotes(nearest(field, known)));
    else
      distributions_[key.key].insert_or_assign(field, text);
  }

  void set_distribution(const KeySchema& key, const Fields& fields) {
    const auto found = parameters_.find(key.key);
    if (found == parameters_.end()) {
      complain(key.key + ": a distribution is set and no value", "a value of the parameter");
      return;
    }
    std::optional<DistributionKind> kind;
    std::map<std::string, double, std::less<>> numbers;
    for (const auto& [field, text] : fields) {
      const toml::table table = as_toml(text, false);
      const toml::node& node = *table.get("v");
      if (field == "kind") {
        const auto* word = node.as_string();
        kind = word == nullptr ? std::nullopt : parse_distribution_kind(word->get());
        if (!kind) {
          complain(key.key + ": unknown kind of distribution " + in_quotes(text),
                   distribution_kinds());
          return;
        }
        continue;
      }
      const std::optional<double> number =
          read_number(node, key.key + ": distribution " + field, complainer());
      if (!number) return;
      numbers.emplace(field, *number);
    }
    // Every value is tried before any is changed; one message speaks for all of them.
    std::vector<Distribution> settled_for;
    for (const DatedValue& value : found->second.values) {
      GivenDistribution wanted = kind ? GivenDistribution{*kind, {}} : given(value.distribution);
      for (const auto& [field, number] : numbers) wanted.fields.insert_or_assign(field, number);
      const std::vector<Objection> wrong = objections(key, value.value, wanted);
      for (const Objection& objection : wrong)
        complain(key.key + ": " + objection.what, objection.expected);
      if (!wrong.empty()) return;
      settled_for.push_back(settled(wanted));
    }
    for (std::size_t i = 0; i < settled_for.size(); ++i) {
      DatedValue& value = found->second.values[i];
      value.distribution = settled_for[i];
      value.reason += (value.reason.empty() ? "" : "; ") + std::string(kBySet);
    }
    found->second.overridden = true;
  }

  const Schema& schema_;
  Parameters& parameters_;
  Faults& faults_;
  std::set<std::string, std::less<>> set_;
  std::map<std::string, Fields, std::less<>> distributions_;
};

}  // namespace

void apply_overrides(const Schema& schema, std::span<const PolicyOverride> overrides,
                     Parameters& parameters, Faults& faults) {
  OverrideReader(schema, parameters, faults).apply(overrides);
}

}  // namespace setpoint
