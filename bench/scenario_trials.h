// The scenarios of the synthetic programme as trials of the rule: what is true, which rows it ought
// to give, and the movements that those rest on.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "coverage_tally.h"
#include "scenario_plan.h"

namespace setpoint::bench {

inline constexpr std::size_t kFew = 3;  // countries: Mexico, Canada, China
inline constexpr std::size_t kMany = 8;
// Of the planned sample.
inline constexpr std::array<double, 3> kSizes = {1.0 / 3.0, 1.0, 3.0};
inline constexpr std::array<const char*, 3> kSizeNames = {"a third", "planned", "three times"};

struct Expected {
  std::string country;
  Outcome outcome{};
  std::vector<int> rows;
};

struct Trial {
  Scenario scenario{};
  std::size_t countries = kFew;
  std::string truth;
  std::vector<Expected> expected;
  std::vector<Wanted> wanted;  // of the first country
  double true_movements = 0;   // among all tests
  std::size_t end = kSizes.size();
  PlannedSize plan{};
};

inline std::vector<Trial> trials() {
  const std::vector<int> kHeld = {1, 3};
  const auto all_forms = [](const std::string& country, const std::vector<int>& rows) {
    std::vector<Expected> expected;
    for (const Outcome form : kOutcomes) expected.push_back({country, form, rows});
    return expected;
  };
  const double powder =
      expected_change(programme(Scenario::form_shift, 1'000'000, kFew, Seed{1}), 0)
          .relative(Outcome::powder);
  const std::vector<Wanted> falls = {
      {Outcome::pills, -0.6}, {Outcome::powder, -0.6}, {Outcome::adulterant, -0.6}};

  std::vector<Expected> moves_country = all_forms("MX", {7});
  for (const Expected& of_new : all_forms("CN", {2})) moves_country.push_back(of_new);
  const std::string by_powder = fixed(100.0 * powder, 0);

  std::vector<Trial> all;
  const auto add = [&](Scenario scenario, std::string truth, std::vector<Expected> expected,
                       const std::vector<Wanted>& wanted, double true_movements) -> Trial& {
    all.push_back({scenario, kFew, std::move(truth), std::move(expected), wanted, true_movements});
    return all.back();
  };
  // Flows and deaths that move, by the form.
  add(Scenario::improves, "every form from MX falls by 60 %, and deaths with it",
      all_forms("MX", {4}), falls, 6)
      .end = 2;
  add(Scenario::form_shift,
      "pills from MX fall by 60 %, powder from MX rises by " + by_powder + " %, deaths stay",
      {{"MX", Outcome::pills, {6}}, {"MX", Outcome::powder, {2}}},
      {{Outcome::pills, -0.6}, {Outcome::powder, powder}}, 2)
      .end = 2;
  add(Scenario::new_source, "every form from MX falls by 60 %, CN takes over by mail, deaths stay",
      moves_country, falls, 6)
      .end = 2;
  // Planned as if a fall were to be seen.
  add(Scenario::steady, "nothing changes", all_forms("MX", kHeld), falls, 6).end = 2;
  // With many countries and three times the sample, small errors of the spread would show the most.
  add(Scenario::steady, "nothing changes", all_forms("MX", kHeld), falls, 6).countries = kMany;
  add(Scenario::deaths_fall, "deaths fall by 40 %, no flow changes", all_forms("MX", kHeld), falls,
      6)
      .end = 2;
  return all;
}

inline std::string rows_text(const Expected& expected) {
  std::string text;
  for (const int row : expected.rows) text += (text.empty() ? "" : " or ") + std::to_string(row);
  return text;
}

inline std::string rows_text(const Trial& trial) {
  std::string text;
  for (const Expected& expected : trial.expected)
    text += (text.empty() ? "" : "; ") + expected.country + " " +
            std::string(name(expected.outcome)) + " " + rows_text(expected);
  return text;
}

inline std::string title(const Trial& trial) {
  return "`" + std::string(name(trial.scenario)) + "`" +
         (trial.countries == kFew ? "" : ", " + std::to_string(trial.countries) + " countries");
}

}  // namespace setpoint::bench
