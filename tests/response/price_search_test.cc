// Floors and caps of every size, alone and together: the search must come to an end wherever the
// bounds can be met, with a proof, and keep every bound.
#include <gtest/gtest.h>

#include <cmath>

#include "response/problems.h"
#include "setpoint/response/allocation_bounds.h"
#include "setpoint/response/allocation_solver.h"
#include "setpoint/response/cent_rounding.h"
#include "setpoint/response/certificate.h"

namespace setpoint {
namespace {

constexpr double kGap = 1e-9;

// Solved, proved, within the bounds before and after rounding to cents.
AllocationOptimum expect_solved(const AllocationProblem& problem, const std::string& what) {
  auto optimum = solve_allocation(problem, 1);
  if (!optimum) {
    ADD_FAILURE() << what << ": " << optimum.faults().front().text();
    return {};
  }
  EXPECT_LE(certify(problem, optimum->x, optimum->shadow).gap, kGap) << what;
  double all = 0;
  for (std::size_t i = 0; i < problem.interventions.size(); ++i) {
    double spent = 0;
    for (const auto& row : optimum->x) spent += row[i];
    EXPECT_LE(spent, problem.national[i].high + 1e-3) << what << " " << i;
    EXPECT_GE(spent, problem.national[i].low - 1e-3) << what << " " << i;
    EXPECT_GE(optimum->shadow.national_cap[i], 0);
    EXPECT_LE(optimum->shadow.national_floor[i], 0);
    all += spent;
  }
  EXPECT_NEAR(all + optimum->unspent, problem.budget, 1e-3 + 1e-9 * problem.budget) << what;
  const auto cents = round_to_cents(problem, optimum->x, to_cents(all));
  EXPECT_TRUE(cents.ok()) << what;
  return *std::move(optimum);
}

// From a cent to all of the budget, a tenth at a time.
std::vector<double> sizes(double budget) {
  std::vector<double> all = {0};
  for (double size = 0.01; size < budget; size *= 10) all.push_back(size);
  all.push_back(budget / 2);
  all.push_back(budget);
  return all;
}

std::string text(const char* what, std::uint64_t seed, double budget, std::size_t i, double size) {
  return std::string(what) + " seed " + std::to_string(seed) + " budget " + std::to_string(budget) +
         " of " + std::to_string(i) + ": " + std::to_string(size);
}

TEST(PriceSearch, OneCapOfAnySize) {
  for (std::uint64_t seed = 1; seed <= 3; ++seed)
    for (const double budget : {1e3, 1e6, 1e8})
      for (std::size_t i = 0; i < 4; ++i) {
        double value = -1;
        for (const double size : sizes(budget)) {
          AllocationProblem problem = random_problem(5, 4, 12, budget, seed);
          problem.national[i].high = size;
          const AllocationOptimum optimum =
              expect_solved(problem, text("cap", seed, budget, i, size));
          // A wider cap never averts less.
          EXPECT_GE(optimum.value, value * (1 - 2 * kGap)) << text("cap", seed, budget, i, size);
          value = optimum.value;
        }
      }
}

TEST(PriceSearch, OneFloorOfAnySize) {
  for (std::uint64_t seed = 1; seed <= 3; ++seed)
    for (const double budget : {1e3, 1e5})
      for (std::size_t i = 0; i < 4; ++i) {
        double value = kNoCap;
        for (const double size : sizes(budget)) {
          AllocationProblem problem = random_problem(5, 4, 12, budget, seed);
          problem.national[i].low = size;
          const AllocationOptimum optimum =
              expect_solved(problem, text("floor", seed, budget, i, size));
          // A higher floor never averts more.
          EXPECT_LE(optimum.value, value * (1 + 2 * kGap)) << text("floor", seed, budget, i, size);
          value = optimum.value;
        }
      }
}

// One region, two interventions, one draw: what the cap holds back goes to the other.
TEST(PriceSearch, ACapHasAClosedForm) {
  for (const double cap : {0.01, 1.0, 1e3, 1e5}) {
    AllocationProblem problem = plain_problem({800}, {4000}, 0.5, 50, 1e6);
    problem.interventions.push_back({50, {0.01}, {1.0}});
    problem.national.push_back({});
    problem.regions[0].units.push_back(40'000);
    problem.regions[0].cells.emplace_back();
    problem.national[0].high = cap;
    const AllocationOptimum optimum = expect_solved(problem, std::to_string(cap));
    EXPECT_NEAR(optimum.x[0][0], cap, 1e-6 * cap);
    EXPECT_NEAR(optimum.x[0][1], 1e6 - cap, 1e-6);
    const double a = cap / 2e5, b = (1e6 - cap) / 2e6;
    const double left = (1 - 0.5 * -std::expm1(-a)) * (1 - 0.01 * -std::expm1(-b));
    EXPECT_NEAR(optimum.value, 800 * (1 - left), 1e-9);
    // Of the budget: the slope of the second; of the cap: that of the first, less it.
    const double second = 800 * (1 - 0.5 * -std::expm1(-a)) * 0.01 * std::exp(-b) / 2e6;
    const double first = 800 * (1 - 0.01 * -std::expm1(-b)) * 0.5 * std::exp(-a) / 2e5;
    EXPECT_NEAR(optimum.shadow.budget, second, 1e-9 * second);
    EXPECT_NEAR(optimum.shadow.national_cap[0], first - second, 1e-9 * first);
  }
}

// Any bounds that set_bounds says can be met, of sizes from a cent to the budget: by intervention,
// region and cell, up to twelve at once.
TEST(PriceSearch, ManyBoundsAtOnce) {
  const std::vector<std::string> regions = {"A", "B", "C", "D", "E", "F"};
  const std::vector<std::string> interventions = {"i", "j", "k", "l", "m"};
  int solved = 0;
  for (std::uint64_t seed = 1; seed <= 240; ++seed) {
    Stream stream(Seed{seed}, StreamName("bounds"), 0);
    const double size = draw_uniform(stream, 2, 9);
    const double budget = std::round(std::pow(10.0, size) * 100) / 100;
    AllocationProblem problem = random_problem(6, 5, 8, budget, seed);
    std::vector<BoundRequest> requests;
    const double count = draw_uniform(stream, 1, 13);
    for (int k = 0; k < static_cast<int>(count); ++k) {
      BoundRequest request;
      const double kind = draw_uniform(stream, 0, 6);
      const double which = draw_uniform(stream, 0, 6);
      const double other = draw_uniform(stream, 0, 5);
      const double side = draw_uniform(stream, 0, 1);
      const double magnitude = draw_uniform(stream, 0, std::log10(budget * 100));
      request.floor = side < 0.4;
      if (kind >= 3) request.region = regions[static_cast<std::size_t>(which)];
      if (kind < 3 || kind >= 4.5)
        request.intervention = interventions[static_cast<std::size_t>(other)];
      request.cents = std::llround(std::pow(10.0, magnitude));
      requests.push_back(request);
      AllocationProblem trial = random_problem(6, 5, 8, budget, seed);
      if (!set_bounds(trial, regions, interventions, requests)) requests.pop_back();
    }
    ASSERT_TRUE(set_bounds(problem, regions, interventions, requests).ok());
    std::string what = "seed " + std::to_string(seed) + " budget " + std::to_string(budget);
    for (const BoundRequest& each : requests)
      what += ", " + each.text() + "=" + std::to_string(each.cents) + "c";
    expect_solved(problem, what);
    ++solved;
  }
  EXPECT_EQ(solved, 240);
}

// Caps on all interventions that come to less than the budget: the rest is left.
TEST(PriceSearch, CapsThatLeaveMoneyOver) {
  AllocationProblem problem = random_problem(5, 4, 12, 1e6, 3);
  for (Bounds& bounds : problem.national) bounds.high = 1e3;
  const AllocationOptimum optimum = expect_solved(problem, "all capped");
  EXPECT_NEAR(optimum.unspent, 1e6 - 4e3, 1e-3);
  EXPECT_EQ(optimum.shadow.budget, 0);
  for (const double each : optimum.shadow.national_cap) EXPECT_GT(each, 0);
  // To the cent what there is: nothing is left, and every cap holds.
  problem.budget = 4e3;
  EXPECT_EQ(expect_solved(problem, "caps that come to the budget").unspent, 0);
}

}  // namespace
}  // namespace setpoint
