#include "setpoint/response/region_optimum.h"

#include <algorithm>
#include <cmath>

namespace setpoint {
namespace {

constexpr int kMostSteps = 200;
constexpr double kTolerance = 4e-15;  // of the price: what rounding leaves of a thousand terms
// So near, a whole step either comes nearer still or has met rounding.
constexpr double kNear = 1e-9;

}  // namespace

RegionOptimum::RegionOptimum(const AllocationProblem& problem)
    : problem_(problem),
      n_(problem.interventions.size()),
      draws_(problem.draws()),
      scale_(n_),
      low_(n_),
      high_(n_),
      base_(draws_),
      left_(draws_),
      pull_(n_, std::vector<double>(draws_)),
      gradient_(n_) {
  first_.resize(n_);
  for (std::size_t i = 0; i < n_; ++i) {
    const EffectDraws& of = problem.interventions[i];
    first_[i].resize(draws_);
    for (std::size_t d = 0; d < draws_; ++d) first_[i][d] = of.effect[d] * of.pace[d];
  }
}

RegionState RegionOptimum::start(std::size_t region) const {
  RegionState state;
  state.z.resize(n_, 0.0);
  for (std::size_t i = 0; i < n_; ++i)
    if (problem_.useful(region, i))
      state.z[i] = problem_.regions[region].cells[i].low /
                   (problem_.interventions[i].cost * problem_.regions[region].units[i]);
  return state;
}

void RegionOptimum::set_region(std::size_t region) {
  terms_ = &problem_.regions[region];
  cells_.clear();
  fixed_ = 0;
  for (std::size_t i = 0; i < n_; ++i) {
    scale_[i] = problem_.interventions[i].cost * terms_->units[i];
    if (!problem_.useful(region, i)) {
      fixed_ += terms_->cells[i].low;
      continue;
    }
    cells_.push_back(i);
    low_[i] = terms_->cells[i].low / scale_[i];
    high_[i] = std::max(low_[i], problem_.most(region, i) / scale_[i]);
  }
  for (std::size_t d = 0; d < draws_; ++d)
    base_[d] = terms_->weight * terms_->deaths[d] / static_cast<double>(draws_);
}

void RegionOptimum::evaluate(std::span<const double> z) {
  left_ = base_;
  for (const std::size_t i : cells_) {
    if (!(z[i] > 0)) continue;
    const EffectDraws& of = problem_.interventions[i];
    double* const pull = pull_[i].data();
    for (std::size_t d = 0; d < draws_; ++d) {
      const double reached = reach(z[i] * of.pace[d]);
      const double remains = 1 - of.effect[d] * reached;
      pull[d] = first_[i][d] * (1 - reached) / remains;
      left_[d] *= remains;
    }
  }
  value_ = 0;
  for (std::size_t d = 0; d < draws_; ++d) value_ += base_[d] - left_[d];
  for (const std::size_t i : cells_) {
    const double* const pull = z[i] > 0 ? pull_[i].data() : first_[i].data();
    double sum = 0;
    for (std::size_t d = 0; d < draws_; ++d) sum += left_[d] * pull[d];
    gradient_[i] = sum;
  }
}

// A cell is held where it stands at a bound and would rather leave it outward.
void RegionOptimum::choose_free(std::span<const double> z, std::span<const double> q) {
  free_.clear();
  for (const std::size_t i : cells_) {
    const double rise = gradient_[i] - q[i];
    const bool held =
        high_[i] <= low_[i] || (z[i] <= low_[i] && rise <= 0) || (z[i] >= high_[i] && rise >= 0);
    if (!held) free_.push_back(i);
  }
}

double RegionOptimum::violation(std::span<const double> z, std::span<const double> q) const {
  double worst = 0;
  for (const std::size_t i : cells_) {
    const double rise = gradient_[i] - q[i];
    if (high_[i] <= low_[i] || (z[i] <= low_[i] && rise <= 0) || (z[i] >= high_[i] && rise >= 0))
      continue;
    worst = std::max(worst, std::abs(rise) / std::max(std::abs(q[i]), 1e-300));
  }
  return worst;
}

double RegionOptimum::spending(std::span<const double> z) const {
  double sum = fixed_;
  for (const std::size_t i : cells_) sum += scale_[i] * z[i];
  return sum;
}

void RegionOptimum::newton(std::span<const double> prices, double multiplier,
                           std::vector<double>& z) {
  std::vector<double> q(n_, 0.0);
  for (const std::size_t i : cells_) {
    q[i] = (prices[i] + multiplier) * scale_[i];
    z[i] = std::clamp(z[i], low_[i], high_[i]);
  }
  const auto merit = [&](std::span<const double> at) {
    double sum = value_;
    for (const std::size_t i : cells_) sum -= q[i] * at[i];
    return sum;
  };
  evaluate(z);
  std::vector<double> trial(z), step;
  for (int count = 0; count < kMostSteps; ++count) {
    choose_free(z, q);
    const double before = violation(z, q);
    if (free_.empty() || before <= kTolerance) break;
    const double worth = merit(z);
    hessian(z);
    step.assign(free_.size(), 0.0);
    for (std::size_t a = 0; a < free_.size(); ++a) step[a] = gradient_[free_[a]] - q[free_[a]];
    const std::vector<double> rise = step;
    solve_factored(step);
    bool moved = false;
    double shorter = 1;
    const int cuts = before <= kNear ? 1 : 40;
    for (int cut = 0; cut < cuts; ++cut, shorter /= 2) {
      trial = z;
      double promised = 0;
      for (std::size_t a = 0; a < free_.size(); ++a) {
        const std::size_t i = free_[a];
        trial[i] = std::clamp(z[i] + shorter * step[a], low_[i], high_[i]);
        promised += rise[a] * (trial[i] - z[i]);
      }
      evaluate(trial);
      constexpr double kPart = 1e-4;
      if (violation(trial, q) < before ||
          (before > kNear && promised > 0 && merit(trial) >= worth + kPart * promised)) {
        moved = trial != z;
        break;
      }
    }
    if (!moved) {
      evaluate(z);
      choose_free(z, q);
      break;
    }
    z = trial;
  }
}

void RegionOptimum::solve(std::size_t region, std::span<const double> prices, RegionState& state) {
  set_region(region);
  newton(prices, 0, state.z);
  state.multiplier = 0;
  double spent = spending(state.z);
  const Bounds& total = terms_->total;
  const bool over = spent > total.high;
  const bool bound = (over || spent < total.low) && !cells_.empty();
  if (bound) {
    const double target = over ? total.high : total.low;
    double least = kNoCap, most = 0, steepest = 0;
    for (const std::size_t i : cells_) {
      least = std::min(least, prices[i]);
      most = std::max(most, prices[i]);
      double first = 0;
      for (std::size_t d = 0; d < draws_; ++d) first += base_[d] * first_[i][d];
      steepest = std::max(steepest, first / scale_[i] - prices[i]);
    }
    // Spending is at least the target at `few`, at most it at `many`.
    double few = over ? 0 : -most;
    double many = over ? steepest : 0;
    double at = over ? many / 2 : few / 2;
    for (int count = 0; count < kMostSteps; ++count) {
      newton(prices, at, state.z);
      spent = spending(state.z);
      if (spent == target || !(many > few)) break;
      (spent > target ? few : many) = at;
      choose_free(state.z, [&] {
        std::vector<double> q(n_, 0.0);
        for (const std::size_t i : cells_) q[i] = (prices[i] + at) * scale_[i];
        return q;
      }());
      hessian(state.z);
      std::vector<double> column(free_.size());
      for (std::size_t a = 0; a < free_.size(); ++a) column[a] = scale_[free_[a]];
      const std::vector<double> weights = column;
      solve_factored(column);
      double slope = 0;
      for (std::size_t a = 0; a < free_.size(); ++a) slope += weights[a] * column[a];
      // Money goes as minus the logarithm of its price.
      double next = few + (many - few) / 2;
      if (slope > 0 && least + at > 0) {
        const double guess =
            (least + at) * (1 + std::clamp((spent - target) / (slope * (least + at)), -0.9, 9.0)) -
            least;
        if (guess > few && guess < many) next = guess;
      }
      if (std::abs(spent - target) <= 1e-15 * target || next == at || next <= few || next >= many)
        break;
      at = next;
    }
    state.multiplier = at;
  }
  std::vector<double> q(n_, 0.0);
  for (const std::size_t i : cells_) q[i] = (prices[i] + state.multiplier) * scale_[i];
  choose_free(state.z, q);
  hessian(state.z);
  respond(bound, state.response);
  state.spent = spent;
  state.value = value_;
}

// A cell at its bound has the bound's own dollars, not what its saturation rounds to.
std::vector<double> RegionOptimum::dollars(std::size_t region, const RegionState& state) const {
  const RegionTerms& terms = problem_.regions[region];
  std::vector<double> row(n_);
  for (std::size_t i = 0; i < n_; ++i) {
    const double low = terms.cells[i].low;
    row[i] = low;
    if (!problem_.useful(region, i)) continue;
    const double scale = problem_.interventions[i].cost * terms.units[i];
    const double high = std::max(low, problem_.most(region, i));
    if (state.z[i] >= high / scale)
      row[i] = high;
    else if (state.z[i] > low / scale)
      row[i] = std::clamp(state.z[i] * scale, low, high);
  }
  return row;
}

}  // namespace setpoint
