// Red flags of FinCEN's advisories as rules over columns of customers and transactions.
//
// A flag is a reason to look, never proof. The rules are a text (policy/red-flags.toml, or a
// user's): which rows they look at, what these must hold, how rows are gathered and what the
// gathered rows must come to. A rule is met if any of its tests is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/policy/policy.h"
#include "setpoint/screening/records.h"

namespace setpoint {

enum class FlagTable : std::uint8_t { customers, transactions };

// A column: of the test's own table, or "customer.NAME" of the customer of a transaction.
struct FlagColumn {
  std::string name;  // as written
  FlagTable table = FlagTable::customers;
  std::size_t column = 0;
};

enum class FlagRelation : std::uint8_t {
  is,      // the word, whatever its case, with spaces, hyphens or underscores (plain_text.h)
  is_not,  // ... another one, or none
  one_of,  // one of the texts
  not_one_of,
  yes,       // true
  no,        // false, said so
  empty,     // nothing in it
  filled,    // something in it
  known,     // the same, and where it is blank the rule cannot be judged of the row
  at_least,  // the number
  at_most,
  below,
  within_days_after,  // the row's date is at most so many days after this one
};

struct FlagCondition {
  FlagColumn column;
  FlagRelation relation = FlagRelation::is;
  std::vector<std::string> texts;  // as rule words
  double number = 0;
};

// What rows that meet the conditions must come to, by value of `by`.
struct FlagGroup {
  std::vector<FlagColumn> by;  // empty: every row by itself
  std::optional<double> days;  // counted within so many days
  std::optional<double> rows;  // at least so many
  std::optional<FlagColumn> distinct;
  std::optional<double> distinct_rows;  // at least so many values of it
  bool others = false;                  // ... those of rows that do not meet the conditions too
  std::optional<FlagColumn> sum;
  std::optional<double> sum_amount;      // at least so much
  std::optional<FlagColumn> sum_column;  // at least `sum_times` what this column says
  std::optional<double> sum_times;
  std::optional<double> silent_days;  // no row of the group so long before the file's last date
  std::vector<FlagCondition> then;    // a row of the same group, on the same day or later
  std::optional<double> then_days;    // ... by so many days at most
};

struct FlagTest {
  FlagTable table = FlagTable::customers;
  std::vector<FlagCondition> where;
  FlagGroup group;
};

struct FlagRule {
  std::string id;        // "F19-3"
  std::string rule;      // in our words
  std::string advisory;  // "FIN-2019-A006"
  Standing standing = Standing::reported;
  std::string source;
  std::string reason;  // of what is our reading
  std::vector<FlagTest> tests;
  Location where;
};

struct FlagRules {
  std::string name;
  std::vector<FlagRule> rules;
};

inline constexpr std::string_view kFlagCaution = "A flag is a reason to look, never proof.";

[[nodiscard]] std::string_view shipped_red_flags();
inline constexpr std::string_view kShippedRedFlagsName = "policy/red-flags.toml";

// Faults (policy), each with its place: not TOML; an unknown key, column, relation or threshold; a
// rule without a test; an id that comes twice; a threshold that no rule uses.
[[nodiscard]] Result<FlagRules> read_red_flags(std::string_view toml, std::string_view file);

}  // namespace setpoint
