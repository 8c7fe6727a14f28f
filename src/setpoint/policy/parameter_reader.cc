#include "setpoint/policy/parameter_reader.h"

#include <algorithm>
#include <array>

#include "setpoint/core/decimal.h"
#include "setpoint/policy/distribution_rule.h"
#include "setpoint/policy/nearest.h"
#include "setpoint/policy/value_reader.h"

namespace setpoint {
namespace {

constexpr std::array<std::string_view, 8> kFields = {"value",  "unit",   "from",  "standing",
                                                     "source", "reason", "range", "distribution"};
constexpr std::array<std::string_view, 5> kRequired = {"value", "unit", "from", "standing",
                                                       "source"};

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

class ParameterReader {
 public:
  ParameterReader(const KeySchema& key, const toml::table& table, const Complain& complain)
      : key_(key), table_(table), complain_(complain) {}

  std::optional<DatedValue> read(const TomlSource& source) {
    known_fields();
    required_fields();
    const UnitName* unit = read_unit();
    if (const toml::node* node = table_.get("value"); node != nullptr && unit != nullptr) {
      if (std::optional<ParameterValue> value = read_value(key_, *node, *unit, checked())) {
        value_.value = std::move(*value);
        has_value_ = true;
      }
    }
    read_from();
    read_standing();
    read_texts();
    if (unit != nullptr) {
      read_range(*unit);
      read_distribution(*unit);
    }
    standing_is_backed();
    value_.where = source.at(table_.source());
    if (!good_) return std::nullopt;
    return std::move(value_);
  }

 private:
  void complain(const toml::source_region& where, std::string what, std::string expected) {
    good_ = false;
    complain_(where, key_.key + ": " + std::move(what), std::move(expected));
  }
  // For readers that name the parameter themselves.
  Complain checked() {
    return [this](const toml::source_region& where, std::string what, std::string expected) {
      good_ = false;
      complain_(where, std::move(what), std::move(expected));
    };
  }

  void known_fields() {
    for (const auto& [field, node] : in_file_order(table_))
      if (!contains(kFields, field->str()))
        complain(field->source(), "unknown field " + in_quotes(field->str()),
                 "a known field; the nearest is " + in_quotes(nearest(field->str(), kFields)));
  }

  void required_fields() {
    for (const std::string_view field : kRequired)
      if (!table_.contains(field))
        complain(table_.source(), "field " + std::string(field) + " is missing",
                 "the fields value, unit, from, standing and source");
  }

  // Of a field that must be text; null if absent or not text.
  const std::string* text(std::string_view field) {
    const toml::node* node = table_.get(field);
    if (node == nullptr) return nullptr;
    if (const auto* string = node->as_string()) return &string->get();
    complain(node->source(), std::string(field) + " is " + std::string(kind_of(*node)), "text");
    return nullptr;
  }

  const UnitName* read_unit() {
    const std::string* written = text("unit");
    if (written == nullptr) return nullptr;
    const UnitName* unit = key_.unit(*written);
    if (unit == nullptr)
      complain(table_.get("unit")->source(), "unknown unit " + in_quotes(*written),
               key_.accepted_units());
    value_.unit = *written;
    return unit;
  }

  void read_from() {
    const toml::node* node = table_.get("from");
    if (node == nullptr) return;
    const toml::value<toml::date>* date = node->as_date();
    std::optional<Date> day;
    if (date != nullptr) day = Date::of(date->get().year, date->get().month, date->get().day);
    if (!day) {
      complain(node->source(), "from is " + std::string(kind_of(*node)),
               "a date as 2018-10-01, without quotes");
      return;
    }
    value_.from = *day;
  }

  void read_standing() {
    const std::string* written = text("standing");
    if (written == nullptr) return;
    const std::optional<Standing> standing = parse_standing(*written);
    if (!standing) {
      std::vector<std::string_view> names;
      for (const Standing known : kStandings) names.push_back(name(known));
      complain(table_.get("standing")->source(), "unknown standing " + in_quotes(*written),
               alternatives(names));
      return;
    }
    value_.standing = *standing;
    has_standing_ = true;
  }

  void read_texts() {
    if (const std::string* source = text("source")) {
      if (blank(*source))
        complain(table_.get("source")->source(), "source is empty",
                 "a citation, or \"assumption\" or \"choice\" where there is none");
      value_.source = *source;
    }
    if (const std::string* reason = text("reason")) value_.reason = *reason;
  }

  void read_range(const UnitName& unit) {
    const toml::node* node = table_.get("range");
    if (node == nullptr) return;
    if (key_.type != ValueType::number) {
      complain(node->source(), "range of a parameter that is not a number",
               "no range; the reason may state one");
      return;
    }
    const toml::array* array = node->as_array();
    if (array == nullptr || array->size() != 2) {
      complain(node->source(),
               array == nullptr ? "range is " + std::string(kind_of(*node))
                                : "range has " + std::to_string(array->size()) + " entries",
               "range = [low, high]");
      return;
    }
    const std::string subject = key_.key + ": range";
    const std::optional<double> low = read_number((*array)[0], subject, checked());
    const std::optional<double> high = read_number((*array)[1], subject, checked());
    if (!low || !high) return;
    const Interval range{unit.to_base(*low), unit.to_base(*high)};
    const std::string shown = "[" + shortest(*low) + ", " + shortest(*high) + "]";
    if (range.low > range.high)
      complain(node->source(), "range " + shown + " is reversed", "low <= high");
    else if (!key_.allows(range.low) || !key_.allows(range.high))
      complain(node->source(), "range " + shown + " is out of range",
               "limits that are each " + key_.allowed());
    else if (has_value_ && (std::get<double>(value_.value) < range.low ||
                            std::get<double>(value_.value) > range.high))
      complain(node->source(), "value lies outside its range " + shown, "low <= value <= high");
    value_.range = range;
  }

  void read_distribution(const UnitName& unit) {
    const toml::node* node = table_.get("distribution");
    if (node == nullptr) return;
    const toml::table* table = node->as_table();
    if (table == nullptr) {
      complain(node->source(), "distribution is " + std::string(kind_of(*node)),
               "distribution = {kind = \"...\", ...}");
      return;
    }
    const toml::node* kind_node = table->get("kind");
    const auto* kind_text = kind_node == nullptr ? nullptr : kind_node->as_string();
    const auto kind =
        kind_text == nullptr ? std::nullopt : parse_distribution_kind(kind_text->get());
    if (!kind) {
      complain(kind_node == nullptr ? node->source() : kind_node->source(),
               kind_node == nullptr ? "distribution has no kind"
               : kind_text == nullptr
                   ? "kind of distribution is " + std::string(kind_of(*kind_node))
                   : "unknown kind of distribution " + in_quotes(kind_text->get()),
               distribution_kinds());
      return;
    }
    GivenDistribution given{*kind, {}};
    bool complete = true;
    for (const auto& [field, member] : in_file_order(*table)) {
      if (field->str() == "kind") continue;
      if (!contains(all_fields(), field->str())) {
        complain(field->source(), "unknown field of the distribution " + in_quotes(field->str()),
                 "a known field; the nearest is " + in_quotes(nearest(field->str(), all_fields())));
        complete = false;
        continue;
      }
      const std::string subject = key_.key + ": distribution " + std::string(field->str());
      const std::optional<double> number = read_number(*member, subject, checked());
      if (!number) {
        complete = false;
        continue;
      }
      given.fields.emplace(field->str(),
                           has_unit(*kind, field->str()) ? unit.to_base(*number) : *number);
    }
    if (!complete || !has_value_) return;
    const std::vector<Objection> found = objections(key_, value_.value, given);
    for (const Objection& objection : found) {
      const toml::node* at = objection.field.empty() ? node : table->get(objection.field);
      complain((at == nullptr ? node : at)->source(), objection.what, objection.expected);
    }
    if (found.empty()) value_.distribution = settled(given);
  }

  // What is not read in a document needs an argument in its place.
  void standing_is_backed() {
    if (!has_standing_) return;
    const Standing standing = value_.standing;
    const bool needs_reason = standing == Standing::assumption || standing == Standing::derived ||
                              standing == Standing::choice || standing == Standing::unverified;
    const toml::source_region& where = table_.get("standing")->source();
    if (needs_reason && blank(value_.reason))
      complain(where, "standing " + std::string(name(standing)) + " without a reason",
               "a reason that a reader can contest");
    if (standing == Standing::assumption && key_.type == ValueType::number &&
        !table_.contains("range"))
      complain(where, "standing assumption without a range", "range = [low, high]");
  }

  const KeySchema& key_;
  const toml::table& table_;
  const Complain& complain_;
  DatedValue value_;
  bool good_ = true;
  bool has_value_ = false;
  bool has_standing_ = false;
};

}  // namespace

std::optional<Standing> parse_standing(std::string_view text) {
  for (const Standing standing : kStandings)
    if (name(standing) == text) return standing;
  return std::nullopt;
}

std::optional<DatedValue> read_parameter(const KeySchema& key, const toml::table& table,
                                         const TomlSource& source, const Complain& complain) {
  return ParameterReader(key, table, complain).read(source);
}

}  // namespace setpoint
