// The problem of dividing a budget over regions and interventions.
//
// x[r,i] >= 0 dollars go to intervention i in region r, where N[r,i] units of it could be used. In
// the draw d, a region that would have B[r,d] deaths (or years lost) without any of the money has
//   averted[r,d] = B[r,d] (1 - prod_i (1 - e[i,d] (1 - exp(-x[r,i] / (c[i,d] N[r,i])))))
// e is the part of the deaths that the intervention averts where everybody eligible is reached, c
// what a unit costs. Reach grows as 1 - exp(-s), because money finds again those whom it reached
// before; effects are stacked on what the others leave, so no more is ever averted than B.
//
//   objective(x) = sum_r w[r] mean_d averted[r,d]
//
// It is concave in x: -log(1 - e (1 - exp(-s))) is concave in s (its slope p = e exp(-s) /
// (1 - e + e exp(-s)) has the derivative -p (1 - p)), a sum of such terms is concave in x,
// 1 - exp(-.) is concave and grows, and a mean of concave functions is concave.
//
// Subject to: sum of all x at most the budget; each cell, each region and each intervention in all
// between its floor and its cap.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace setpoint {

inline constexpr double kNoCap = std::numeric_limits<double>::infinity();

struct Bounds {
  double low = 0;
  double high = kNoCap;
  friend bool operator==(const Bounds&, const Bounds&) = default;
};

struct EffectDraws {
  double cost = 1;             // dollars a unit, on which `pace` is measured
  std::vector<double> effect;  // e[d], from 0 to below 1
  std::vector<double> pace;    // cost / c[d] > 0
  // No draw has an effect: no money can be worth anything here.
  [[nodiscard]] bool idle() const;
};

struct RegionTerms {
  double weight = 1;           // w, of at least 0
  std::vector<double> units;   // N by intervention; 0: it does not fit here
  std::vector<double> deaths;  // B by draw
  Bounds total;
  std::vector<Bounds> cells;  // by intervention
};

struct AllocationProblem {
  std::vector<EffectDraws> interventions;
  std::vector<RegionTerms> regions;
  std::vector<Bounds> national;  // by intervention
  double budget = 0;             // dollars
  [[nodiscard]] std::size_t draws() const {
    return interventions.empty() ? 0 : interventions.front().effect.size();
  }
  // Money can avert something there.
  [[nodiscard]] bool useful(std::size_t region, std::size_t intervention) const;
  // The most that a cell can take: its cap, or where reach is complete to thirteen digits.
  [[nodiscard]] double most(std::size_t region, std::size_t intervention) const;
};

// Reach is complete to 1e-13 at thirty times the cost of all units.
inline constexpr double kCompleteReach = 30;

// 1 - exp(-s) for s >= 0, with small relative error also for small s.
[[nodiscard]] double reach(double s);

// Dollars by region (rows) and intervention.
using Spending = std::vector<std::vector<double>>;

// averted[r,d] of one region's row of dollars, unweighted, by draw.
[[nodiscard]] std::vector<double> averted_draws(const AllocationProblem& problem,
                                                std::size_t region, std::span<const double> row);
// The weighted mean of one region, as the objective counts it.
[[nodiscard]] double region_value(const AllocationProblem& problem, std::size_t region,
                                  std::span<const double> row);
[[nodiscard]] double objective(const AllocationProblem& problem, const Spending& x);
// d objective / d x of one region, per dollar, by intervention.
[[nodiscard]] std::vector<double> region_slopes(const AllocationProblem& problem,
                                                std::size_t region, std::span<const double> row);

}  // namespace setpoint
