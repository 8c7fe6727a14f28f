#include "setpoint/rate/rule.h"

namespace setpoint {
namespace {

// A set of movements, and of yes and no.
constexpr unsigned bit(Movement movement) {
  return 1U << static_cast<unsigned>(movement);
}
constexpr unsigned kAny = 15U;
constexpr unsigned kNotFallen = bit(Movement::unchanged) | bit(Movement::rose);
enum class Answer { any, yes, no };

struct Pattern {
  RuleRow row;
  unsigned flow;
  unsigned deaths;
  Answer within = Answer::any;
  Answer new_source = Answer::any;
};

constexpr RuleRow kInitial{0, Action::set, "initial",
                           "the first determination in which the country is liable"};

constexpr std::array<Pattern, 8> kComprehensive = {{
    {{1, Action::hold, "insufficient evidence",
      "the evidence does not show whether the flow changed"},
     bit(Movement::insufficient),
     kAny},
    {{2, Action::raise, "worsened", "the flow rose by more than the material change"},
     bit(Movement::rose),
     kAny},
    {{3, Action::hold, "no measured change", "the flow changed by less than the material change"},
     bit(Movement::unchanged),
     kAny},
    {{4, Action::lower, "Scenario 1", "the flow fell, and deaths fell"},
     bit(Movement::fell),
     bit(Movement::fell)},
    {{5, Action::hold, "deaths not yet known",
      "the flow fell; whether deaths changed is not shown"},
     bit(Movement::fell),
     bit(Movement::insufficient)},
    {{6, Action::hold, "Scenario 2, adapted",
      "the flow fell, deaths did not, and other forms from the same country rose instead"},
     bit(Movement::fell),
     kNotFallen,
     Answer::yes},
    {{7, Action::lower, "Scenario 2, new source",
      "the flow fell, deaths did not, and other countries' flow rose instead"},
     bit(Movement::fell),
     kNotFallen,
     Answer::no,
     Answer::yes},
    {{8, Action::hold, "unexplained",
      "the flow fell, deaths did not, and nothing measured rose instead"},
     bit(Movement::fell),
     kNotFallen,
     Answer::no,
     Answer::no},
}};

constexpr std::array<Pattern, 3> kOutcomesOnly = {{
    {{4, Action::lower, "outcomes only: improved", "the flow fell"}, bit(Movement::fell), kAny},
    {{2, Action::raise, "outcomes only: worsened", "the flow rose"}, bit(Movement::rose), kAny},
    {{3, Action::hold, "outcomes only: no change shown", "no change of the flow is shown"},
     kAny,
     kAny},
}};

constexpr std::array<Pattern, 3> kDeathsOnly = {{
    {{4, Action::lower, "deaths only: fell", "deaths fell"}, kAny, bit(Movement::fell)},
    {{2, Action::raise, "deaths only: rose", "deaths rose"}, kAny, bit(Movement::rose)},
    {{3, Action::hold, "deaths only: no change shown", "no change of deaths is shown"}, kAny, kAny},
}};

constexpr bool matches(Answer wanted, bool is) {
  return wanted == Answer::any || (wanted == Answer::yes) == is;
}

constexpr const RuleRow* find(std::span<const Pattern> table, const Findings& findings) {
  for (const Pattern& pattern : table)
    if ((pattern.flow & bit(findings.flow)) != 0 && (pattern.deaths & bit(findings.deaths)) != 0 &&
        matches(pattern.within, findings.within) &&
        matches(pattern.new_source, findings.new_source))
      return &pattern.row;
  return nullptr;
}

constexpr bool total(std::span<const Pattern> table) {
  for (const Movement flow :
       {Movement::fell, Movement::rose, Movement::unchanged, Movement::insufficient})
    for (const Movement deaths :
         {Movement::fell, Movement::rose, Movement::unchanged, Movement::insufficient})
      for (const bool within : {false, true})
        for (const bool new_source : {false, true})
          if (find(table, {false, flow, deaths, within, new_source}) == nullptr) return false;
  return true;
}
static_assert(total(kComprehensive) && total(kOutcomesOnly) && total(kDeathsOnly));

}  // namespace

std::string_view name(Action action) {
  constexpr std::array<std::string_view, 4> kNames = {"set", "raise", "lower", "hold"};
  return kNames[static_cast<std::size_t>(action)];
}

std::string_view name(Rule rule) {
  constexpr std::array<std::string_view, 3> kNames = {"comprehensive", "outcomes_only",
                                                      "deaths_only"};
  return kNames[static_cast<std::size_t>(rule)];
}

const RuleRow& decide(Rule rule, const Findings& findings) {
  if (findings.first) return kInitial;
  switch (rule) {
    case Rule::outcomes_only:
      return *find(kOutcomesOnly, findings);
    case Rule::deaths_only:
      return *find(kDeathsOnly, findings);
    case Rule::comprehensive:
      break;
  }
  return *find(kComprehensive, findings);
}

}  // namespace setpoint
