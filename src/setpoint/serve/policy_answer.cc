#include "setpoint/serve/policy_answer.h"

#include <algorithm>

#include "setpoint/core/decimal.h"
#include "setpoint/policy/schema.h"
#include "setpoint/report/parameter_text.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

std::string_view type_name(ValueType type) {
  switch (type) {
    case ValueType::number:
      return "number";
    case ValueType::list:
      return "list";
    case ValueType::text:
      return "text";
    case ValueType::outcome_shares:
    case ValueType::channel_shares:
    case ValueType::country_shares:
      return "shares";
  }
  return "text";
}

// What an override is given to have this value, in the base unit.
struct SetText {
  std::string operator()(double value) const { return shortest(value); }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(const std::vector<double>& values) const {
    std::string text = "[";
    for (const double value : values) text += (text.size() > 1 ? ", " : "") + shortest(value);
    return text + "]";
  }
  std::string operator()(const Shares& shares) const {
    std::string text = "{ ";
    for (const auto& [what, share] : shares)
      text += (text.size() > 2 ? ", " : "") + what + " = " + shortest(share);
    return text + " }";
  }
};

std::string group_of(const std::string& key) {
  return key.substr(0, key.find('.'));
}

Json words_of(const KeySchema& schema) {
  Json words = Json::array();
  if (schema.type == ValueType::text)
    for (const std::string_view word : schema.words) words.push_back(word);
  return words;
}

Json parameter_json(const KeySchema& schema, const Parameter* parameter, const Date& day) {
  Json values = Json::array();
  std::size_t in_force = 0;
  if (parameter != nullptr)
    for (const DatedValue& value : parameter->values) {
      if (value.from <= day) in_force = values.size();
      values.push_back(value_json(*parameter, value));
    }
  return {{"key", schema.key},
          {"group", group_of(schema.key)},
          {"type", type_name(schema.type)},
          {"unit", schema.units.empty() ? "" : std::string(schema.units.front().name)},
          {"allowed", schema.type == ValueType::number ? schema.allowed() : ""},
          {"low", number(schema.low)},
          {"high", number(schema.high)},
          {"above_low", schema.above_low},
          {"below_high", schema.below_high},
          {"whole", schema.whole},
          {"words", words_of(schema)},
          {"settable", true},
          {"overridden", parameter != nullptr && parameter->overridden},
          {"in_force", in_force},
          {"values", std::move(values)}};
}

}  // namespace

Json standings_json(const Policy& policy) {
  Json all = Json::array();
  for (const Standing standing : kStandings)
    if (const std::size_t count = count_of(policy, standing); count > 0)
      all.push_back({{"standing", label(standing)}, {"count", count}});
  return all;
}

Json value_json(const Parameter& parameter, const DatedValue& value) {
  const double* raw = std::get_if<double>(&value.value);
  return {{"from", value.from.text()},
          {"value", readable(value.value)},
          {"set", std::visit(SetText{}, value.value)},
          {"raw", raw ? number(*raw) : Json(nullptr)},
          {"unit", base_unit(parameter.key, value.unit)},
          {"standing", label(value.standing)},
          {"source", value.source},
          {"reason", value.reason},
          {"range", interval(value.range)},
          {"distribution", distribution_text(value.distribution)}};
}

std::string policy_answer(const Policy& policy, const Date& day) {
  Json parameters = Json::array();
  for (const KeySchema& key : schema()) {
    const auto own = policy.parameters().find(key.key);
    parameters.push_back(
        parameter_json(key, own == policy.parameters().end() ? nullptr : &own->second, day));
  }
  return dumped({{"name", policy.name()},
                 {"version", policy.version()},
                 {"sha256", policy.sha256()},
                 {"standings", standings_json(policy)},
                 {"parameters", std::move(parameters)}});
}

}  // namespace setpoint
