#include "setpoint/response/allocation_solver.h"

#include <algorithm>
#include <string>
#include <utility>

#include "setpoint/response/price_search.h"
#include "setpoint/response/regions_at_prices.h"

namespace setpoint {
namespace {

// What rounding leaves of sums, in dollars; a cent is whole above it.
constexpr double kMostOver = 1e-3;
constexpr double kSlack = 1e-12;  // of the budget

class Answer {
 public:
  Answer(const AllocationProblem& problem, const RegionsAtPrices& regions,
         const PriceSearch& search)
      : problem_(problem),
        regions_(regions),
        search_(search),
        n_(problem.interventions.size()),
        spent_(n_, 0.0) {}

  AllocationOptimum make() {
    AllocationOptimum made;
    made.passes = regions_.passes();
    const double price = search_.budget_price();
    made.shadow.budget = price;
    for (std::size_t i = 0; i < n_; ++i) {
      const double more = search_.prices()[i] - price;
      made.shadow.national_cap.push_back(std::max(0.0, more));
      made.shadow.national_floor.push_back(std::min(0.0, more));
    }
    const std::vector<double> last = search_.last_step();
    for (std::size_t r = 0; r < problem_.regions.size(); ++r) {
      made.x.push_back(moved(r, last));
      made.value += region_value(problem_, r, made.x.back());
      for (std::size_t i = 0; i < n_; ++i) spent_[i] += made.x.back()[i];
      bounds(r, made.x.back(), made.shadow);
    }
    for (const double each : spent_) total_ += each;
    made.unspent = price > 0 ? 0 : std::max(0.0, problem_.budget - total_);
    return made;
  }

  // The bounds that hold for sums, after all that doubles do to them.
  [[nodiscard]] bool allowed() const {
    const double slack = std::max(kMostOver, kSlack * problem_.budget);
    if (total_ > problem_.budget + slack) return false;
    for (std::size_t i = 0; i < n_; ++i)
      if (spent_[i] > problem_.national[i].high + slack ||
          spent_[i] < problem_.national[i].low - slack)
        return false;
    return true;
  }

 private:
  // A small budget or bound is spent at a price that its doubles cannot tell from their
  // neighbours: what is left of it is spent along the response to the last step of the prices.
  [[nodiscard]] std::vector<double> moved(std::size_t r, const std::vector<double>& by) const {
    const RegionTerms& terms = problem_.regions[r];
    std::vector<double> row = regions_.dollars(r);
    for (std::size_t i = 0; i < n_; ++i) {
      if (!problem_.useful(r, i)) continue;
      double change = 0;
      for (std::size_t j = 0; j < n_; ++j)
        change += regions_.region(r).response[i * n_ + j] * by[j];
      // A cell that its bound holds answers to no price.
      if (change != 0)
        row[i] = std::clamp(row[i] - change, terms.cells[i].low, problem_.most(r, i));
    }
    return row;
  }

  void bounds(std::size_t r, const std::vector<double>& row, ShadowPrices& shadow) const {
    const double own = regions_.region(r).multiplier;
    shadow.region_cap.push_back(std::max(0.0, own));
    shadow.region_floor.push_back(std::min(0.0, own));
    std::vector<double> floors(n_, 0.0), caps(n_, 0.0);
    const std::vector<double> slopes = region_slopes(problem_, r, row);
    for (std::size_t i = 0; i < n_; ++i) {
      const double rise = slopes[i] - search_.prices()[i] - own;
      const Bounds& cell = problem_.regions[r].cells[i];
      if (cell.low > 0 && row[i] <= cell.low) floors[i] = std::min(0.0, rise);
      if (cell.high < kNoCap && row[i] >= cell.high) caps[i] = std::max(0.0, rise);
    }
    shadow.cell_floor.push_back(std::move(floors));
    shadow.cell_cap.push_back(std::move(caps));
  }

  const AllocationProblem& problem_;
  const RegionsAtPrices& regions_;
  const PriceSearch& search_;
  std::size_t n_;
  std::vector<double> spent_;
  double total_ = 0;
};

}  // namespace

Result<AllocationOptimum> solve_allocation(const AllocationProblem& problem, std::size_t threads) {
  RegionsAtPrices regions(problem, threads);
  PriceSearch search(problem, regions);
  const bool found = search.run();
  Answer answer(problem, regions, search);
  AllocationOptimum made = answer.make();
  if (!found || !answer.allowed())
    return Fault{FaultKind::machine,
                 {},
                 "the allocation did not converge after " + std::to_string(made.passes) + " passes",
                 "prices at which every floor and cap is kept"};
  return made;
}

}  // namespace setpoint
