// Which red flags a user's files raise, and which rules could not be evaluated.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/screening/records.h"
#include "setpoint/screening/red_flags.h"
#include "setpoint/screening/settings.h"

namespace setpoint {

struct FlagHit {
  std::string customer;                   // whose
  std::vector<std::string> transactions;  // by which; empty for what is known of the customer
  std::string reason;
};

// Of one rule.
struct FlagOutcome {
  std::size_t rule = 0;  // its position among the rules
  // What a test of the rule could not be evaluated without, each once: "column customers.phone",
  // "a file of transactions". Where every test lacks something the rule is not evaluated.
  std::vector<std::string> missing;
  bool evaluated = false;
  // Rows that the rule says nothing of, as something it needs is blank there, a sentence each:
  // "cannot be judged of 1 transaction (T1): customer.registered is blank".
  std::vector<std::string> unjudged;
  std::vector<FlagHit> hits;
};

// One outcome a rule, in the order of the rules; hits in the order of the files' rows. Without
// transactions, rules over them are not evaluated. The settings say when two addresses agree.
// Faults (data): a transaction of a customer who is not in the other file; an address that cannot
// be read.
[[nodiscard]] Result<std::vector<FlagOutcome>> evaluate_flags(const FlagRules& rules,
                                                              const Records& customers,
                                                              const Records* transactions,
                                                              const ScreeningSettings& settings);

}  // namespace setpoint
