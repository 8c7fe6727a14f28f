#include "setpoint/response/price_search.h"

#include <algorithm>
#include <cmath>

#include "setpoint/core/elementary.h"

namespace setpoint {
namespace {

constexpr int kMostPasses = 20'000;
constexpr int kMostSearch = 120;       // of a bracket
constexpr double kSlack = 1e-13;       // of the budget
constexpr double kResolution = 4e-15;  // of a price: what the regions resolve
constexpr double kMostFolds = 4;       // of a price in one step

// Inside (low, high): the guess, or where the bracket is cut in two, by its logarithm if it is
// wide.
double inside(double guess, double low, double high, bool cut) {
  constexpr double kWide = 4, kFall = 16, kLeast = 1e-18;
  if (!cut && guess > low && guess < high) return guess;
  if (low > 0 && high > kWide * low) return std::sqrt(low) * std::sqrt(high);
  if (low == 0 && high > kLeast) return high / kFall;
  return low + (high - low) / 2;
}

bool cut_now(int count) {
  constexpr int kEvery = 5;
  return count % kEvery == kEvery - 1;
}

}  // namespace

PriceSearch::PriceSearch(const AllocationProblem& problem, RegionsAtPrices& regions)
    : problem_(problem),
      regions_(regions),
      n_(problem.interventions.size()),
      bounded_(n_, false),
      prices_(n_, 0.0) {
  bracket();
}

// At the highest price nobody takes more than a floor asks for; what everything useful could take
// shows whether the budget binds at all.
void PriceSearch::bracket() {
  std::vector<double> most(n_, 0.0);
  for (std::size_t r = 0; r < problem_.regions.size(); ++r) {
    const RegionTerms& terms = problem_.regions[r];
    const std::vector<double> slopes = region_slopes(problem_, r, std::vector<double>(n_, 0.0));
    double room = 0;
    for (std::size_t i = 0; i < n_; ++i) {
      const bool useful = problem_.useful(r, i);
      const double here = useful ? problem_.most(r, i) : terms.cells[i].low;
      room += here;
      most[i] += here;
      if (!useful) continue;
      highest_ = std::max(highest_, slopes[i]);
      if (problem_.national[i].high < kNoCap || problem_.national[i].low > 0) bounded_[i] = true;
    }
    room_ += std::min(room, terms.total.high);
  }
  double columns = 0;
  for (std::size_t i = 0; i < n_; ++i) {
    columns += std::min(most[i], problem_.national[i].high);
    any_bounded_ = any_bounded_ || bounded_[i];
  }
  room_ = std::min(room_, columns);
}

void PriceSearch::evaluate() {
  regions_.at(prices_);
}

bool PriceSearch::tied(std::size_t i) const {
  return !bounded_[i] || prices_[i] == lambda_;
}

// Dollars that an intervention has above the bound that counts at its price.
double PriceSearch::over(std::size_t i) const {
  if (!bounded_[i]) return 0;
  const Bounds& bounds = problem_.national[i];
  const double spent = regions_.spent(i);
  if (prices_[i] > lambda_) return spent - bounds.high;
  if (prices_[i] < lambda_) return spent - bounds.low;
  return spent > bounds.high ? spent - bounds.high : std::min(0.0, spent - bounds.low);
}

double PriceSearch::tolerance(std::size_t i) const {
  return std::max(kSlack * problem_.budget,
                  kResolution * regions_.response(i, i) * std::abs(prices_[i]));
}

bool PriceSearch::kept() const {
  for (std::size_t i = 0; i < n_; ++i)
    if (std::abs(over(i)) > tolerance(i)) return false;
  return true;
}

double PriceSearch::worst(bool with_budget) const {
  double most = with_budget ? std::abs(regions_.total() - problem_.budget) : 0;
  for (std::size_t i = 0; i < n_; ++i) most = std::max(most, std::abs(over(i)));
  return most;
}

bool PriceSearch::newton(bool with_budget, int most) {
  const auto moved = [&](double price, double by) {
    const double size = std::max(std::abs(price), kNothing * highest_);
    if (price > 0) return price * exponential(std::clamp(by / size, -kMostFolds, kMostFolds));
    return price + std::clamp(by, -kMostFolds * size, kMostFolds * size);
  };
  if (with_budget && !(lambda_ > 0)) return false;
  const int until = regions_.passes() + most;
  evaluate();
  while (regions_.passes() < until) {
    const double before = worst(with_budget);
    if (kept() &&
        (!with_budget || std::abs(regions_.total() - problem_.budget) <= kSlack * problem_.budget))
      return true;
    const std::vector<double> step = newton_step(with_budget);
    const std::vector<double> start = prices_;
    const double price = lambda_;
    bool nearer = false;
    constexpr int kCuts = 6;
    double part = 1;
    for (int cut = 0; cut < kCuts && !nearer; ++cut, part /= 4) {
      if (with_budget) lambda_ = moved(price, part * step[n_]);
      for (std::size_t i = 0; i < n_; ++i) {
        const double was = start[i] - price;
        if (!bounded_[i] || (was == 0 && step[i] == step[n_])) {
          prices_[i] = lambda_;
          continue;
        }
        prices_[i] = moved(start[i], part * step[i]);
        const double is = prices_[i] - lambda_;
        // Past the budget's price its bound no longer counts: first see what it does there.
        if ((was > 0 && is < 0) || (was < 0 && is > 0)) prices_[i] = lambda_;
      }
      evaluate();
      nearer = worst(with_budget) < before;
    }
    if (!nearer) {
      lambda_ = price;
      prices_ = start;
      evaluate();
      return false;
    }
  }
  return false;
}

// One intervention's price at the others': where its spending meets the bound that counts.
void PriceSearch::one_price(std::size_t i) {
  const double from = prices_[i];
  prices_[i] = lambda_;
  evaluate();
  if (over(i) == 0) return;
  const bool above = over(i) > 0;
  const double target = above ? problem_.national[i].high : problem_.national[i].low;
  // Spending is at least the target at `low`, at most it at `high`.
  double low = lambda_, high = lambda_;
  double far = std::max(highest_, lambda_);
  for (int count = 0; count < kMostSearch; ++count, far *= 2) {
    (above ? high : low) = above ? lambda_ + far : (count == 0 ? 0.0 : -far);
    prices_[i] = above ? high : low;
    evaluate();
    if (above ? regions_.spent(i) <= target : regions_.spent(i) >= target) break;
    (above ? low : high) = prices_[i];
  }
  double price = inside(from, low, high, false);
  for (int count = 0; count < kMostSearch; ++count) {
    prices_[i] = price;
    evaluate();
    const double more = regions_.spent(i) - target;
    if (std::abs(more) <= tolerance(i)) return;
    (more > 0 ? low : high) = price;
    const double slope = regions_.response(i, i);
    double guess = slope > 0 ? price + more / slope : low;
    if (slope > 0 && price > 0)
      guess = price * exponential(std::clamp(more / (slope * price), -kMostFolds, kMostFolds));
    const double next = inside(guess, low, high, cut_now(count));
    if (next <= low || next >= high) break;
    price = next;
  }
  // Where doubles do not resolve the bound, on the side that has money.
  prices_[i] = low;
  evaluate();
}

// Every bound kept at this multiplier of the budget.
bool PriceSearch::settle(double lambda) {
  for (std::size_t i = 0; i < n_; ++i) {
    const bool beside = prices_[i] > lambda_ ? prices_[i] <= lambda : prices_[i] >= lambda;
    if (tied(i) || beside) prices_[i] = lambda;
  }
  lambda_ = lambda;
  if (!any_bounded_) {
    evaluate();
    return true;
  }
  constexpr int kNewton = 30, kSweeps = 200;
  double before = kNoCap;
  for (int sweep = 0; sweep < kSweeps && regions_.passes() < kMostPasses; ++sweep) {
    if (newton(false, kNewton)) return true;
    const double here = worst(false);
    // Nothing more to be had in doubles.
    constexpr double kStill = 0.999, kSmall = 1e-9;
    if (here >= kStill * before && here <= kSmall * problem_.budget) return true;
    before = here;
    for (std::size_t i = 0; i < n_; ++i)
      if (bounded_[i]) one_price(i);
  }
  return false;
}

bool PriceSearch::nested() {
  // Spending is above the budget at `low`, at most it at `high`.
  double low = 0, high = std::max(highest_, lambda_);
  double price = lambda_ > 0 ? lambda_ : highest_ / 2;
  bool closed = false;  // spending at `high` is known
  for (int count = 0; count < 4 * kMostSearch; ++count) {
    if (!settle(price)) return false;
    const double more = regions_.total() - problem_.budget;
    if (std::abs(more) <= kSlack * problem_.budget) return true;
    if (more > 0) {
      low = price;
      // Floors together can ask for a price above every slope.
      if (!closed && low >= high / 2) high *= 2;
    } else {
      high = price;
      closed = true;
    }
    if (low == 0 && high <= kNothing * highest_) {
      if (!settle(0)) return false;
      if (regions_.total() <= problem_.budget) return true;
    }
    const double slope = total_slope() * price;  // -d spending / d log price
    const double guess =
        slope > 0 ? price * exponential(std::clamp(more / slope, -kMostFolds, kMostFolds)) : low;
    const double next = inside(guess, low, high, cut_now(count));
    // Where doubles do not resolve the budget, on the side that has money.
    if (next <= low || next >= high) return more > 0 || low == 0 || settle(low);
    price = next;
  }
  return false;
}

bool PriceSearch::run() {
  if (!(highest_ > 0)) {
    evaluate();
    return true;
  }
  if (room_ <= problem_.budget) return settle(0);
  if (any_bounded_) {
    // From where it would be without the bounds.
    const std::vector<bool> bounded(n_, false);
    PriceSearch without(*this);
    without.bounded_ = bounded;
    without.any_bounded_ = false;
    if (!without.nested()) return false;
    lambda_ = without.lambda_;
    prices_ = without.prices_;
    constexpr int kJoint = 60;
    if (newton(true, kJoint)) return true;
  }
  return nested();
}

}  // namespace setpoint
