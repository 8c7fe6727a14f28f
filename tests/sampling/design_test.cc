#include "setpoint/sampling/design.h"

#include <gtest/gtest.h>

#include "setpoint/sampling/estimate.h"
#include "setpoint/sampling/psu_variance.h"

namespace setpoint {
namespace {

using Texts = std::vector<std::string>;
using Numbers = std::vector<double>;

std::string refusal(const DesignColumns& columns, SinglePsu single = SinglePsu::fail) {
  const auto design = Design::of(columns, single);
  return design ? "" : design.faults().front().what;
}

DesignColumns two_strata() {
  return {.stages = {{.cluster = Texts{"1", "1", "2", "1", "2"},
                      .stratum = Texts{"a", "a", "a", "b", "b"},
                      .population = {4.0, 4.0, 4.0, std::nullopt, std::nullopt}}},
          .weights = Numbers{2, 2, 3, 5, 7}};
}

// By hand: stratum a has PSU totals 2*1 + 2*2 = 6 and 3*3 = 9, f = 1/2: V = 1/2 * 2 * 4.5 = 4.5;
// b has 20 and 35: V = 2 * 112.5 = 225.
TEST(Design, VarianceByHand) {
  const Design design = *Design::of(two_strata());
  const Numbers y{1, 2, 3, 4, 5};
  const Estimate total = *estimate_total(design, y);
  EXPECT_DOUBLE_EQ(total.value, 70.0);
  EXPECT_DOUBLE_EQ(total.variance, 229.5);
  EXPECT_EQ(degrees_of_freedom(design), 2U);
  EXPECT_EQ(degrees_of_freedom(design, {1, 1, 0, 1, 1}), 1U);
  EXPECT_EQ(degrees_of_freedom(design, {0, 0, 0, 0, 0}), 0U);
}

TEST(Design, APsuOutsideTheDomainStillCounts) {
  const Design design = *Design::of(two_strata());
  // Only the first PSU of stratum a: totals 6 and 0.
  const Estimate total = *estimate_total(design, Numbers{1, 2, 3, 4, 5}, {1, 1, 0, 0, 0});
  EXPECT_DOUBLE_EQ(total.value, 6.0);
  EXPECT_DOUBLE_EQ(total.variance, 0.5 * 2.0 * 18.0);
}

TEST(Design, ARowOfManyUnitsIsThatManyRows) {
  const Texts psu{"1", "2", "2", "2", "3", "3"};
  const Numbers y{4, 1, 1, 1, 0, 9};
  const Design apart = *Design::of({.stages = {{.cluster = psu}}, .weights = Numbers(6, 3.0)});
  const Design rolled = *Design::of({.stages = {{.cluster = Texts{"1", "2", "3", "3"}}},
                                     .weights = Numbers(4, 3.0),
                                     .counts = {1, 3, 1, 1}});
  const Numbers rolled_y{4, 1, 0, 9};
  const Estimate one = *estimate_mean(apart, y);
  const Estimate other = *estimate_mean(rolled, rolled_y);
  EXPECT_DOUBLE_EQ(one.value, other.value);
  EXPECT_DOUBLE_EQ(one.variance, other.variance);
  EXPECT_DOUBLE_EQ(*one.design_effect, *other.design_effect);
}

TEST(Design, OfASimpleRandomSampleHasNoEffect) {
  const Design design = *Design::of({.stages = {{.population = {10.0, 10.0, 10.0, 10.0}}}});
  const Numbers y{3, 5, 9, 1};
  EXPECT_NEAR(*estimate_mean(design, y)->design_effect, 1.0, 1e-14);
  EXPECT_NEAR(*estimate_total(design, y)->design_effect, 1.0, 1e-14);
  EXPECT_DOUBLE_EQ(estimate_total(design, y)->value, 45.0);
}

TEST(Design, ACensusHasNoVariance) {
  const Design design =
      *Design::of({.stages = {{.stratum = Texts{"a", "b", "b"}, .population = {1.0, 2.0, 2.0}}}});
  EXPECT_EQ(estimate_total(design, Numbers{5, 7, 11})->variance, 0.0);
  EXPECT_EQ(estimate_total(design, Numbers{5, 7, 11})->value, 23.0);
  EXPECT_FALSE(estimate_total(design, Numbers{5, 7, 11})->design_effect.has_value());
}

// Cochran 1977, section 10.4: N^2 (1 - f1) s1^2 / n + (N / n) sum of M^2 (1 - f2) s2^2 / m.
TEST(Design, TwoStagesAsInCochran) {
  const Design design = *Design::of(
      {.stages = {{.cluster = Texts{"1", "1", "2", "2"}, .population = {6.0, 6.0, 6.0, 6.0}},
                  {.cluster = Texts{"1", "2", "1", "2"}, .population = {4.0, 4.0, 10.0, 10.0}}}});
  const Numbers y{1, 3, 2, 8};
  // Cluster totals by weight: 4 * 2 = 8 and 10 * 5 = 50; s1^2 = 882; s2^2 = 2 and 18.
  const double expected = 36.0 * (1.0 - 2.0 / 6.0) * 882.0 / 2.0 +
                          3.0 * (16.0 * (1.0 - 0.5) * 2.0 / 2.0 + 100.0 * (1.0 - 0.2) * 18.0 / 2.0);
  EXPECT_DOUBLE_EQ(estimate_total(design, y)->value, 3.0 * 58.0);
  EXPECT_DOUBLE_EQ(estimate_total(design, y)->variance, expected);
}

TEST(PsuVariance, ZerosNeedNotBeGiven) {
  const Numbers all{0, 4, 0, 0, 1};
  const Numbers some{4, 1};
  EXPECT_DOUBLE_EQ(psu_variance(all, 5, 0.25), psu_variance(some, 5, 0.25));
  EXPECT_DOUBLE_EQ(psu_variance(some, 5, 0.25), 0.75 * 1.25 * 12.0);
  EXPECT_EQ(psu_variance({}, 5, 0.25), 0.0);
}

TEST(Design, NamesEveryStratumOfOnePsu) {
  DesignColumns columns{.stages = {{.stratum = Texts{"p", "q", "q", "r", "s"}}},
                        .weights = Numbers(5, 2.0)};
  EXPECT_EQ(refusal(columns), "strata with a single PSU at stage 1: 'p', 'r', 's'");
  EXPECT_EQ(refusal(columns, SinglePsu::certainty), "");
  // One that is sampled whole is none.
  columns.stages[0].population = {1.0, 8.0, 8.0, std::nullopt, 1.0};
  EXPECT_EQ(refusal(columns), "strata with a single PSU at stage 1: 'r'");
  columns.stages[0].stratum = {"p", "q", "u", "r", "s"};
  columns.stages[0].population.clear();
  EXPECT_EQ(refusal(columns, SinglePsu::average).substr(0, 43),
            "no stratum with more than one PSU to averag");
}

TEST(Design, RefusesWhatIsNoDesign) {
  EXPECT_NE(refusal({}), "");
  EXPECT_NE(refusal({.stages = {{}}}), "");
  DesignColumns columns = two_strata();
  columns.weights[2] = 0.0;
  EXPECT_EQ(refusal(columns), "a weight in row 3 that is not a positive number");
  columns = two_strata();
  columns.weights.pop_back();
  EXPECT_EQ(refusal(columns), "a design without rows, or with columns of different lengths");
  columns = two_strata();
  columns.stages[0].population[1] = 5.0;
  EXPECT_EQ(refusal(columns), "the population of stratum 'a' varies within it");
  columns = two_strata();
  columns.stages[0].population = {1.0, 1.0, 1.0, std::nullopt, std::nullopt};
  EXPECT_EQ(refusal(columns), "the population of stratum 'a' is less than its sample of 2");
  columns.population_as = PopulationAs::fractions;
  columns.stages[0].population = {1.5, 1.5, 1.5, std::nullopt, std::nullopt};
  EXPECT_EQ(refusal(columns), "a sampling fraction of stratum 'a' outside (0, 1]");
  columns = two_strata();
  columns.weights.clear();
  EXPECT_EQ(refusal(columns), "neither weights nor all populations");
  columns = two_strata();
  columns.counts = {1, 1, 0, 1, 1};
  EXPECT_EQ(refusal(columns), "a count of 0 in row 3");
}

TEST(Estimate, RefusesWhatHasNoAnswer) {
  const Design design = *Design::of(two_strata());
  const Numbers y{1, 2, 3, 4, 5};
  EXPECT_FALSE(estimate_total(design, Numbers{1, 2}).ok());
  EXPECT_FALSE(estimate_total(design, y, {1, 0}).ok());
  EXPECT_FALSE(estimate_mean(design, y, {0, 0, 0, 0, 0}).ok());
  EXPECT_FALSE(estimate_ratio(design, y, Numbers(5, 0.0)).ok());
  EXPECT_FALSE(estimate_total(design, Numbers(5, 1e200)).ok());
  EXPECT_EQ(estimate_total(design, y, {0, 0, 0, 0, 0})->value, 0.0);
}

}  // namespace
}  // namespace setpoint
