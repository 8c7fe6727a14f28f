// The rule: one action for each country and outcome, from what its flow and the deaths did and
// from where the flow went.
//
// The table has nine rows; the first that matches decides. It is total: rows 1 to 8 cover all
// 4 x 4 x 2 x 2 combinations, which the compiler checks. To change the rule, change the table.
//
//   row  flow          deaths           within  new source  action
//   0    first determination as liable                      set    initial
//   1    insufficient                                       hold   insufficient evidence
//   2    worsened                                           raise  worsened
//   3    unchanged                                          hold   no measured change
//   4    improved      fell                                 lower  Scenario 1
//   5    improved      insufficient                         hold   deaths not yet known
//   6    improved      unchanged, rose  yes                 hold   Scenario 2, adapted
//   7    improved      unchanged, rose  no      yes         lower  Scenario 2, new source
//   8    improved      unchanged, rose  no      no          hold   unexplained
//
// Beside it two controls that the white paper argues against: `outcomes only` lowers whenever the
// flow improved, whatever deaths did; `deaths only` lets every rate follow deaths. Model,
// section 7.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "setpoint/rate/movement.h"

namespace setpoint {

enum class Action {
  set,    // the full rate becomes the target
  raise,  // the larger of rate and target
  lower,  // the smaller of rate and target
  hold,   // the rate stays
};
[[nodiscard]] std::string_view name(Action action);

// What was found of a country and outcome.
struct Findings {
  bool first = false;  // the first determination in which the country is liable
  Movement flow = Movement::insufficient;
  Movement deaths = Movement::insufficient;
  bool within = false;      // the flow went to other outcomes of the country
  bool new_source = false;  // ... to other countries
};

struct RuleRow {
  int number = 0;
  Action action = Action::hold;
  std::string_view name;
  std::string_view why;  // one sentence for a reader
};

enum class Rule {
  comprehensive,  // the table above
  outcomes_only,
  deaths_only,
};
[[nodiscard]] std::string_view name(Rule rule);

[[nodiscard]] const RuleRow& decide(Rule rule, const Findings& findings);

}  // namespace setpoint
