// The known parameters: what each is, in which unit, and what values make sense.
//
// One table; reading, overriding and the messages of both are driven by it. A parameter that is
// not here does not exist.
#pragma once

#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace setpoint {

enum class ValueType {
  number,
  list,            // of numbers
  text,            // one of a few words
  outcome_shares,  // shares over outcomes, channels or countries, that sum to 1
  channel_shares,
  country_shares,
};
[[nodiscard]] constexpr bool is_shares(ValueType type) {
  return type >= ValueType::outcome_shares;
}

// A value as written, in the base unit, is value * times / per. Two factors, because dividing by
// 100 is exact where multiplying by the double nearest 0.01 is not.
struct UnitName {
  std::string_view name;
  double times = 1;
  double per = 1;
  [[nodiscard]] double to_base(double written) const { return written * times / per; }
};

enum class ListRule {
  none,
  weights,  // 1 to 8 entries, none negative, sum 1 within 1e-9
  phases,   // at least 1 entry, each from 0 to 1, none less than the one before
};

enum class TextRule {
  words,    // one of `words`
  quarter,  // "2019Q3"
};

struct KeySchema {
  std::string key;
  ValueType type = ValueType::number;
  std::span<const UnitName> units;  // accepted; the first is the base unit
  // Of a number, in the base unit.
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool above_low = false;   // low itself is not allowed
  bool below_high = false;  // high itself is not allowed
  bool whole = false;
  ListRule list_rule = ListRule::none;
  TextRule text_rule = TextRule::words;
  std::span<const std::string_view> words;
  bool optional = false;

  [[nodiscard]] bool allows(double value) const;
  // "a whole number of at least 1", "a number greater than 0 and at most 1"
  [[nodiscard]] std::string allowed() const;
  [[nodiscard]] const UnitName* unit(std::string_view name) const;  // null if not accepted
  [[nodiscard]] std::string accepted_units() const;
};

// The keys that one kind of file may set.
class Schema {
 public:
  explicit Schema(std::vector<KeySchema> keys);

  // Every known key, ascending.
  [[nodiscard]] std::span<const KeySchema> keys() const { return keys_; }
  [[nodiscard]] const KeySchema* find(std::string_view key) const;  // null if unknown
  // A known key begins with these segments.
  [[nodiscard]] bool is_group(std::string_view path) const;
  [[nodiscard]] std::string_view nearest_key(std::string_view key) const;

 private:
  std::vector<KeySchema> keys_;
};

// The keys of a determination's policy.
[[nodiscard]] const Schema& determination_schema();
[[nodiscard]] inline std::span<const KeySchema> schema() {
  return determination_schema().keys();
}
[[nodiscard]] inline const KeySchema* find_key(std::string_view key) {
  return determination_schema().find(key);
}

// What the potency table knows; "fentanyl" is among them.
[[nodiscard]] std::span<const std::string_view> substances();

// The streams of seizures that the default tier splits over channels and countries: the
// publisher's regions and components, as read.
[[nodiscard]] std::span<const std::string_view> default_streams();

}  // namespace setpoint
