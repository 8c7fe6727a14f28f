#include "setpoint/screening/flag_outcome.h"

#include <algorithm>
#include <set>
#include <utility>

#include "setpoint/screening/flag_gaps.h"
#include "setpoint/screening/flag_groups.h"
#include "setpoint/screening/flag_rows.h"

namespace setpoint {
namespace {

// What the conditions saw: "amount_usd '2500', purpose empty".
std::string seen(const FlagRows& rows, const FlagTest& test, const Record& row) {
  std::string text;
  std::set<std::string> told;
  for (const FlagCondition& condition : test.where) {
    if (!told.insert(condition.column.name).second) continue;
    const RecordValue& found = rows.value(test, row, condition.column);
    text += (text.empty() ? "" : ", ") + condition.column.name + " " +
            (found.plain.empty() ? "empty" : "'" + found.text + "'");
  }
  return text;
}

void add_single(const FlagRows& rows, const FlagTest& test, std::vector<FlagHit>& hits,
                FlagGaps& gaps) {
  const bool payments = test.table == FlagTable::transactions;
  for (const Record& row : rows.table(test.table)->rows) {
    const Holding holding = rows.holds(test, row, test.where);
    if (holding == Holding::unknown)
      gaps.add(rows.blanks(test, row, test.where), payments ? "transaction" : "customer",
               row.values[0].text);
    if (holding != Holding::yes) continue;
    FlagHit hit{rows.owner(test, row), {}, seen(rows, test, row)};
    if (payments) hit.transactions.push_back(row.values[0].text);
    hits.push_back(std::move(hit));
  }
}

FlagOutcome outcome(const FlagRows& rows, const FlagRule& rule, std::size_t number) {
  FlagOutcome made;
  made.rule = number;
  FlagGaps gaps;
  for (const FlagTest& test : rule.tests) {
    const std::vector<std::string> missing = rows.missing(test);
    for (const std::string& column : missing)
      if (std::find(made.missing.begin(), made.missing.end(), column) == made.missing.end())
        made.missing.push_back(column);
    if (!missing.empty()) continue;
    made.evaluated = true;
    if (test.group.by.empty())
      add_single(rows, test, made.hits, gaps);
    else
      add_gathered(rows, test, made.hits, gaps);
  }
  std::vector<std::string> flagged;
  for (const FlagHit& hit : made.hits) {
    if (hit.transactions.empty()) flagged.push_back(hit.customer);
    flagged.insert(flagged.end(), hit.transactions.begin(), hit.transactions.end());
  }
  std::sort(flagged.begin(), flagged.end());
  made.unjudged = gaps.texts(flagged);
  return made;
}

}  // namespace

Result<std::vector<FlagOutcome>> evaluate_flags(const FlagRules& rules, const Records& customers,
                                                const Records* transactions,
                                                const ScreeningSettings& settings) {
  FlagRows rows(customers, transactions);
  if (Faults faults = rows.strangers(); !faults.empty()) return faults;
  if (Faults faults = rows.read_addresses(settings); !faults.empty()) return faults;
  std::vector<FlagOutcome> outcomes;
  for (std::size_t k = 0; k < rules.rules.size(); ++k)
    outcomes.push_back(outcome(rows, rules.rules[k], k));
  return outcomes;
}

}  // namespace setpoint
