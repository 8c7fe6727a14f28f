#include "setpoint/core/uncertain.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "setpoint/core/arithmetic.h"

namespace setpoint {
namespace {

Uncertain combine(Operation operation, const Uncertain& a, const Uncertain& b) {
  const std::array<double, 2> points = {a.point(), b.point()};
  const double point = apply(operation, std::span<const double>(points));
  const std::size_t n = std::max(a.draws().size(), b.draws().size());
  std::vector<double> draws(n);
  for (std::size_t r = 0; r < n; ++r) {
    const std::array<double, 2> x = {a.certain() ? a.point() : a.draws()[r],
                                     b.certain() ? b.point() : b.draws()[r]};
    draws[r] = apply(operation, std::span<const double>(x));
  }
  return Uncertain(point, std::move(draws));
}

}  // namespace

double Uncertain::mean() const {
  if (certain()) return point_;
  double total = 0;
  for (const double x : draws_) total += x;
  return total / static_cast<double>(draws_.size());
}

double Uncertain::standard_deviation() const {
  if (draws_.size() < 2) return 0;
  const double centre = mean();
  double squares = 0;
  for (const double x : draws_) squares += (x - centre) * (x - centre);
  return std::sqrt(squares / static_cast<double>(draws_.size() - 1));
}

double sorted_quantile(std::span<const double> sorted, double p) {
  const double place = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= sorted.size()) return sorted.back();
  const double part = place - static_cast<double>(below);
  // Without the guard an infinite neighbour would turn a finite limit into NaN.
  if (part == 0) return sorted[below];
  return sorted[below] + part * (sorted[below + 1] - sorted[below]);
}

namespace {

// The same as sorted_quantile() of the sorted values, but only as far sorted as it takes:
// everything from `from` on is no less than what lies before.
double selected_quantile(std::vector<double>& values, std::size_t from, double p) {
  const double place = p * static_cast<double>(values.size() - 1);
  const auto below = std::min(static_cast<std::size_t>(place), values.size() - 1);
  const auto at = [&](std::size_t n) {
    return values.begin() + static_cast<std::vector<double>::difference_type>(n);
  };
  std::nth_element(at(from), at(below), values.end());
  if (below + 1 == values.size()) return values[below];
  std::iter_swap(at(below + 1), std::min_element(at(below + 1), values.end()));
  return sorted_quantile(std::span<const double>(values).subspan(below, 2),
                         place - static_cast<double>(below));
}

}  // namespace

std::optional<Interval> Uncertain::interval(double confidence) const {
  if (certain()) return Interval{point_, point_};
  std::vector<double> values = draws_;
  const double tail = (1 - confidence) / 2;
  const double low = selected_quantile(values, 0, tail);
  const double high = selected_quantile(
      values, static_cast<std::size_t>(tail * static_cast<double>(values.size() - 1)), 1 - tail);
  if (!std::isfinite(low) || !std::isfinite(high)) return std::nullopt;
  return Interval{low, high};
}

Uncertain operator+(const Uncertain& a, const Uncertain& b) {
  return combine(Operation::sum, a, b);
}
Uncertain operator-(const Uncertain& a, const Uncertain& b) {
  return combine(Operation::difference, a, b);
}
Uncertain operator*(const Uncertain& a, const Uncertain& b) {
  return combine(Operation::product, a, b);
}
Uncertain operator/(const Uncertain& a, const Uncertain& b) {
  return combine(Operation::quotient, a, b);
}

}  // namespace setpoint
