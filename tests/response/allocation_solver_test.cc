#include "setpoint/response/allocation_solver.h"

#include <gtest/gtest.h>

#include <cmath>
#include <coin/ClpSimplex.hpp>
#include <functional>

#include "response/problems.h"
#include "setpoint/core/random.h"
#include "setpoint/response/certificate.h"

namespace setpoint {
namespace {

constexpr double kGap = 1e-9;

AllocationOptimum solved(const AllocationProblem& problem, std::size_t threads = 1) {
  auto optimum = solve_allocation(problem, threads);
  EXPECT_TRUE(optimum.ok());
  return *std::move(optimum);
}

double total(const Spending& x) {
  double sum = 0;
  for (const auto& row : x)
    for (const double each : row) sum += each;
  return sum;
}

// One region and one intervention take the whole budget; what is averted and the shadow price are
// B e (1 - exp(-R / (c N))) and B e exp(-R / (c N)) / (c N).
TEST(AllocationSolver, OneRegionAndInterventionHaveAClosedForm) {
  const AllocationProblem problem = plain_problem({800}, {1000}, 0.4, 50, 30'000);
  const AllocationOptimum optimum = solved(problem);
  const double s = 30'000 / (50.0 * 1000);
  EXPECT_NEAR(optimum.x[0][0], 30'000, 1e-8);
  EXPECT_NEAR(optimum.value, 800 * 0.4 * (1 - std::exp(-s)), 1e-10);
  EXPECT_NEAR(optimum.shadow.budget, 800 * 0.4 * std::exp(-s) / 50'000, 1e-15);
}

// With one intervention, B[r] e exp(-s[r]) / (c N[r]) is alike where money goes: the water level.
// B/N = 0.8, 0.4: s1 - s2 = log 2, and 50 (1000 s1 + 1000 s2) = R.
TEST(AllocationSolver, TwoRegionsAreFilledToOneLevel) {
  const AllocationProblem problem = plain_problem({800, 400}, {1000, 1000}, 0.3, 50, 100'000);
  const AllocationOptimum optimum = solved(problem);
  const double second = (2 - std::log(2.0)) / 2;
  EXPECT_NEAR(optimum.x[1][0], 50'000 * second, 1e-7);
  EXPECT_NEAR(optimum.x[0][0], 50'000 * (second + std::log(2.0)), 1e-7);
  // Little money goes to the first alone.
  const AllocationOptimum little =
      solved(plain_problem({800, 400}, {1000, 1000}, 0.3, 50, 0.99 * 50'000 * std::log(2.0)));
  EXPECT_EQ(little.x[1][0], 0);
}

TEST(AllocationSolver, EveryGapIsProvedToBeSmall) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed)
    for (const double budget : {1e2, 1e4, 1e6}) {
      const AllocationProblem problem = random_problem(7, 4, 40, budget, seed);
      const AllocationOptimum optimum = solved(problem);
      const Certificate proof = certify(problem, optimum.x, optimum.shadow);
      EXPECT_LE(proof.gap, kGap) << seed << " " << budget;
      EXPECT_GE(proof.bound, proof.value);
      EXPECT_NEAR(total(optimum.x) + optimum.unspent, budget, 1e-9 * budget);
    }
}

// Every allocation of a grid, against the optimum: none is better, and the best of them is below
// it by no more than a step of the grid can cost.
TEST(AllocationSolver, NoEnumeratedAllocationIsBetter) {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    const double budget = seed % 2 == 0 ? 2e5 : 2e4;
    const AllocationProblem problem = random_problem(2, 2, 5, budget, seed);
    const AllocationOptimum optimum = solved(problem);
    constexpr int kSteps = 40;
    double best = 0;
    Spending x(2, std::vector<double>(2));
    for (int a = 0; a <= kSteps; ++a)
      for (int b = 0; a + b <= kSteps; ++b)
        for (int c = 0; a + b + c <= kSteps; ++c) {
          const double step = budget / kSteps;
          x = {{a * step, b * step}, {c * step, (kSteps - a - b - c) * step}};
          best = std::max(best, objective(problem, x));
        }
    EXPECT_LE(best, optimum.value * (1 + 1e-12)) << seed;
    // Rounding the optimum down to the grid loses at most three steps at the largest slope.
    double steepest = 0;
    for (std::size_t r = 0; r < 2; ++r)
      for (const double slope : region_slopes(problem, r, std::vector<double>(2, 0.0)))
        steepest = std::max(steepest, slope);
    EXPECT_GE(best, optimum.value - 3 * steepest * budget / kSteps) << seed;
    EXPECT_GE(best, 0.97 * optimum.value) << seed;
  }
}

// The conditions of Karush, Kuhn and Tucker, computed apart from the search.
TEST(AllocationSolver, SlopesEqualPricesWhereMoneyGoes) {
  AllocationProblem problem = random_problem(12, 5, 60, 3e5, 4);
  problem.national[0].high = 2e4;
  problem.national[3].low = 8e4;
  problem.regions[2].total.low = 6e4;
  problem.regions[5].total.high = 1e3;
  problem.regions[7].cells[1] = {2e3, 2.5e3};
  const AllocationOptimum optimum = solved(problem);
  const ShadowPrices& shadow = optimum.shadow;
  std::vector<double> spent(5, 0.0);
  for (std::size_t r = 0; r < 12; ++r) {
    const auto slopes = region_slopes(problem, r, optimum.x[r]);
    double row = 0;
    for (std::size_t i = 0; i < 5; ++i) {
      spent[i] += optimum.x[r][i];
      row += optimum.x[r][i];
      const double price = shadow.budget + shadow.national_cap[i] + shadow.national_floor[i] +
                           shadow.region_cap[r] + shadow.region_floor[r] + shadow.cell_cap[r][i] +
                           shadow.cell_floor[r][i];
      if (optimum.x[r][i] > 0)
        EXPECT_NEAR(slopes[i], price, 1e-9 * shadow.budget) << r << " " << i;
      else
        EXPECT_LE(slopes[i], price * (1 + 1e-9)) << r << " " << i;
    }
    EXPECT_GE(row, problem.regions[r].total.low * (1 - 1e-12));
    EXPECT_LE(row, problem.regions[r].total.high * (1 + 1e-12));
  }
  EXPECT_NEAR(spent[0], 2e4, 1e-6);
  EXPECT_NEAR(spent[3], 8e4, 1e-6);
  EXPECT_GT(shadow.national_cap[0], 0);
  EXPECT_LT(shadow.national_floor[3], 0);
  EXPECT_LT(shadow.region_floor[2], 0);
  EXPECT_GT(shadow.region_cap[5], 0);
  EXPECT_LE(certify(problem, optimum.x, shadow).gap, kGap);
}

// A shadow price is the derivative of the optimum by the bound.
TEST(AllocationSolver, ShadowPricesAreDerivatives) {
  AllocationProblem problem = random_problem(6, 3, 30, 1e5, 9);
  problem.national[0].high = 1e4;
  problem.regions[1].total.low = 4e4;
  const AllocationOptimum optimum = solved(problem);
  const auto derivative = [&](const std::function<void(AllocationProblem&, double)>& move) {
    constexpr double kStep = 50;
    AllocationProblem up = problem, down = problem;
    move(up, kStep);
    move(down, -kStep);
    return (solved(up).value - solved(down).value) / (2 * kStep);
  };
  EXPECT_NEAR(optimum.shadow.budget,
              derivative([](AllocationProblem& p, double by) { p.budget += by; }),
              1e-5 * optimum.shadow.budget);
  EXPECT_NEAR(optimum.shadow.national_cap[0],
              derivative([](AllocationProblem& p, double by) { p.national[0].high += by; }),
              1e-5 * optimum.shadow.budget);
  EXPECT_NEAR(optimum.shadow.region_floor[1],
              derivative([](AllocationProblem& p, double by) { p.regions[1].total.low += by; }),
              1e-5 * optimum.shadow.budget);
}

// A floor or a cap of a cell that binds has what the cell's slope differs from its price by, and
// that is the derivative of the optimum by the bound; one that does not bind has none. Bounds of
// all sizes, so that a saturation times its scale is now above the bound's dollars and now below.
TEST(AllocationSolver, CellBoundsHaveTheirShadowPrices) {
  std::size_t caps = 0, floors = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    AllocationProblem problem = random_problem(6, 4, 12, 3e5, seed);
    const AllocationOptimum plain = solved(problem);
    Stream stream(Seed{seed}, StreamName("bounds"), 0);
    for (std::size_t r = 0; r < 6; ++r)
      for (std::size_t i = 0; i < 4; ++i) {
        const double kind = stream.uniform();
        const double size = stream.uniform();
        const double dollars = std::floor(100 * plain.x[r][i]) / 100;
        if (kind < 0.3 && dollars > 100)
          problem.regions[r].cells[i].high = std::floor(100 * dollars * size) / 100;
        else if (kind < 0.5)
          problem.regions[r].cells[i].low = std::floor(100 * (dollars + 3e3 * size)) / 100;
      }
    const AllocationOptimum optimum = solved(problem);
    const ShadowPrices& shadow = optimum.shadow;
    EXPECT_LE(certify(problem, optimum.x, shadow).gap, kGap);
    for (std::size_t r = 0; r < 6; ++r) {
      const auto slopes = region_slopes(problem, r, optimum.x[r]);
      for (std::size_t i = 0; i < 4; ++i) {
        const Bounds& cell = problem.regions[r].cells[i];
        const double rise = slopes[i] - shadow.budget;
        const double cap = shadow.cell_cap[r][i], floor = shadow.cell_floor[r][i];
        const double small = 1e-9 * shadow.budget;
        EXPECT_NEAR(cap, std::max(0.0, cell.high < kNoCap ? rise : 0), small) << seed;
        EXPECT_NEAR(floor, std::min(0.0, cell.low > 0 ? rise : 0), small) << seed;
        if (cap > small) {
          EXPECT_EQ(optimum.x[r][i], cell.high) << seed;
        }
        if (floor < -small) {
          EXPECT_EQ(optimum.x[r][i], cell.low) << seed;
        }
        caps += cap > small ? 1U : 0U;
        floors += floor < -small ? 1U : 0U;
        if (seed > 4 || std::abs(rise) <= 1e-3 * shadow.budget) continue;
        const auto at = [&](double by) {
          AllocationProblem other = problem;
          Bounds& bounds = other.regions[r].cells[i];
          (rise > 0 ? bounds.high : bounds.low) += by;
          return solved(other).value;
        };
        if (rise > 0 ? cell.high == kNoCap : cell.low == 0) continue;
        const double step = 1e-3 * (rise > 0 ? cell.high : cell.low);
        EXPECT_NEAR(cap + floor, (at(step) - at(-step)) / (2 * step), 1e-4 * shadow.budget)
            << seed << ' ' << r << ' ' << i;
      }
    }
  }
  EXPECT_GT(caps, 100U);
  EXPECT_GT(floors, 60U);
}

// With one intervention the objective is a sum of concave functions of one variable each, and the
// best of chords under them is a linear programme: an LP solver must agree from below, to what the
// chords lose.
TEST(AllocationSolver, ALinearProgrammeOfChordsAgrees) {
  const std::vector<double> deaths = {900, 300, 120, 700}, units = {4000, 900, 800, 1500};
  const AllocationProblem problem = plain_problem(deaths, units, 0.5, 60, 250'000);
  const AllocationOptimum optimum = solved(problem);
  constexpr int kChords = 400;
  ClpSimplex lp;
  lp.setLogLevel(0);
  lp.resize(1, 0);
  lp.setRowUpper(0, problem.budget);
  lp.setRowLower(0, -COIN_DBL_MAX);
  lp.setOptimizationDirection(-1);
  for (std::size_t r = 0; r < deaths.size(); ++r) {
    const double width = problem.budget / kChords;
    double before = 0;
    for (int k = 1; k <= kChords; ++k) {
      const double here = region_value(problem, r, std::vector<double>{k * width});
      const int row = 0;
      const double one = 1;
      lp.addColumn(1, &row, &one, 0, width, (here - before) / width);
      before = here;
    }
  }
  lp.primal();
  ASSERT_EQ(lp.status(), 0);
  EXPECT_LE(lp.objectiveValue(), optimum.value * (1 + 1e-9));
  EXPECT_GE(lp.objectiveValue(), optimum.value * (1 - 1e-4));
}

TEST(AllocationSolver, LikeRegionsGetAlike) {
  AllocationProblem problem = random_problem(1, 3, 20, 1e5, 3);
  problem.regions.resize(4, problem.regions[0]);
  const AllocationOptimum optimum = solved(problem);
  for (std::size_t r = 1; r < 4; ++r)
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(optimum.x[r][i], optimum.x[0][i]);
}

TEST(AllocationSolver, MoreMoneyAvertsMoreAtAFallingPrice) {
  double value = 0, price = kNoCap;
  for (const double budget : {1e3, 1e4, 1e5, 1e6, 1e7}) {
    const AllocationOptimum optimum = solved(random_problem(9, 4, 30, budget, 5));
    EXPECT_GT(optimum.value, value);
    EXPECT_LT(optimum.shadow.budget, price);
    value = optimum.value;
    price = optimum.shadow.budget;
  }
}

// In cents instead of dollars everything is a hundredfold, and the same is averted.
TEST(AllocationSolver, AnotherCurrencyChangesNothing) {
  const AllocationProblem problem = random_problem(6, 4, 25, 2e5, 6);
  AllocationProblem cents = problem;
  cents.budget *= 100;
  for (EffectDraws& of : cents.interventions) of.cost *= 100;
  const AllocationOptimum a = solved(problem), b = solved(cents);
  EXPECT_NEAR(a.value, b.value, 1e-11 * a.value);
  EXPECT_NEAR(a.shadow.budget, b.shadow.budget * 100, 1e-11 * a.shadow.budget);
  for (std::size_t r = 0; r < 6; ++r)
    for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(a.x[r][i] * 100, b.x[r][i], 1e-4);
}

TEST(AllocationSolver, AnyNumberOfThreadsGivesTheSameBits) {
  AllocationProblem problem = random_problem(60, 5, 30, 1e6, 7);
  problem.national[1].high = 1e5;
  const AllocationOptimum one = solved(problem, 1), four = solved(problem, 4);
  EXPECT_EQ(one.x, four.x);
  EXPECT_EQ(one.shadow.budget, four.shadow.budget);
}

// What has no effect gets nothing but its floor; more money than can be used is left.
TEST(AllocationSolver, NothingGoesToWhatAvertsNothing) {
  AllocationProblem problem = random_problem(3, 2, 10, 1e5, 8);
  std::fill(problem.interventions[1].effect.begin(), problem.interventions[1].effect.end(), 0.0);
  problem.regions[1].cells[1].low = 500;
  const AllocationOptimum optimum = solved(problem);
  EXPECT_EQ(optimum.x[0][1], 0);
  EXPECT_EQ(optimum.x[1][1], 500);
  EXPECT_NEAR(total(optimum.x), 1e5, 1e-6);
  problem.budget = 1e15;
  const AllocationOptimum rich = solved(problem);
  EXPECT_EQ(rich.shadow.budget, 0);
  EXPECT_GT(rich.unspent, 0);
  EXPECT_LE(certify(problem, rich.x, rich.shadow).gap, kGap);
}

// The certificate does not trust the search: of a worse allocation it says how much worse it may
// be.
TEST(Certificate, BoundsAWorseAllocationHonestly) {
  const AllocationProblem problem = random_problem(5, 3, 20, 1e5, 2);
  const AllocationOptimum optimum = solved(problem);
  Spending worse = optimum.x;
  for (auto& row : worse) std::fill(row.begin(), row.end(), 0.0);
  worse[4][2] = 1e5;
  const Certificate proof = certify(problem, worse, optimum.shadow);
  EXPECT_GE(proof.bound, optimum.value * (1 - 1e-12));
  EXPECT_GT(proof.gap, 0.1);
}

// A mean of one draw's formula, written again from the header, and its derivative by differences.
TEST(AllocationProblem, ValueAndSlopesAreThoseOfTheFormula) {
  const AllocationProblem problem = random_problem(1, 3, 4, 1e5, 11);
  const std::vector<double> row = {500, 0, 4000};
  const RegionTerms& terms = problem.regions[0];
  const auto value = [&](const std::vector<double>& x) {
    double sum = 0;
    for (std::size_t d = 0; d < 4; ++d) {
      double left = 1;
      for (std::size_t i = 0; i < 3; ++i) {
        const EffectDraws& of = problem.interventions[i];
        left *= 1 - of.effect[d] * (1 - std::exp(-x[i] * of.pace[d] / (of.cost * terms.units[i])));
      }
      sum += terms.deaths[d] * (1 - left);
    }
    return sum / 4;
  };
  EXPECT_NEAR(region_value(problem, 0, row), value(row), 1e-12 * value(row));
  const auto slopes = region_slopes(problem, 0, row);
  for (std::size_t i = 0; i < 3; ++i) {
    auto more = row;
    more[i] += 1;
    auto less = row;
    less[i] -= 1;
    EXPECT_NEAR(slopes[i], (value(more) - value(less)) / 2, 1e-5 * slopes[i]);
  }
}

}  // namespace
}  // namespace setpoint
