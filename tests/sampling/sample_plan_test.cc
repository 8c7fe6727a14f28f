// Plans from pilots whose answers are known.
#include "setpoint/sampling/sample_plan.h"

#include <gtest/gtest.h>

#include <cmath>

namespace setpoint {
namespace {

PilotStratum stratum(const std::string& name, std::uint64_t population, double deviation,
                     double total, std::uint64_t finds, std::uint64_t psus = 5) {
  PilotStratum result;
  result.name = name;
  result.population = population;
  result.psus = psus;
  result.units = psus * 20;
  result.population_units = static_cast<double>(population) * 20;
  result.finds = finds;
  result.total = total;
  result.spread = static_cast<double>(population) * deviation;
  return result;
}

Pilot two_strata() {
  return {
      Quarter::of(2025, 1), {stratum("a", 300, 2, 600, 10), stratum("b", 100, 6, 400, 20)}, 1000};
}

// N S is 600 and 600: n is the same in both. V = 2 * 360000 / n - 360000 (1/300 + 1/100); 5 % of
// 1,000 is V = 2500, so n = 720000 / (2500 + 4800) = 98.63, and of whole numbers 98 and 99 do not
// do.
TEST(SamplePlan, PrecisionIsReachedAtTheLeastCost) {
  PlanOptions options;
  options.precision = 0.05;
  const auto plan = plan_sample(two_strata(), options);
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ(plan->strata[0].psus, 99U);
  EXPECT_EQ(plan->strata[1].psus, 99U);
  EXPECT_EQ(plan->psus, 198U);
  EXPECT_EQ(plan->units, 198U * 20);
  EXPECT_EQ(plan->cost, 198);
  EXPECT_TRUE(plan->reached);
  EXPECT_NEAR(*plan->precision, std::sqrt(720000.0 / 99 - 4800) / 1000, 1e-12);
  EXPECT_NEAR(*plan->pilot_precision, std::sqrt(720000.0 / 5 - 4800) / 1000, 1e-12);
}

TEST(SamplePlan, BudgetCapsThePrecisionAndSaysSo) {
  PlanOptions options;
  options.precision = 0.05;
  options.budget = 100;
  const auto capped = plan_sample(two_strata(), options);
  EXPECT_FALSE(capped->reached);
  EXPECT_EQ(capped->psus, 100U);
  EXPECT_NEAR(*capped->precision, std::sqrt(720000.0 / 50 - 4800) / 1000, 1e-12);
  options.budget = 5000;
  EXPECT_TRUE(plan_sample(two_strata(), options)->reached);
  EXPECT_EQ(plan_sample(two_strata(), options)->psus, 198U);
  options.precision.reset();
  // A budget for a census buys one.
  EXPECT_EQ(*plan_sample(two_strata(), options)->precision, 0);
}

// n proportional to 1 / sqrt(c): four times as dear, half as many.
TEST(SamplePlan, CostsMoveTheSample) {
  PlanOptions options;
  options.budget = 120;
  options.cost_of_psu = {{"b", 4}};
  const auto plan = plan_sample(two_strata(), options);
  EXPECT_EQ(plan->strata[0].psus, 40U);
  EXPECT_EQ(plan->strata[1].psus, 20U);
  EXPECT_EQ(plan->cost, 120);
}

// 100 units without a find at 95 %: 1 - 0.05^(1/100) = 0.0295; half of it takes ln 0.05 / ln(1 -
// 0.0148) = 201.5, so 202 units.
TEST(SamplePlan, NothingFoundSaysWhatItProves) {
  Pilot pilot = two_strata();
  pilot.strata.push_back(stratum("quiet", 50, 0.1, 0, 0));
  PlanOptions options;
  options.budget = 60;
  options.confidence = 0.95;
  const auto plan = plan_sample(pilot, options);
  ASSERT_TRUE(plan.ok());
  EXPECT_FALSE(plan->strata[0].rare.has_value());
  const PlannedStratum& quiet = plan->strata[2];
  EXPECT_GE(quiet.psus, 2U);
  ASSERT_TRUE(quiet.rare.has_value());
  const RarePlan& rare = *quiet.rare;
  EXPECT_EQ(rare.units, 100U);
  EXPECT_NEAR(rare.limit, 1 - std::pow(0.05, 0.01), 1e-12);
  EXPECT_EQ(rare.population, 1000U);
  // 100 of 1,000 leave up to 28 positives: C(972, 100) / C(1000, 100) is above 5 %, with 29 not.
  // The sizes of plan_test.cc say the same, 29 without a find excluding 100.
  EXPECT_EQ(rare.positives, 28U);
  EXPECT_EQ(rare.units_for_half, 202U);
  // 15 positives in 1,000: fewer than in an endless population.
  EXPECT_LT(rare.units_for_half_of_population, rare.units_for_half);
  EXPECT_GT(rare.units_for_half_of_population, rare.units);
  EXPECT_NEAR(rare.planned_limit, 1 - std::pow(0.05, 1.0 / static_cast<double>(quiet.units)),
              1e-12);
}

TEST(SamplePlan, PsusOfOneAreTakenWhole) {
  Pilot pilot = two_strata();
  pilot.strata.push_back(stratum("alone", 1, 3, 5, 5, 1));
  PlanOptions options;
  options.budget = 5;
  const auto plan = plan_sample(pilot, options);
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ(plan->strata[2].psus, 1U);
  options.budget = 4;
  EXPECT_FALSE(plan_sample(pilot, options).ok());
}

TEST(SamplePlan, UnitsPerPsuAreRoundedFromThePilot) {
  Pilot pilot = two_strata();
  pilot.strata[0].units = 12;  // 2.4 a PSU
  pilot.strata[1].units = 13;  // 2.6
  PlanOptions options;
  options.budget = 10;
  const auto plan = plan_sample(pilot, options);
  EXPECT_EQ(plan->strata[0].units_per_psu, 2U);
  EXPECT_EQ(plan->strata[1].units_per_psu, 3U);
  EXPECT_EQ(plan->strata[1].units, plan->strata[1].psus * 3);
}

TEST(SamplePlan, PilotWithoutAFindHasABudgetAndNoPrecision) {
  const Pilot pilot{Quarter::of(2025, 1), {stratum("quiet", 50, 0.1, 0, 0)}, 0};
  PlanOptions options;
  options.precision = 0.1;
  const auto refused = plan_sample(pilot, options);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.faults().front().kind, FaultKind::data);
  options.precision.reset();
  options.budget = 20;
  const auto plan = plan_sample(pilot, options);
  ASSERT_TRUE(plan.ok());
  EXPECT_EQ(plan->psus, 20U);
  EXPECT_FALSE(plan->precision.has_value());
}

TEST(SamplePlan, RefusesWhatCannotBeMeant) {
  EXPECT_FALSE(plan_sample(two_strata(), {}).ok());
  PlanOptions options;
  for (const double bad : {0.0, -0.1, std::nan(""), INFINITY * 1.0}) {
    options.precision = bad;
    EXPECT_FALSE(plan_sample(two_strata(), options).ok()) << bad;
  }
  options.precision = 0.1;
  options.cost_of_psu = {{"c", 1}};
  EXPECT_FALSE(plan_sample(two_strata(), options).ok());
}

}  // namespace
}  // namespace setpoint
