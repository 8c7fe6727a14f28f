#include "setpoint/policy/value_reader.h"

#include <algorithm>
#include <cmath>

#include "setpoint/core/channel.h"
#include "setpoint/core/country.h"
#include "setpoint/core/decimal.h"
#include "setpoint/core/quarter.h"
#include "setpoint/policy/nearest.h"

namespace setpoint {
namespace {

// Shares and weights written with a dozen digits sum to 1 within this.
constexpr double kSumTolerance = 1e-9;
constexpr std::size_t kMostWeights = 8;

std::optional<ParameterValue> read_scalar(const KeySchema& key, const toml::node& node,
                                          const UnitName& unit, const Complain& complain) {
  const std::optional<double> written = read_number(node, key.key + ": value", complain);
  if (!written) return std::nullopt;
  const double value = unit.to_base(*written);
  if (!key.allows(value)) {
    std::string what = key.key + ": value " + shortest(*written) + " is out of range";
    std::string expected = key.allowed();
    if (unit.times != unit.per) expected += " " + std::string(key.units.front().name);
    complain(node.source(), std::move(what), std::move(expected));
    return std::nullopt;
  }
  return value;
}

std::optional<std::vector<double>> read_numbers(const KeySchema& key, const toml::node& node,
                                                const UnitName& unit, const Complain& complain) {
  const toml::array* array = node.as_array();
  if (array == nullptr) {
    complain(node.source(), key.key + ": value is " + std::string(kind_of(node)),
             "a list of numbers");
    return std::nullopt;
  }
  std::vector<double> values;
  bool good = true;
  for (const toml::node& entry : *array) {
    if (const auto written = read_number(entry, key.key + ": entry", complain))
      values.push_back(unit.to_base(*written));
    else
      good = false;
  }
  if (!good) return std::nullopt;
  return values;
}

std::optional<ParameterValue> read_list(const KeySchema& key, const toml::node& node,
                                        const UnitName& unit, const Complain& complain) {
  std::optional<std::vector<double>> values = read_numbers(key, node, unit, complain);
  if (!values) return std::nullopt;
  bool good = true;
  const auto refuse = [&](const toml::node& where, const std::string& what, std::string expected) {
    complain(where.source(), key.key + ": " + what, std::move(expected));
    good = false;
  };
  const toml::array& array = *node.as_array();
  const auto entry = [&](std::size_t i) { return "entry " + shortest((*values)[i]); };
  double sum = 0;
  for (const double value : *values) sum += value;
  if (key.list_rule == ListRule::weights) {
    for (std::size_t i = 0; i < values->size(); ++i)
      if ((*values)[i] < 0) refuse(array[i], entry(i) + " is negative", "weights of at least 0");
    if (values->empty() || values->size() > kMostWeights)
      refuse(node, "has " + std::to_string(values->size()) + " entries", "1 to 8 weights");
    else if (std::abs(sum - 1) > kSumTolerance)
      refuse(node, "weights sum to " + shortest(sum), "a sum of 1");
  }
  if (key.list_rule == ListRule::phases) {
    if (values->empty()) refuse(node, "has no entries", "at least 1 entry");
    for (std::size_t i = 0; i < values->size(); ++i) {
      if ((*values)[i] < 0 || (*values)[i] > 1)
        refuse(array[i], entry(i) + " is out of range", "a number of at least 0 and at most 1");
      else if (i > 0 && (*values)[i] < (*values)[i - 1])
        refuse(array[i], entry(i) + " is less than the one before", "entries that never decrease");
    }
  }
  if (!good) return std::nullopt;
  return std::move(*values);
}

std::optional<ParameterValue> read_text(const KeySchema& key, const toml::node& node,
                                        const Complain& complain) {
  const toml::value<std::string>* text = node.as_string();
  const std::string expected = key.text_rule == TextRule::quarter
                                   ? std::string("a quarter as \"2019Q3\"")
                                   : alternatives(key.words);
  if (text == nullptr) {
    complain(node.source(), key.key + ": value is " + std::string(kind_of(node)), expected);
    return std::nullopt;
  }
  const std::string& word = text->get();
  const bool known = key.text_rule == TextRule::quarter
                         ? Quarter::parse(word).has_value()
                         : std::find(key.words.begin(), key.words.end(), word) != key.words.end();
  if (!known) {
    complain(node.source(), key.key + ": unknown value " + in_quotes(word), expected);
    return std::nullopt;
  }
  return word;
}

// What the entries of a share table are called, and whether a name is one of them.
std::string_view entry_kind(ValueType type) {
  return type == ValueType::outcome_shares   ? "outcome"
         : type == ValueType::channel_shares ? "channel"
                                             : "country";
}

bool known_entry(ValueType type, std::string_view name) {
  return type == ValueType::outcome_shares   ? parse_outcome(name).has_value()
         : type == ValueType::channel_shares ? parse_channel(name).has_value()
                                             : name != "US" && Country::parse(name).has_value();
}

std::string known_entries(ValueType type) {
  std::vector<std::string_view> names;
  if (type == ValueType::outcome_shares)
    for (const Outcome outcome : kOutcomes) names.push_back(name(outcome));
  else if (type == ValueType::channel_shares)
    for (const Channel channel : kChannels) names.push_back(name(channel));
  else
    return "a two-letter code of ISO 3166-1, or ZZ where the origin is not identified";
  return alternatives(names);
}

std::optional<ParameterValue> read_shares(const KeySchema& key, const toml::node& node,
                                          const UnitName& unit, const Complain& complain) {
  const std::string kind(entry_kind(key.type));
  const toml::table* table = node.as_table();
  if (table == nullptr) {
    complain(node.source(), key.key + ": value is " + std::string(kind_of(node)),
             "a table of shares by " + kind);
    return std::nullopt;
  }
  Shares shares;
  double sum = 0;
  bool good = true;
  for (const auto& [entry, member] : in_file_order(*table)) {
    if (!known_entry(key.type, entry->str())) {
      complain(entry->source(), key.key + ": unknown " + kind + " " + in_quotes(entry->str()),
               known_entries(key.type));
      good = false;
      continue;
    }
    const std::string subject = key.key + ": share of " + std::string(entry->str());
    const std::optional<double> written = read_number(*member, subject, complain);
    if (!written) {
      good = false;
      continue;
    }
    const double share = unit.to_base(*written);
    if (share < 0 || share > 1) {
      complain(member->source(), subject + " " + shortest(*written) + " is out of range",
               "a share of at least 0 and at most 1");
      good = false;
    }
    shares.emplace_back(entry->str(), share);
    sum += share;
  }
  if (!good) return std::nullopt;
  if (std::abs(sum - 1) > kSumTolerance) {
    complain(node.source(), key.key + ": shares sum to " + shortest(sum), "a sum of 1");
    return std::nullopt;
  }
  return shares;
}

}  // namespace

std::optional<double> read_number(const toml::node& node, std::string_view subject,
                                  const Complain& complain) {
  std::optional<double> number;
  if (const auto* whole = node.as_integer()) number = static_cast<double>(whole->get());
  if (const auto* real = node.as_floating_point()) number = real->get();
  if (!number) {
    complain(node.source(), std::string(subject) + " is " + std::string(kind_of(node)), "a number");
  } else if (!std::isfinite(*number)) {
    complain(node.source(), std::string(subject) + " is not finite", "a finite number");
    number.reset();
  }
  return number;
}

std::optional<ParameterValue> read_value(const KeySchema& key, const toml::node& node,
                                         const UnitName& unit, const Complain& complain) {
  switch (key.type) {
    case ValueType::number:
      return read_scalar(key, node, unit, complain);
    case ValueType::list:
      return read_list(key, node, unit, complain);
    case ValueType::text:
      return read_text(key, node, complain);
    case ValueType::outcome_shares:
    case ValueType::channel_shares:
    case ValueType::country_shares:
      break;
  }
  return read_shares(key, node, unit, complain);
}

std::vector<std::pair<const toml::key*, const toml::node*>> in_file_order(
    const toml::table& table) {
  std::vector<std::pair<const toml::key*, const toml::node*>> members;
  for (auto it = table.cbegin(); it != table.cend(); ++it)
    members.emplace_back(&it->first, &it->second);
  std::stable_sort(members.begin(), members.end(), [](const auto& a, const auto& b) {
    const auto place = [](const toml::key* key) {
      const toml::source_position& begin = key->source().begin;
      return std::pair(begin.line, begin.column);
    };
    return place(a.first) < place(b.first);
  });
  return members;
}

}  // namespace setpoint
