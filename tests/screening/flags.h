// The outcome of one shipped rule on two files given as text.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "setpoint/screening/flag_outcome.h"

namespace setpoint::test {

// A day after all that the rows of tests name.
inline const Date kToday = Date::of(2030, 1, 1).value();

inline FlagOutcome flag(const std::string& id, const std::string& people,
                        const std::string& payments = "id,date,customer\n") {
  const FlagRules rules = read_red_flags(shipped_red_flags(), kShippedRedFlagsName).value();
  const Records whom = parse_records(people, "customers.csv", customer_columns(), kToday).value();
  const Records what =
      parse_records(payments, "transactions.csv", transaction_columns(), kToday).value();
  const auto outcomes = evaluate_flags(rules, whom, &what, {}).value();
  for (const FlagOutcome& outcome : outcomes)
    if (rules.rules[outcome.rule].id == id) return outcome;
  ADD_FAILURE() << "no rule " << id;
  return {};
}

}  // namespace setpoint::test
