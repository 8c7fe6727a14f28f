// The scenarios of the synthetic programme, as its truth has them.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <stdexcept>
#include <string>

#include "setpoint/sampling/generator.h"
#include "setpoint/sampling/generator_find.h"

namespace setpoint {
namespace {

// One failure in 15,000 for a sound program, and the seeds are fixed.
constexpr double kErrors = 4.0;

Generated make(const GeneratorOptions& options) {
  auto generated = generate_inspections(options, [](std::string_view) { return Done{}; });
  if (!generated) throw std::runtime_error(generated.faults().front().text());
  return *std::move(generated);
}

struct Halves {
  std::map<std::string, double> before, after;
};

// Of all cells by a key, their finds before and after the middle of 12 quarters.
template <class Key>
Halves finds_by(Scenario scenario, Key&& key) {
  GeneratorOptions options;
  // A new source of four countries cannot carry more.
  options.prevalence = 0.005;
  options.units = 800000;
  options.quarters = 12;
  options.scenario = scenario;
  options.countries = 4;
  options.roll_up = true;
  options.cluster_shape = 100.0;
  Halves halves;
  const Generated generated = make(options);
  for (const TruthCell& cell : generated.truth)
    for (const Outcome form : kOutcomes)
      (cell.period < Quarter::of(2024, 3) ? halves.before : halves.after)[key(cell, form)] +=
          static_cast<double>(cell.forms[static_cast<std::size_t>(form)].finds);
  return halves;
}

std::string by_country(const TruthCell& cell, Outcome) {
  return std::string(cell.origin.code());
}
std::string by_form(const TruthCell& cell, Outcome form) {
  return std::string(cell.origin.code()) + " " + std::string(name(form));
}

// Strata differ by chance in how many units they have: within a tenth.
constexpr double kTenth = 0.1;

// After over before is the ratio, within a tenth and the error of two counts.
void expect_ratio(Halves& finds, const std::string& key, double ratio) {
  const double before = finds.before[key];
  const double after = finds.after[key];
  ASSERT_GT(before, 100.0) << key;
  const double error = std::sqrt(1.0 / before + 1.0 / after);
  EXPECT_NEAR(after / before / ratio, 1.0, kTenth + kErrors * error) << key;
}

TEST(GeneratorScenario, SteadyStays) {
  Halves finds = finds_by(Scenario::steady, by_country);
  for (const auto* country : {"MX", "CA", "CN", "AD"}) expect_ratio(finds, country, 1.0);
}

// A year has as many units as the next, so a window of four quarters moves by the rates alone.
TEST(GeneratorScenario, SizesRepeatAfterAYear) {
  GeneratorOptions options;
  options.quarters = 8;
  options.roll_up = true;
  const Generated generated = make(options);
  const std::size_t year = generated.strata.size() / 2;
  std::set<double> sizes;
  for (std::size_t i = 0; i < year; ++i) {
    const GeneratedStratum& first = generated.strata[i];
    const GeneratedStratum& second = generated.strata[year + i];
    ASSERT_EQ(first.name, second.name);
    // Inspected units are divided to the last one, so a year may have one more of them to a PSU.
    const auto before = static_cast<double>(first.units);
    EXPECT_NEAR(static_cast<double>(second.units) / before, 1.0, 0.05) << first.name;
    sizes.insert(before);
  }
  // By season and stratum they do vary.
  EXPECT_GT(sizes.size(), year / 2);
}

TEST(GeneratorScenario, OneCountryImproves) {
  Halves finds = finds_by(Scenario::improves, by_country);
  expect_ratio(finds, "MX", 0.4);
  for (const auto* other : {"CA", "CN", "AD"}) expect_ratio(finds, other, 1.0);
}

TEST(GeneratorScenario, PillsTurnToPowder) {
  Halves finds = finds_by(Scenario::form_shift, by_form);
  expect_ratio(finds, "MX pills", 0.4);
  expect_ratio(finds, "MX adulterant", 1.0);
  expect_ratio(finds, "CA pills", 1.0);
  const auto pure = [](std::map<std::string, double>& by) {
    return by["MX pills"] * mean_pure_grams(Outcome::pills) +
           by["MX powder"] * mean_pure_grams(Outcome::powder);
  };
  EXPECT_NEAR(pure(finds.after) / pure(finds.before), 1.0, kTenth);
  EXPECT_GT(finds.after["MX powder"], 1.2 * finds.before["MX powder"]);
}

TEST(GeneratorScenario, NewSourceTakesOverByMail) {
  Halves finds = finds_by(Scenario::new_source, [](const TruthCell& cell, Outcome form) {
    return std::string(cell.origin.code()) + " " + std::string(name(cell.channel)) + " " +
           std::string(name(form));
  });
  const auto sum = [](const std::map<std::string, double>& by, const std::string& country,
                      const std::string& form) {
    double result = 0;
    for (const auto& [key, n] : by)
      if (key.rfind(country, 0) == 0 && key.ends_with(" " + form) &&
          key.find("checkpoint") == std::string::npos)
        result += n;
    return result;
  };
  for (const Outcome outcome : kOutcomes) {
    const std::string form(name(outcome));
    for (const std::string channel : {"express", "air", "sea"})
      EXPECT_EQ(sum(finds.before, "AD " + channel, form) + sum(finds.after, "AD " + channel, form),
                0.0);
    // Before, 4 of 100 finds that enter; after, as many more as the first country has lost.
    const double all = sum(finds.before, "", form);
    EXPECT_NEAR(sum(finds.before, "AD mail", form) / all, 0.04, 0.01) << form;
    const double lost = sum(finds.before, "MX", form) - sum(finds.after, "MX", form);
    const double gained = sum(finds.after, "AD", form) - sum(finds.before, "AD", form);
    EXPECT_NEAR(lost / sum(finds.before, "MX", form), 0.6, kTenth) << form;
    EXPECT_NEAR(gained / lost, 1.0, 2.0 * kTenth) << form;
    EXPECT_NEAR(sum(finds.after, "", form) / all, 1.0, kTenth) << form;
  }
  double before = 0;
  double after = 0;
  for (const Outcome outcome : kOutcomes) {
    before += finds.before["MX checkpoint " + std::string(name(outcome))];
    after += finds.after["MX checkpoint " + std::string(name(outcome))];
  }
  EXPECT_NEAR(after / before, 0.4, kTenth);
}

TEST(GeneratorScenario, RefusesANewSourceThatCannotCarryIt) {
  GeneratorOptions options;
  options.scenario = Scenario::new_source;
  options.quarters = 2;
  options.roll_up = true;
  options.prevalence = 0.02;
  const auto made = generate_inspections(options, [](std::string_view) { return Done{}; });
  ASSERT_FALSE(made);
  EXPECT_EQ(made.faults().front().kind, FaultKind::usage);
  // What it proposes is possible, and little more is not.
  const std::string& expected = made.faults().front().expected;
  const double most = std::stod(expected.substr(std::string("a prevalence of ").size()));
  EXPECT_GT(most, 1e-3);
  options.prevalence = 0.999 * most;
  EXPECT_TRUE(generate_inspections(options, [](std::string_view) { return Done{}; }).ok());
  options.prevalence = 1.001 * most;
  EXPECT_FALSE(generate_inspections(options, [](std::string_view) { return Done{}; }).ok());
}

TEST(GeneratorScenario, FallingDeathsLeaveTheLogAlone) {
  const auto log = [](Scenario scenario) {
    GeneratorOptions options;
    options.units = 20000;
    options.quarters = 4;
    options.scenario = scenario;
    std::string text;
    EXPECT_TRUE(generate_inspections(options, [&](std::string_view piece) {
                  text += piece;
                  return Done{};
                }).ok());
    return text;
  };
  EXPECT_EQ(log(Scenario::deaths_fall), log(Scenario::steady));
}

}  // namespace
}  // namespace setpoint
