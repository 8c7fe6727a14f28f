// The scenarios of the synthetic programme, as its truth has them.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
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
  options.prevalence = 0.01;
  options.units = 400000;
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

TEST(GeneratorScenario, NewSourceBeginsByMail) {
  Halves finds = finds_by(Scenario::new_source, [](const TruthCell& cell, Outcome) {
    return std::string(cell.origin.code()) + " " + std::string(name(cell.channel));
  });
  EXPECT_EQ(finds.before["AD mail"], 0.0);
  EXPECT_GT(finds.after["AD mail"], 1000.0);
  for (const auto* other : {"AD express", "AD air", "AD sea"}) {
    EXPECT_EQ(finds.before[other] + finds.after[other], 0.0) << other;
  }
  double lost = 0;
  for (const auto& [key, n] : finds.before)
    if (key.rfind("MX ", 0) == 0) lost += n - finds.after[key];
  EXPECT_NEAR(finds.after["AD mail"] / lost, 0.5, 0.5 * 2.0 * kTenth);
}

}  // namespace
}  // namespace setpoint
