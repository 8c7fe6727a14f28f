#include "setpoint/response/certificate.h"

#include <algorithm>
#include <utility>

namespace setpoint {
namespace {

// max sum_i rise[i] y[i] over the bounds of one region: the steepest cells first, until the
// region's cap is full, or nothing more is worth it and the region's floor is met.
double best_linear(const AllocationProblem& problem, std::size_t region,
                   const std::vector<double>& rise) {
  const RegionTerms& terms = problem.regions[region];
  std::vector<std::pair<double, std::size_t>> order;
  double value = 0, spent = 0;
  for (std::size_t i = 0; i < rise.size(); ++i) {
    value += rise[i] * terms.cells[i].low;
    spent += terms.cells[i].low;
    order.emplace_back(-rise[i], i);
  }
  std::sort(order.begin(), order.end());
  const double cap = std::min(terms.total.high, std::max(problem.budget, spent));
  for (const auto& [minus, i] : order) {
    const double room = std::max(
        0.0,
        std::min(std::min(problem.most(region, i), problem.national[i].high) - terms.cells[i].low,
                 (minus < 0 ? cap : std::min(cap, terms.total.low)) - spent));
    value -= minus * room;
    spent += room;
  }
  return value;
}

}  // namespace

Certificate certify(const AllocationProblem& problem, const Spending& x,
                    const ShadowPrices& shadow) {
  const std::size_t n = problem.interventions.size();
  std::vector<double> extra(n, 0.0);
  double fixed = 0;
  for (std::size_t i = 0; i < n; ++i) {
    extra[i] = shadow.national_cap[i] + shadow.national_floor[i];
    if (problem.national[i].high < kNoCap)
      fixed += shadow.national_cap[i] * problem.national[i].high;
    fixed += shadow.national_floor[i] * problem.national[i].low;
  }
  Spending slopes;
  double value = 0, there = 0, above = 0;
  for (std::size_t r = 0; r < x.size(); ++r) {
    value += region_value(problem, r, x[r]);
    slopes.push_back(region_slopes(problem, r, x[r]));
    for (std::size_t i = 0; i < n; ++i) there += slopes[r][i] * x[r][i];
    // By how much the price is below what some cell with room would still pay.
    const double own = shadow.region_cap[r] + shadow.region_floor[r];
    for (std::size_t i = 0; i < n; ++i)
      if (x[r][i] < problem.most(r, i))
        above = std::max(above, slopes[r][i] - extra[i] - own - shadow.budget);
  }
  // A budget's multiplier a little higher may leave no cell with a rise, and is as valid.
  double bound = kNoCap;
  for (const double budget : {shadow.budget, shadow.budget + above}) {
    double most = budget * problem.budget + fixed;
    std::vector<double> rise(n);
    for (std::size_t r = 0; r < x.size(); ++r) {
      for (std::size_t i = 0; i < n; ++i) rise[i] = slopes[r][i] - budget - extra[i];
      most += best_linear(problem, r, rise);
    }
    bound = std::min(bound, value + (most - there));
  }
  Certificate made{value, std::max(bound, value), 0};
  if (made.bound > 0) made.gap = (made.bound - made.value) / made.bound;
  return made;
}

}  // namespace setpoint
