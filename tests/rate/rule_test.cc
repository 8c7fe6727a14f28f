#include "setpoint/rate/rule.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "support/paths.h"

namespace setpoint {
namespace {

constexpr std::array kMovements = {Movement::insufficient, Movement::rose, Movement::unchanged,
                                   Movement::fell};

// The rule as a reader of the model would apply it, written apart from the table.
int by_hand(Movement flow, Movement deaths, bool within, bool new_source) {
  if (flow == Movement::insufficient) return 1;
  if (flow == Movement::rose) return 2;
  if (flow == Movement::unchanged) return 3;
  if (deaths == Movement::fell) return 4;
  if (deaths == Movement::insufficient) return 5;
  if (within) return 6;
  return new_source ? 7 : 8;
}

std::string yes(bool is) {
  return is ? "yes" : "no";
}

// All combinations, as the table in docs/rule.md.
std::string whole_table() {
  std::string out =
      "| flow | deaths | within | new source | row | action | name |\n"
      "|---|---|---|---|---|---|---|\n";
  for (const Movement flow : kMovements)
    for (const Movement deaths : kMovements)
      for (const bool within : {false, true})
        for (const bool new_source : {false, true}) {
          const RuleRow& row =
              decide(Rule::comprehensive, {false, flow, deaths, within, new_source});
          out += "| " + std::string(name_of_flow(flow)) + " | " +
                 std::string(name_of_deaths(deaths)) + " | " + yes(within) + " | " +
                 yes(new_source) + " | " + std::to_string(row.number) + " | " +
                 std::string(name(row.action)) + " | " + std::string(row.name) + " |\n";
        }
  return out;
}

TEST(Rule, EveryCombinationHasItsRow) {
  constexpr std::array<Action, 9> kActions = {Action::set,  Action::hold,  Action::raise,
                                              Action::hold, Action::lower, Action::hold,
                                              Action::hold, Action::lower, Action::hold};
  int seen = 0;
  for (const Movement flow : kMovements)
    for (const Movement deaths : kMovements)
      for (const bool within : {false, true})
        for (const bool new_source : {false, true}) {
          const RuleRow& row =
              decide(Rule::comprehensive, {false, flow, deaths, within, new_source});
          EXPECT_EQ(row.number, by_hand(flow, deaths, within, new_source));
          EXPECT_EQ(row.action, kActions[static_cast<std::size_t>(row.number)]);
          // Whatever was found, the first determination sets.
          EXPECT_EQ(decide(Rule::comprehensive, {true, flow, deaths, within, new_source}).number,
                    0);
          ++seen;
        }
  EXPECT_EQ(seen, 64);
}

TEST(Rule, TheDocumentedTableIsTheRule) {
  const std::string table = whole_table();
  std::printf("%s", table.c_str());
  std::ifstream file(test::repository() / "docs" / "rule.md");
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_NE(text.str().find(table), std::string::npos)
      << "docs/rule.md does not hold the table printed above";
}

TEST(Rule, ControlsLookAtOneThingAlone) {
  for (const Movement flow : kMovements)
    for (const Movement deaths : kMovements)
      for (const bool within : {false, true})
        for (const bool new_source : {false, true}) {
          const Findings f{false, flow, deaths, within, new_source};
          const Action of_outcomes = decide(Rule::outcomes_only, f).action;
          const Action of_deaths = decide(Rule::deaths_only, f).action;
          const auto expected = [](Movement m) {
            return m == Movement::fell   ? Action::lower
                   : m == Movement::rose ? Action::raise
                                         : Action::hold;
          };
          EXPECT_EQ(of_outcomes, expected(flow));
          EXPECT_EQ(of_deaths, expected(deaths));
        }
  for (const Rule rule : {Rule::outcomes_only, Rule::deaths_only})
    EXPECT_EQ(decide(rule, {.first = true}).action, Action::set);
}

}  // namespace
}  // namespace setpoint
