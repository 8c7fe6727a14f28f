// The deaths of the synthetic programme: what each scenario says of them, and that they follow what
// its truth is expected to be.
#include "setpoint/sampling/generator_deaths.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

#include "setpoint/sampling/generator_tables.h"

namespace setpoint {
namespace {

constexpr double kDeathsOfQuarter = 15000.0;
constexpr double kRounding = 1e-9;

constexpr auto kPills = static_cast<std::size_t>(Outcome::pills);
constexpr auto kPowder = static_cast<std::size_t>(Outcome::powder);

GeneratorOptions options_of(Scenario scenario) {
  GeneratorOptions options;
  options.units = 20000;
  options.quarters = 8;
  options.scenario = scenario;
  options.roll_up = true;
  return options;
}

struct Change {
  DeathsByForm before{}, after{};
  double all_before = 0, all_after = 0;
};

// The first and the last quarter; the others are like them.
Change change_in(Scenario scenario) {
  const auto deaths = generated_deaths(options_of(scenario));
  if (!deaths) throw std::runtime_error(deaths.faults().front().text());
  EXPECT_EQ(deaths->size(), 8U);
  for (std::size_t q = 0; q < deaths->size(); ++q)
    EXPECT_EQ((*deaths)[q], (*deaths)[q < 4 ? 0 : 7]) << q;
  Change change{deaths->front(), deaths->back(), 0, 0};
  for (const double n : change.before) change.all_before += n;
  for (const double n : change.after) change.all_after += n;
  EXPECT_NEAR(change.all_before, kDeathsOfQuarter, kRounding * kDeathsOfQuarter);
  return change;
}

TEST(GeneratorDeaths, AreWhatTheyWereWhereNothingChanges) {
  const Change change = change_in(Scenario::steady);
  EXPECT_EQ(change.before, change.after);
}

TEST(GeneratorDeaths, FallWithEveryFormOfTheCountryThatImproves) {
  const Change change = change_in(Scenario::improves);
  for (std::size_t k = 0; k < change.before.size(); ++k) {
    // The country has most, and three fifths of it are gone.
    EXPECT_LT(change.after[k], 0.6 * change.before[k]);
    EXPECT_GT(change.after[k], 0.4 * change.before[k]);
  }
}

TEST(GeneratorDeaths, ShiftWithTheFormAndDoNotFall) {
  const Change change = change_in(Scenario::form_shift);
  EXPECT_LT(change.after[kPills], 0.7 * change.before[kPills]);
  EXPECT_GT(change.after[kPowder], 1.2 * change.before[kPowder]);
  EXPECT_NEAR(change.all_after, change.all_before, kRounding * kDeathsOfQuarter);
}

TEST(GeneratorDeaths, DoNotFallWhereANewSourceTakesOver) {
  const Change change = change_in(Scenario::new_source);
  for (std::size_t k = 0; k < change.before.size(); ++k)
    EXPECT_NEAR(change.after[k], change.before[k], kRounding * kDeathsOfQuarter);
}

TEST(GeneratorDeaths, FallAlone) {
  const Change change = change_in(Scenario::deaths_fall);
  for (std::size_t k = 0; k < change.before.size(); ++k)
    EXPECT_NEAR(change.after[k], 0.6 * change.before[k], kRounding * kDeathsOfQuarter);
}

// The mean of the population's true pure mass, after over before, is what deaths say it is.
TEST(GeneratorDeaths, FollowTheMassThatIsExpectedToEnter) {
  constexpr std::uint64_t kSeeds = 100;
  // One failure in 15,000 for a sound program, and the seeds are fixed.
  constexpr double kErrors = 4.0;
  for (const Scenario scenario : {Scenario::improves, Scenario::form_shift, Scenario::new_source}) {
    // Of mass less what deaths promise, a share of the mass before: by form, over seeds.
    std::array<std::vector<double>, kOutcomes.size()> differences;
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
      GeneratorOptions options = options_of(scenario);
      options.seed = Seed{seed};
      options.quarters = 2;
      options.units = 40000;
      options.countries = 3;
      options.prevalence = 0.005;
      // Where chances vary as usual, those above a half are cut off: less than a hundredth of the
      // new source's flow.
      options.cluster_shape = 5.0;
      const auto generated = generate_inspections(options, [](std::string_view) { return Done{}; });
      ASSERT_TRUE(generated.ok());
      const auto deaths = generated_deaths(options);
      ASSERT_TRUE(deaths.ok());
      DeathsByForm before{};
      DeathsByForm after{};
      for (const TruthCell& cell : generated->truth) {
        if (carrier(cell.channel) == Carrier::interior) continue;
        for (std::size_t k = 0; k < before.size(); ++k)
          (cell.period == generated_quarter(options, 0) ? before : after)[k] +=
              static_cast<double>(cell.forms[k].pure_10ng);
      }
      for (std::size_t k = 0; k < before.size(); ++k) {
        const double promised = (*deaths)[1][k] / (*deaths)[0][k];
        differences[k].push_back(after[k] - promised * before[k]);
      }
    }
    for (std::size_t k = 0; k < differences.size(); ++k) {
      double mean = 0;
      double square = 0;
      for (const double d : differences[k]) mean += d / static_cast<double>(kSeeds);
      for (const double d : differences[k]) square += (d - mean) * (d - mean);
      const double error =
          std::sqrt(square / static_cast<double>(kSeeds - 1) / static_cast<double>(kSeeds));
      EXPECT_LT(std::abs(mean), kErrors * error) << name(scenario) << " " << k;
    }
  }
}

TEST(GeneratorDeaths, TogetherOrByOutcome) {
  GeneratorOptions options = options_of(Scenario::form_shift);
  options.quarters = 2;
  const auto table = [&](DeathsTable deaths) {
    options.deaths = deaths;
    for (const GeneratedFile& file : generated_tables(options, Generated{}))
      if (file.name == "deaths.csv") return file.text;
    return std::string();
  };
  EXPECT_EQ(table(DeathsTable::together),
            "period,region,outcome,months,reported,predicted\n"
            "2025Q3,US,all,3,15000,\n2025Q4,US,all,3,15000,\n");
  const std::string apart = table(DeathsTable::by_outcome);
  const auto deaths = generated_deaths(options);
  ASSERT_TRUE(deaths.ok());
  for (const Outcome form : kOutcomes)
    EXPECT_NE(apart.find("2025Q4,US," + std::string(name(form)) + ",3," +
                         std::to_string(static_cast<int>(
                             std::floor((*deaths)[1][static_cast<std::size_t>(form)] + 0.5))) +
                         ",\n"),
              std::string::npos)
        << apart;
  EXPECT_EQ(apart.find(",all,"), std::string::npos);
}

}  // namespace
}  // namespace setpoint
