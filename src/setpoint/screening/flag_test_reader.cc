#include "setpoint/screening/flag_test_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "setpoint/policy/toml_text.h"
#include "setpoint/policy/value_reader.h"
#include "setpoint/screening/plain_text.h"

namespace setpoint {
namespace {

constexpr std::array kRelations = std::to_array<std::pair<std::string_view, FlagRelation>>({
    {"is", FlagRelation::is},
    {"is_not", FlagRelation::is_not},
    {"one_of", FlagRelation::one_of},
    {"not_one_of", FlagRelation::not_one_of},
    {"yes", FlagRelation::yes},
    {"no", FlagRelation::no},
    {"empty", FlagRelation::empty},
    {"filled", FlagRelation::filled},
    {"known", FlagRelation::known},
    {"at_least", FlagRelation::at_least},
    {"at_most", FlagRelation::at_most},
    {"below", FlagRelation::below},
    {"within_days_after", FlagRelation::within_days_after},
});

class Reader {
 public:
  Reader(FlagThresholds& thresholds, const Complain& complain)
      : thresholds_(thresholds), complain_(complain) {}

  FlagTest read(const toml::table& table) {
    FlagTest made;
    const auto word = table["table"].value<std::string>();
    if (word && *word == "transactions")
      made.table = FlagTable::transactions;
    else if (!word || *word != "customers")
      complain_(table.source(), "a test without its table", "customers or transactions");
    for (const auto& [key, node] : in_file_order(table)) member(made, *key, *node);
    if (made.where.empty())
      complain_(table.source(), "a test without conditions", "where = [{...}]");
    const FlagGroup& group = made.group;
    const bool comes = group.rows || group.distinct_rows || group.sum_amount || group.sum_times;
    if (group.by.empty() == comes)
      complain_(table.source(),
                comes ? "rows are gathered by nothing" : "gathered rows come to nothing",
                "by = [...] with rows, distinct_at_least, sum_at_least or sum_times");
    if (group.distinct.has_value() != group.distinct_rows.has_value() ||
        group.sum.has_value() != (group.sum_amount.has_value() || group.sum_times.has_value()) ||
        group.sum_column.has_value() != group.sum_times.has_value())
      complain_(table.source(), "half of a condition on gathered rows",
                "distinct with distinct_at_least; sum with sum_at_least or with sum_column and "
                "sum_times");
    if (group.then.empty() == group.then_days.has_value())
      complain_(table.source(), "half of what follows", "then with then_days");
    const bool timed = group.days || group.silent_days || !group.then.empty();
    if (timed && made.table == FlagTable::customers)
      complain_(table.source(), "customers have no date",
                "days, silent_days and then of transactions");
    if (group.others && (!group.distinct || group.rows || group.sum || timed))
      complain_(table.source(), "others counted by something else than what differs",
                "distinct and distinct_at_least alone");
    if (timed && group.by.empty())
      complain_(table.source(), "time without rows that are gathered", "by = [...]");
    return made;
  }

 private:
  std::string text(const toml::node& node, const std::string& subject) {
    return flag_text(node, subject, complain_);
  }

  // As fields are compared with it.
  std::string rule_word(const std::string& word, const toml::node& node) {
    std::string made = as_rule_word(plain_text(word));
    if (made.empty())
      complain_(node.source(), "a word without a letter or a digit", "what a field may say");
    return made;
  }

  std::vector<std::string> texts(const toml::node& node, const std::string& subject) {
    std::vector<std::string> all;
    const toml::array* list = node.as_array();
    if (list == nullptr || list->empty()) {
      complain_(node.source(), subject + " is not a list of texts", "[\"...\", \"...\"]");
      return all;
    }
    for (const toml::node& entry : *list) {
      const auto value = entry.value<std::string>();
      if (!value)
        complain_(entry.source(), subject + " holds " + std::string(kind_of(entry)), "text");
      else
        all.push_back(unshielded(*value));
    }
    return all;
  }

  void member(FlagTest& made, const toml::key& key, const toml::node& node) {
    const std::string_view word = key.str();
    FlagGroup& group = made.group;
    if (word == "table") return;
    if (word == "where")
      made.where = conditions(node, made.table);
    else if (word == "then")
      group.then = conditions(node, made.table);
    else if (word == "by")
      for (const std::string& name : texts(node, "by")) {
        if (auto column = this->column(name, made.table, node)) group.by.push_back(*column);
      }
    else if (word == "days")
      group.days = threshold(node);
    else if (word == "rows")
      group.rows = threshold(node);
    else if (word == "distinct")
      group.distinct = column(text(node, "distinct"), made.table, node);
    else if (word == "distinct_at_least")
      group.distinct_rows = threshold(node);
    else if (word == "others") {
      group.others = node.value<bool>().value_or(false);
      if (!group.others) complain_(node.source(), "others that is not true", "true");
    } else if (word == "sum")
      group.sum = column(text(node, "sum"), made.table, node);
    else if (word == "sum_at_least")
      group.sum_amount = threshold(node);
    else if (word == "sum_column")
      group.sum_column = column(text(node, "sum_column"), made.table, node);
    else if (word == "sum_times")
      group.sum_times = threshold(node);
    else if (word == "silent_days")
      group.silent_days = threshold(node);
    else if (word == "then_days")
      group.then_days = threshold(node);
    else
      complain_(
          key.source(), "unknown key '" + std::string(word) + "'",
          "table, where, by, days, rows, distinct, distinct_at_least, others, sum, sum_at_least, "
          "sum_column, sum_times, silent_days, then, then_days");
  }

  std::optional<FlagColumn> column(const std::string& name, FlagTable table,
                                   const toml::node& where) {
    constexpr std::string_view kOfCustomer = "customer.";
    FlagColumn made{name, table, 0};
    std::string_view bare = name;
    if (table == FlagTable::transactions && bare.starts_with(kOfCustomer)) {
      bare.remove_prefix(kOfCustomer.size());
      made.table = FlagTable::customers;
    }
    const auto columns =
        made.table == FlagTable::customers ? customer_columns() : transaction_columns();
    const auto at = column_named(columns, bare);
    if (!at) {
      complain_(where.source(), "unknown column '" + name + "'", "a column of docs/screening.md");
      return std::nullopt;
    }
    made.column = *at;
    return made;
  }

  std::optional<double> threshold(const toml::node& node) {
    const auto name = node.value<std::string>();
    const auto value = name ? thresholds_.use(*name) : std::nullopt;
    if (!value)
      complain_(node.source(), "no threshold of that name", "the name of a [threshold.NAME]");
    return value;
  }

  std::vector<FlagCondition> conditions(const toml::node& node, FlagTable table) {
    std::vector<FlagCondition> all;
    const toml::array* list = node.as_array();
    if (list == nullptr || list->empty()) {
      complain_(node.source(), "conditions are " + std::string(kind_of(node)), "[{column = ...}]");
      return all;
    }
    for (const toml::node& entry : *list) {
      if (const toml::table* inner = entry.as_table())
        all.push_back(condition(*inner, table));
      else
        complain_(entry.source(), "a condition is " + std::string(kind_of(entry)),
                  "{column = ...}");
    }
    return all;
  }

  FlagCondition condition(const toml::table& table, FlagTable of) {
    FlagCondition made;
    int relations = 0;
    const toml::node* name = table.get("column");
    const auto found = name == nullptr ? std::nullopt : column(text(*name, "column"), of, *name);
    if (found) made.column = *found;
    for (const auto& [key, node] : in_file_order(table)) {
      if (key->str() == "column") continue;
      const std::string_view written = key->str();
      const auto relation = std::find_if(kRelations.begin(), kRelations.end(),
                                         [&](const auto& row) { return row.first == written; });
      if (relation == kRelations.end()) {
        complain_(
            key->source(), "unknown relation '" + std::string(key->str()) + "'",
            "is, is_not, one_of, not_one_of, yes, no, empty, filled, known, at_least, at_most, "
            "below, within_days_after");
        continue;
      }
      ++relations;
      made.relation = relation->second;
      read_operand(made, *node);
    }
    if (name == nullptr || relations != 1)
      complain_(table.source(), "a condition without a column or with another number of relations",
                "a column and one relation");
    return made;
  }

  void read_operand(FlagCondition& made, const toml::node& node) {
    switch (made.relation) {
      case FlagRelation::is:
      case FlagRelation::is_not:
        made.texts = {rule_word(text(node, "the text"), node)};
        break;
      case FlagRelation::one_of:
      case FlagRelation::not_one_of:
        made.texts = texts(node, "the list");
        for (std::string& word : made.texts) word = rule_word(word, node);
        break;
      case FlagRelation::yes:
      case FlagRelation::no:
      case FlagRelation::empty:
      case FlagRelation::filled:
      case FlagRelation::known:
        if (const auto value = node.value<bool>(); !value || !*value)
          complain_(node.source(), "a relation that is not true", "true");
        break;
      case FlagRelation::at_least:
      case FlagRelation::at_most:
      case FlagRelation::below:
      case FlagRelation::within_days_after:
        made.number = threshold(node).value_or(0);
        break;
    }
  }

  FlagThresholds& thresholds_;
  const Complain& complain_;
};

}  // namespace

std::string flag_text(const toml::node& node, const std::string& subject,
                      const Complain& complain) {
  if (const auto value = node.value<std::string>(); value && !value->empty())
    return unshielded(*value);
  complain(node.source(), subject + " is " + std::string(kind_of(node)), "text");
  return {};
}

FlagTest read_flag_test(const toml::table& table, FlagThresholds& thresholds,
                        const Complain& complain) {
  return Reader(thresholds, complain).read(table);
}

}  // namespace setpoint
