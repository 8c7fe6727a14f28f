// Newton's steps of the search for prices: the linear systems of what regions answer to them.
#include <algorithm>
#include <cmath>
#include <utility>

#include "setpoint/response/price_search.h"

namespace setpoint {
namespace {

// A x = b by Gauss with the largest pivot; where nothing is left of a row, 0.
std::vector<double> solved(std::vector<double> a, std::vector<double> b) {
  const std::size_t m = b.size();
  for (std::size_t c = 0; c < m; ++c) {
    std::size_t best = c;
    for (std::size_t r = c + 1; r < m; ++r)
      if (std::abs(a[r * m + c]) > std::abs(a[best * m + c])) best = r;
    for (std::size_t k = 0; k < m; ++k) std::swap(a[c * m + k], a[best * m + k]);
    std::swap(b[c], b[best]);
    if (a[c * m + c] == 0) continue;
    for (std::size_t r = c + 1; r < m; ++r) {
      const double part = a[r * m + c] / a[c * m + c];
      for (std::size_t k = c; k < m; ++k) a[r * m + k] -= part * a[c * m + k];
      b[r] -= part * b[c];
    }
  }
  for (std::size_t c = m; c-- > 0;) {
    for (std::size_t k = c + 1; k < m; ++k) b[c] -= a[c * m + k] * b[k];
    b[c] = a[c * m + c] == 0 ? 0 : b[c] / a[c * m + c];
  }
  return b;
}

}  // namespace

// Unknowns: the prices that their bounds set, and the budget's for all the others.
std::vector<double> PriceSearch::newton_step(bool with_budget) const {
  std::vector<std::size_t> own;
  std::vector<bool> apart(n_, false);
  for (std::size_t i = 0; i < n_; ++i)
    if (bounded_[i] && (!tied(i) || over(i) != 0)) {
      own.push_back(i);
      apart[i] = true;
    }
  const std::size_t m = own.size() + (with_budget ? 1 : 0), last = own.size();
  std::vector<double> a(m * m, 0.0), b(m, 0.0);
  double missed = 0;
  for (std::size_t k = 0; k < own.size(); ++k) {
    b[k] = over(own[k]);
    missed += b[k];
    for (std::size_t l = 0; l < own.size(); ++l) a[k * m + l] = regions_.response(own[k], own[l]);
    for (std::size_t j = 0; j < n_ && with_budget; ++j)
      if (!apart[j]) {
        a[k * m + last] += regions_.response(own[k], j);
        a[last * m + k] += regions_.response(j, own[k]);
      }
  }
  if (with_budget) {
    // Of those at the budget's price, once the others are at their bounds.
    b[last] = regions_.total() - problem_.budget - missed;
    for (std::size_t i = 0; i < n_; ++i)
      for (std::size_t j = 0; j < n_; ++j)
        if (!apart[i] && !apart[j]) a[last * m + last] += regions_.response(i, j);
  }
  // Where nothing answers to a price, it goes as far as a step may.
  for (std::size_t k = 0; k < m; ++k) {
    const double price =
        std::max(std::abs(k < last ? prices_[own[k]] : lambda_), kNothing * highest_);
    a[k * m + k] += 1e-14 * a[k * m + k] + 1e-14 * problem_.budget / price;
  }
  const std::vector<double> x = solved(std::move(a), std::move(b));
  std::vector<double> step(n_, with_budget ? x[last] : 0.0);
  for (std::size_t k = 0; k < own.size(); ++k) step[own[k]] = x[k];
  // The budget's own comes last.
  step.push_back(with_budget ? x[last] : 0.0);
  return step;
}

std::vector<double> PriceSearch::last_step() const {
  std::vector<double> step(n_, 0.0);
  if (lambda_ > 0 || any_bounded_) step = newton_step(lambda_ > 0);
  step.resize(n_);
  return step;
}

// How all spending falls with the budget's multiplier where prices apart are held at their bounds.
double PriceSearch::total_slope() const {
  std::vector<std::size_t> own;
  for (std::size_t i = 0; i < n_; ++i)
    if (!tied(i)) own.push_back(i);
  const std::size_t m = own.size();
  std::vector<double> a(m * m, 0.0), b(m, 0.0);
  double slope = 0;
  for (std::size_t i = 0; i < n_; ++i)
    for (std::size_t j = 0; j < n_; ++j)
      if (tied(i) && tied(j)) slope += regions_.response(i, j);
  for (std::size_t k = 0; k < m; ++k) {
    for (std::size_t l = 0; l < m; ++l) a[k * m + l] = regions_.response(own[k], own[l]);
    for (std::size_t j = 0; j < n_; ++j)
      if (tied(j)) b[k] += regions_.response(own[k], j);
  }
  const std::vector<double> right = b;
  const std::vector<double> follow = solved(std::move(a), std::move(b));
  for (std::size_t k = 0; k < m; ++k) slope -= right[k] * follow[k];
  return slope;
}

}  // namespace setpoint
