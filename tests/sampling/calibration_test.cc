#include "setpoint/sampling/calibration.h"

#include <gtest/gtest.h>

#include <cmath>

#include "setpoint/sampling/estimate.h"

namespace setpoint {
namespace {

using Texts = std::vector<std::string>;
using Numbers = std::vector<double>;

Design sample() {
  return *Design::of({.stages = {{}}, .weights = Numbers{5, 6, 7, 8, 9, 10}});
}
const Texts kSex{"m", "f", "m", "f", "m", "f"};
const Texts kAge{"o", "o", "y", "y", "y", "o"};
const Numbers kY{3, 1, 4, 1, 5, 9};

Numbers indicator(const Texts& cells, const std::string& of) {
  Numbers result;
  for (const auto& cell : cells) result.push_back(cell == of ? 1 : 0);
  return result;
}

TEST(PostStratify, MeetsItsTotalsWithoutError) {
  const Design design = *post_stratify(sample(), {kSex, {{"m", 30}, {"f", 40}}});
  const Estimate men = *estimate_total(design, indicator(kSex, "m"));
  EXPECT_NEAR(men.value, 30.0, 1e-12);
  EXPECT_NEAR(men.variance, 0.0, 1e-20);
}

// One cell: the ratio estimator, N times the mean, with N^2 times its variance.
TEST(PostStratify, OfOneCellIsTheRatioEstimator) {
  const Design design = *post_stratify(sample(), {Texts(6, "all"), {{"all", 60}}});
  const Estimate total = *estimate_total(design, kY);
  const Estimate mean = *estimate_mean(sample(), kY);
  EXPECT_NEAR(total.value, 60.0 * mean.value, 1e-12 * total.value);
  EXPECT_NEAR(total.variance, 3600.0 * mean.variance, 1e-12 * total.variance);
}

TEST(Rake, MeetsEveryMargin) {
  const std::vector<Margin> margins{{kSex, {{"m", 30}, {"f", 40}}}, {kAge, {{"o", 38}, {"y", 32}}}};
  const Design design = *rake(sample(), margins);
  for (const auto& [cells, name, total] :
       {std::tuple(kSex, "m", 30.0), {kSex, "f", 40.0}, {kAge, "o", 38.0}, {kAge, "y", 32.0}}) {
    const Estimate estimate = *estimate_total(design, indicator(cells, name));
    EXPECT_NEAR(estimate.value, total, 1e-8) << name;
    EXPECT_LT(estimate.standard_error(), 0.05 * total) << name;
  }
  // Its factors are a product of one for each margin: the odds ratio of the weights stays.
  const auto& w = design.expansion();
  const Numbers v = sample().expansion();
  EXPECT_NEAR(w[0] * w[3] / (w[1] * w[2]), v[0] * v[3] / (v[1] * v[2]), 1e-12);
}

TEST(Rake, OfOneMarginIsPostStratification) {
  const Margin margin{kSex, {{"m", 30}, {"f", 40}}};
  EXPECT_EQ(rake(sample(), std::vector{margin})->expansion(),
            post_stratify(sample(), margin)->expansion());
}

TEST(CalibrateLinear, MeetsItsTotalsWithoutError) {
  const Design design = *calibrate_linear(
      sample(), std::vector<Auxiliary>{{"units", Numbers(6, 1.0), 50}, {"y", kY, 200}});
  EXPECT_NEAR(estimate_total(design, kY)->value, 200.0, 1e-11);
  EXPECT_NEAR(estimate_total(design, kY)->variance, 0.0, 1e-20);
  EXPECT_NEAR(domain_size(design), 50.0, 1e-12);
}

// Indicators of all cells: linear calibration is post-stratification.
TEST(CalibrateLinear, ToCellsIsPostStratification) {
  const Design linear = *calibrate_linear(
      sample(),
      std::vector<Auxiliary>{{"m", indicator(kSex, "m"), 30}, {"f", indicator(kSex, "f"), 40}});
  const Design stratified = *post_stratify(sample(), {kSex, {{"m", 30}, {"f", 40}}});
  for (std::size_t row = 0; row < 6; ++row) {
    EXPECT_NEAR(linear.expansion()[row], stratified.expansion()[row], 1e-12);
  }
  EXPECT_NEAR(estimate_total(linear, kY)->variance, estimate_total(stratified, kY)->variance,
              1e-10);
}

TEST(Calibration, RefusesWhatCannotBeMet) {
  const auto refusal = [](const Result<Design>& design) {
    return design ? "" : design.faults().front().what;
  };
  EXPECT_EQ(refusal(post_stratify(sample(), {kSex, {{"m", 30}}})),
            "rows in cell 'f' without a known total");
  EXPECT_EQ(refusal(post_stratify(sample(), {kSex, {{"m", 30}, {"f", 2}, {"x", 1}}})),
            "a known total of cell 'x' without rows");
  EXPECT_EQ(refusal(post_stratify(sample(), {kSex, {{"m", 30}, {"f", 0}}})),
            "a known total of cell 'f' that is not a positive number");
  EXPECT_EQ(refusal(post_stratify(sample(), {{"m"}, {{"m", 30}}})),
            "a margin of another length than the design");
  EXPECT_EQ(refusal(rake(sample(), {})), "raking without margins");
  EXPECT_EQ(refusal(rake(sample(), std::vector<Margin>{{kSex, {{"m", 30}, {"f", 40}}},
                                                       {kAge, {{"o", 38}, {"y", 33}}}})),
            "known totals of margin 2 with another sum than those of the first");
  // Men are old and women young: no weights meet other totals of age.
  const Texts same{"o", "y", "o", "y", "o", "y"};
  EXPECT_EQ(refusal(rake(sample(), std::vector<Margin>{{kSex, {{"m", 30}, {"f", 40}}},
                                                       {same, {{"o", 40}, {"y", 30}}}})),
            "known totals of margin 1 that no weights meet together with the others'");
  EXPECT_EQ(refusal(rake(
                sample(),
                std::vector<Margin>{{kSex, {{"m", 30}, {"f", 40}}}, {kAge, {{"o", 38}, {"y", 32}}}},
                {.iterations = 1, .change = 1e-12})),
            "raking that does not converge in 1 rounds");
  EXPECT_EQ(refusal(calibrate_linear(sample(), {})), "calibration without variables");
  EXPECT_EQ(
      refusal(calibrate_linear(sample(), std::vector<Auxiliary>{{"units", Numbers(6, 1.0), 50},
                                                                {"twice", Numbers(6, 2.0), 100}})),
      "calibration variable 'twice' is a linear combination of those before it");
  EXPECT_EQ(refusal(calibrate_linear(sample(), std::vector<Auxiliary>{{"short", {1.0}, 50}})),
            "calibration variable 'short' of another length");
}

}  // namespace
}  // namespace setpoint
