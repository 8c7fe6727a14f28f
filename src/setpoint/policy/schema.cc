#include "setpoint/policy/schema.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "setpoint/core/channel.h"
#include "setpoint/core/decimal.h"
#include "setpoint/policy/keys.h"
#include "setpoint/policy/nearest.h"

namespace setpoint {
namespace {

// The international avoirdupois pound: exactly 0.45359237 kg (Federal Register 24 FR 5348, 1959).
constexpr double kPound = 0.45359237;

constexpr std::array kPure = {UnitName{"1"}, UnitName{"fraction"}, UnitName{"share"},
                              UnitName{"%", 1, 100}};
constexpr std::array kMoney = {UnitName{"USD"}, UnitName{"thousand USD", 1e3},
                               UnitName{"million USD", 1e6}, UnitName{"billion USD", 1e9}};
constexpr std::array kPerDeath = {UnitName{"USD/death"}, UnitName{"million USD/death", 1e6}};
constexpr std::array kPerEntry = {UnitName{"USD/entry"}};
constexpr std::array kMass = {UnitName{"kg"}, UnitName{"t", 1e3}, UnitName{"lb", kPound}};
constexpr std::array kQuarters = {UnitName{"quarters"}};
constexpr std::array kFinds = {UnitName{"finds"}};
constexpr std::array kText = {UnitName{"text"}};

constexpr std::array<std::string_view, 3> kPaths = {"article-xx", "compliance", "countervailing"};
constexpr std::array<std::string_view, 4> kErrorControls = {"bh", "by", "holm", "none"};
constexpr std::array<std::string_view, 4> kSinglePsu = {"fail", "certainty", "adjust", "average"};
constexpr std::array<std::string_view, 2> kVarianceFloors = {"simple-random", "none"};
constexpr std::array<std::string_view, 2> kCredit = {"default", "sampled"};
constexpr std::array<std::string_view, 6> kStreams = {"southwest-ports", "southwest-patrol",
                                                      "northern-ports",  "northern-patrol",
                                                      "other-ports",     "other-patrol"};

// By name in the log; what a seized drug's laboratory report calls it.
constexpr std::array<std::string_view, 8> kSubstances = {
    "fentanyl",      "carfentanil",   "acetylfentanyl", "furanylfentanyl", "para-fluorofentanyl",
    "isotonitazene", "protonitazene", "metonitazene"};

KeySchema number(std::string key, std::span<const UnitName> units) {
  KeySchema entry;
  entry.key = std::move(key);
  entry.units = units;
  return entry;
}

KeySchema fraction(std::string key) {
  KeySchema entry = number(std::move(key), kPure);
  entry.low = 0;
  entry.high = 1;
  return entry;
}

KeySchema not_negative(std::string key, std::span<const UnitName> units) {
  KeySchema entry = number(std::move(key), units);
  entry.low = 0;
  return entry;
}

KeySchema positive(std::string key, std::span<const UnitName> units) {
  KeySchema entry = not_negative(std::move(key), units);
  entry.above_low = true;
  return entry;
}

KeySchema count(std::string key, std::span<const UnitName> units, double least, double most) {
  KeySchema entry = number(std::move(key), units);
  entry.low = least;
  entry.high = most;
  entry.whole = true;
  return entry;
}

KeySchema elasticity(std::string key) {
  KeySchema entry = number(std::move(key), kPure);
  entry.high = 0;
  return entry;
}

KeySchema list(std::string_view key, ListRule rule) {
  KeySchema entry = number(std::string(key), kPure);
  entry.type = ValueType::list;
  entry.list_rule = rule;
  return entry;
}

KeySchema word(std::string_view key, std::span<const std::string_view> words) {
  KeySchema entry = number(std::string(key), kText);
  entry.type = ValueType::text;
  entry.words = words;
  return entry;
}

KeySchema shares(std::string key, ValueType type) {
  KeySchema entry = number(std::move(key), kPure);
  entry.type = type;
  return entry;
}

KeySchema optional(KeySchema entry) {
  entry.optional = true;
  return entry;
}

std::vector<KeySchema> build() {
  std::vector<KeySchema> all;

  all.push_back(count(keys::window_quarters.name, kQuarters, 1, 400));
  all.push_back(count(keys::window_step_quarters.name, kQuarters, 1, 400));
  KeySchema baseline = optional(word(keys::window_baseline, {}));
  baseline.text_rule = TextRule::quarter;
  all.push_back(std::move(baseline));

  KeySchema confidence = fraction(keys::movement_confidence.name);
  confidence.above_low = confidence.below_high = true;
  all.push_back(std::move(confidence));
  all.push_back(fraction(keys::material_change.name));
  all.push_back(fraction(keys::floor_share.name));
  all.push_back(count(keys::min_finds.name, kFinds, 0, 1e9));
  all.push_back(word(keys::error_control, kErrorControls));
  all.push_back(not_negative(keys::deaths_dispersion.name, kPure));

  all.push_back(not_negative(keys::offset_threshold.name, kPure));
  all.push_back(list(keys::rule_phase_in, ListRule::phases));
  all.push_back(fraction(keys::step_adjustment.name));
  all.push_back(not_negative(keys::step_toll.name, kPerEntry));
  all.push_back(fraction(keys::floor_adjustment.name));
  all.push_back(not_negative(keys::floor_toll.name, kPerEntry));
  all.push_back(fraction(keys::cap_adjustment.name));
  all.push_back(not_negative(keys::cap_toll.name, kPerEntry));
  all.push_back(word(keys::credit_requires, kCredit));

  all.push_back(fraction(keys::liability_flow_share.name));
  all.push_back(fraction(keys::precursors_share.name));
  all.push_back(fraction(keys::evidence_coverage.name));
  all.push_back(word(keys::single_psu, kSinglePsu));
  all.push_back(word(keys::variance_floor, kVarianceFloors));
  all.push_back(fraction(keys::sensitivity_purity_limit.name));
  // A probability of 0 would divide by it: nothing found would mean anything there.
  for (const Channel channel : kChannels)
    for (const PurityClass purity : kPurityClasses) {
      KeySchema entry = optional(fraction(keys::sensitivity(channel, purity).name));
      entry.above_low = true;
      all.push_back(std::move(entry));
    }
  for (const std::string_view substance : kSubstances)
    all.push_back(positive(keys::potency(substance).name, kPure));

  all.push_back(list(keys::lag_weights, ListRule::weights));
  all.push_back(fraction(keys::domestic_share.name));
  all.push_back(shares(std::string(keys::deaths_outcome_share), ValueType::outcome_shares));

  all.push_back(word(keys::basis_path, kPaths));
  all.push_back(optional(fraction(keys::internalisation.name)));
  all.push_back(optional(not_negative(keys::revenue_target.name, kMoney)));
  all.push_back(not_negative(keys::cost_per_death.name, kPerDeath));
  all.push_back(fraction(keys::regulation_cost_us.name));

  // A probability of 0 would divide by it: nothing seized would mean anything coming through.
  for (const Channel channel : kChannels) {
    KeySchema entry = fraction(keys::interception(channel).name);
    entry.above_low = true;
    all.push_back(std::move(entry));
  }
  for (const Outcome outcome : kOutcomes) all.push_back(fraction(keys::purity(outcome).name));
  all.push_back(shares(std::string(keys::outcome_share), ValueType::outcome_shares));
  for (const std::string_view stream : kStreams) {
    all.push_back(shares(keys::channel_share(stream), ValueType::channel_shares));
    all.push_back(shares(keys::origin_share(stream), ValueType::country_shares));
  }
  all.push_back(positive(keys::consumption_ceiling.name, kMass));

  all.push_back(fraction(keys::trade_relation_goods_share.name));
  all.push_back(elasticity(keys::trade_elasticity.name));
  all.push_back(not_negative(keys::trade_pass_through.name, kPure));
  all.push_back(elasticity(keys::toll_elasticity.name));
  all.push_back(not_negative(keys::toll_pass_through.name, kPure));
  all.push_back(positive(keys::trip_cost.name, kPerEntry));

  return all;
}

}  // namespace

bool KeySchema::allows(double value) const {
  if (!std::isfinite(value)) return false;
  if (value < low || (above_low && value == low)) return false;
  if (value > high || (below_high && value == high)) return false;
  return !whole || value == std::floor(value);
}

std::string KeySchema::allowed() const {
  std::string text = whole ? "a whole number" : "a number";
  const bool has_low = std::isfinite(low);
  if (has_low) text += (above_low ? " greater than " : " of at least ") + shortest(low);
  if (std::isfinite(high)) {
    if (has_low) text += " and";
    text += below_high ? " less than " : has_low ? " at most " : " of at most ";
    text += shortest(high);
  }
  return text;
}

const UnitName* KeySchema::unit(std::string_view name) const {
  for (const UnitName& accepted : units)
    if (accepted.name == name) return &accepted;
  return nullptr;
}

std::string KeySchema::accepted_units() const {
  std::vector<std::string> text;
  for (const UnitName& accepted : units) text.push_back("\"" + std::string(accepted.name) + "\"");
  const std::vector<std::string_view> views(text.begin(), text.end());
  return alternatives(views);
}

Schema::Schema(std::vector<KeySchema> keys) : keys_(std::move(keys)) {
  std::sort(keys_.begin(), keys_.end(),
            [](const KeySchema& a, const KeySchema& b) { return a.key < b.key; });
}

const KeySchema* Schema::find(std::string_view key) const {
  const auto found = std::lower_bound(
      keys_.begin(), keys_.end(), key,
      [](const KeySchema& entry, std::string_view wanted) { return entry.key < wanted; });
  return found != keys_.end() && found->key == key ? &*found : nullptr;
}

bool Schema::is_group(std::string_view path) const {
  for (const KeySchema& entry : keys_)
    if (entry.key.size() > path.size() && entry.key.starts_with(path) &&
        entry.key[path.size()] == '.')
      return true;
  return false;
}

std::string_view Schema::nearest_key(std::string_view key) const {
  std::vector<std::string_view> candidates;
  for (const KeySchema& entry : keys_) candidates.push_back(entry.key);
  return nearest(key, candidates);
}

const Schema& determination_schema() {
  static const Schema all(build());
  return all;
}

std::span<const std::string_view> substances() {
  return kSubstances;
}

std::span<const std::string_view> default_streams() {
  return kStreams;
}

}  // namespace setpoint
