// The prices at which regions, each for itself, keep the budget and every national bound.
//
// An intervention's price is the budget's multiplier, more where its cap holds money back and less
// where its floor asks for it. With the price of each as the unknown (not what its bound adds), an
// intervention with a tiny cap does not stand between the budget and the others.
//
// First Newton's method on all prices at once, each step at most a few e-folds of a price, as
// spending falls about with a price's logarithm. Where that comes no nearer, a search that cannot
// fail: the budget's multiplier by a bracket, as spending falls with it; inside, at that
// multiplier, the dual is convex and what makes it unsmooth is a sum over single prices, so a
// search in one price after another, each by a bracket, comes to its least (Tseng 2001, J. Optim.
// Theory Appl. 109:475).
#pragma once

#include <cstddef>
#include <vector>

#include "setpoint/response/allocation_problem.h"
#include "setpoint/response/regions_at_prices.h"

namespace setpoint {

// Of the highest slope: below such a price all that is useful is filled (kCompleteReach).
inline constexpr double kNothing = 1e-13;

class PriceSearch {
 public:
  PriceSearch(const AllocationProblem& problem, RegionsAtPrices& regions);

  // Leaves the regions at the prices found. False: it did not come to an end.
  [[nodiscard]] bool run();
  [[nodiscard]] double budget_price() const { return lambda_; }
  [[nodiscard]] const std::vector<double>& prices() const { return prices_; }
  // The further change of the prices that Newton's method would make: less than doubles resolve.
  [[nodiscard]] std::vector<double> last_step() const;

 private:
  void evaluate();
  void bracket();
  [[nodiscard]] bool tied(std::size_t i) const;
  [[nodiscard]] double over(std::size_t i) const;
  [[nodiscard]] double tolerance(std::size_t i) const;
  [[nodiscard]] bool kept() const;
  [[nodiscard]] double worst(bool with_budget) const;
  [[nodiscard]] double total_slope() const;
  std::vector<double> newton_step(bool with_budget) const;
  bool newton(bool with_budget, int most);
  void one_price(std::size_t i);
  bool settle(double lambda);
  bool nested();

  const AllocationProblem& problem_;
  RegionsAtPrices& regions_;
  std::size_t n_;
  std::vector<bool> bounded_;  // has a floor or cap in all, and money there averts something
  bool any_bounded_ = false;
  double lambda_ = 0;           // the budget's multiplier
  std::vector<double> prices_;  // equal to it where no bound in all holds
  double highest_ = 0;          // slope of any cell without money
  double room_ = 0;             // dollars that all that is useful could take
};

}  // namespace setpoint
