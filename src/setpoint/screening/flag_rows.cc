#include "setpoint/screening/flag_rows.h"

#include <algorithm>

#include "setpoint/screening/plain_text.h"
#include "setpoint/screening/shared_addresses.h"

namespace setpoint {
namespace {

bool among(const std::vector<std::string>& words, const std::string& plain) {
  const std::string word = as_rule_word(plain);
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_address(const FlagColumn& column) {
  return column.table == FlagTable::customers &&
         customer_columns()[column.column].kind == ValueKind::address;
}

Holding as(bool holds) {
  return holds ? Holding::yes : Holding::no;
}

}  // namespace

FlagRows::FlagRows(const Records& customers, const Records* transactions)
    : customers_(customers), transactions_(transactions) {
  for (std::size_t k = 0; k < customers.rows.size(); ++k)
    customer_of_[customers.rows[k].values[0].text] = k;
  date_ = *column_named(transaction_columns(), "date");
  customer_ = *column_named(transaction_columns(), "customer");
  if (transactions == nullptr) return;
  for (const Record& row : transactions->rows) last_ = std::max(last_, day(row));
}

Faults FlagRows::strangers() const {
  Faults faults;
  if (transactions_ == nullptr) return faults;
  for (const Record& row : transactions_->rows)
    if (!customer_of_.contains(row.values[customer_].text))
      faults.push_back({FaultKind::data,
                        {transactions_->file, row.line, 0},
                        "customer '" + row.values[customer_].text + "' is not among the customers",
                        "an id of " + customers_.file});
  return faults;
}

std::vector<std::string> FlagRows::missing(const FlagTest& test) const {
  std::vector<std::string> missing;
  const auto need = [&](const FlagColumn& column) {
    const Records* table = this->table(column.table);
    if (table != nullptr && table->present[column.column]) return;
    const auto columns =
        column.table == FlagTable::customers ? customer_columns() : transaction_columns();
    missing.push_back(
        (column.table == FlagTable::customers ? "column customers." : "column transactions.") +
        std::string(columns[column.column].name));
  };
  if (table(test.table) == nullptr) return {"a file of transactions"};
  for (const FlagCondition& condition : test.where) need(condition.column);
  for (const FlagCondition& condition : test.group.then) need(condition.column);
  for (const FlagColumn& column : test.group.by) need(column);
  for (const auto& column : {test.group.distinct, test.group.sum, test.group.sum_column})
    if (column) need(*column);
  return missing;
}

const std::string& FlagRows::owner(const FlagTest& test, const Record& row) const {
  return test.table == FlagTable::customers ? row.values[0].text : row.values[customer_].text;
}

Faults FlagRows::read_addresses(const ScreeningSettings& settings) {
  auto keys = shared_addresses(customers_, *column_named(customer_columns(), "address"), settings);
  if (!keys) return keys.faults();
  addresses_ = *std::move(keys);
  return {};
}

const Record& FlagRows::holder(const FlagTest& test, const Record& row,
                               const FlagColumn& column) const {
  const bool joined = test.table == FlagTable::transactions && column.table == FlagTable::customers;
  return joined ? customers_.rows[customer_of_.find(row.values[customer_].text)->second] : row;
}

const RecordValue& FlagRows::value(const FlagTest& test, const Record& row,
                                   const FlagColumn& column) const {
  return holder(test, row, column).values[column.column];
}

const std::string& FlagRows::key(const FlagTest& test, const Record& row,
                                 const FlagColumn& column) const {
  if (!addresses_.empty() && is_address(column))
    return addresses_[static_cast<std::size_t>(&holder(test, row, column) -
                                               customers_.rows.data())];
  return value(test, row, column).plain;
}

Holding FlagRows::holds(const FlagTest& test, const Record& row,
                        const FlagCondition& condition) const {
  const RecordValue& found = value(test, row, condition.column);
  const bool given = !found.plain.empty();
  switch (condition.relation) {
    case FlagRelation::is_not:
    case FlagRelation::not_one_of:
      return as(!among(condition.texts, found.plain));
    case FlagRelation::empty:
      return as(!given);
    case FlagRelation::filled:
      return as(given);
    default:
      break;
  }
  if (!given) return Holding::unknown;
  switch (condition.relation) {
    case FlagRelation::is:
    case FlagRelation::one_of:
      return as(among(condition.texts, found.plain));
    case FlagRelation::yes:
      return as(found.number == 1);
    case FlagRelation::no:
      return as(found.number == 0);
    case FlagRelation::at_least:
      return as(found.number >= condition.number);
    case FlagRelation::at_most:
      return as(found.number <= condition.number);
    case FlagRelation::below:
      return as(found.number < condition.number);
    case FlagRelation::within_days_after: {
      const double after = day(row) - found.number;
      return as(after >= 0 && after <= condition.number);
    }
    default:
      return Holding::yes;  // known
  }
}

Holding FlagRows::holds(const FlagTest& test, const Record& row,
                        const std::vector<FlagCondition>& conditions) const {
  Holding all = Holding::yes;
  for (const FlagCondition& condition : conditions) {
    all = std::min(all, holds(test, row, condition));
    if (all == Holding::no) break;
  }
  return all;
}

std::vector<std::string> FlagRows::blanks(const FlagTest& test, const Record& row,
                                          const std::vector<FlagCondition>& conditions) const {
  std::vector<std::string> names;
  for (const FlagCondition& condition : conditions)
    if (holds(test, row, condition) == Holding::unknown) names.push_back(condition.column.name);
  return names;
}

}  // namespace setpoint
