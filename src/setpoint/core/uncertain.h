// An uncertain number: a point value and R draws, with arithmetic draw by draw.
//
// Draws of two quantities with the same number belong to the same imagined world, so arithmetic
// keeps their joint distribution: draw r of a + b is draw r of a plus draw r of b.
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace setpoint {

struct Interval {
  double low = 0;
  double high = 0;
  friend bool operator==(const Interval&, const Interval&) = default;
};

class Uncertain {
 public:
  // A certain number: every draw is the point (none is stored).
  explicit Uncertain(double point) : point_(point) {}
  Uncertain(double point, std::vector<double> draws) : point_(point), draws_(std::move(draws)) {}

  [[nodiscard]] double point() const { return point_; }
  [[nodiscard]] bool certain() const { return draws_.empty(); }
  [[nodiscard]] std::span<const double> draws() const { return draws_; }

  // Mean and standard deviation (divisor R - 1) of the draws; the point and 0 if certain.
  [[nodiscard]] double mean() const;
  [[nodiscard]] double standard_deviation() const;

  // The equal-tailed percentile interval at the confidence (0.90: the 5 % and 95 % quantiles of the
  // draws, by linear interpolation of order statistics, Hyndman and Fan 1996 type 7). [point,
  // point] if certain. Empty if a limit is not finite. 0 < confidence < 1.
  [[nodiscard]] std::optional<Interval> interval(double confidence) const;

  // Precondition: both certain, or one certain, or as many draws in both.
  friend Uncertain operator+(const Uncertain& a, const Uncertain& b);
  friend Uncertain operator-(const Uncertain& a, const Uncertain& b);
  friend Uncertain operator*(const Uncertain& a, const Uncertain& b);
  friend Uncertain operator/(const Uncertain& a, const Uncertain& b);

 private:
  double point_;
  std::vector<double> draws_;
};

// Type 7 quantile of values that are sorted ascending and not empty; 0 <= p <= 1.
[[nodiscard]] double sorted_quantile(std::span<const double> sorted, double p);

}  // namespace setpoint
