#include "setpoint/warning/composition.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "setpoint/core/elementary.h"
#include "setpoint/sampling/student.h"
#include "setpoint/warning/count_tails.h"

namespace setpoint {
namespace {

struct Line {
  double level = 0;  // logit at the mean time
  double slope = 0;
  double var_level = 0;
  double var_slope = 0;
  double covariance = 0;
};

double share_of(double logit) {
  return 1 / (1 + exponential(-logit));
}

// Newton's method on the two coefficients; time is centred.
std::optional<Line> fit(std::span<const Reports> past, std::span<const double> times) {
  double x = 0;
  double n = 0;
  for (const Reports& reports : past) {
    x += reports.substance;
    n += reports.all;
  }
  Line line;
  line.level = logarithm(x / (n - x));
  constexpr int kSteps = 50;
  for (int step = 0; step < kSteps; ++step) {
    double g0 = 0;
    double g1 = 0;
    double h00 = 0;
    double h01 = 0;
    double h11 = 0;
    for (std::size_t i = 0; i < past.size(); ++i) {
      const double p = share_of(line.level + line.slope * times[i]);
      const double residual = past[i].substance - past[i].all * p;
      const double weight = past[i].all * p * (1 - p);
      g0 += residual;
      g1 += residual * times[i];
      h00 += weight;
      h01 += weight * times[i];
      h11 += weight * times[i] * times[i];
    }
    const double determinant = h00 * h11 - h01 * h01;
    if (!(determinant > 1e-12 * h00 * h11)) return std::nullopt;
    const double d0 = (h11 * g0 - h01 * g1) / determinant;
    const double d1 = (h00 * g1 - h01 * g0) / determinant;
    line.level += d0;
    line.slope += d1;
    line.var_level = h11 / determinant;
    line.var_slope = h00 / determinant;
    line.covariance = -h01 / determinant;
    if (std::abs(d0) + std::abs(d1) < 1e-11) return line;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ShareChange> share_change(std::span<const Reports> past, const Reports& now) {
  constexpr std::size_t kLeast = 4;
  const std::size_t n = past.size();
  if (n < kLeast || !(now.all > 0)) return std::nullopt;
  double substance = 0;
  double others = 0;
  std::vector<double> times;
  for (std::size_t i = 0; i < n; ++i) {
    substance += past[i].substance;
    others += past[i].all - past[i].substance;
    times.push_back(static_cast<double>(i) - static_cast<double>(n - 1) / 2);
  }
  if (!(substance > 0) || !(others > 0)) return std::nullopt;
  const auto line = fit(past, times);
  if (!line) return std::nullopt;

  double pearson = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double p = share_of(line->level + line->slope * times[i]);
    const double variance = past[i].all * p * (1 - p);
    const double residual = past[i].substance - past[i].all * p;
    if (variance > 0) pearson += residual * residual / variance;
  }
  const auto freedom = static_cast<double>(n - 2);
  ShareChange change;
  change.phi = std::max(1.0, pearson / freedom);
  change.freedom = freedom;
  const double time = static_cast<double>(n + 1) / 2;
  const double p = share_of(line->level + line->slope * time);
  const double spread = p * (1 - p);
  const double of_logit =
      line->var_level + 2 * time * line->covariance + time * time * line->var_slope;
  const double deviation = std::sqrt(change.phi * (spread / now.all + spread * spread * of_logit));
  if (!(deviation > 0)) return std::nullopt;
  change.observed = now.substance / now.all;
  change.expected = p;
  const double t = (change.observed - p) / deviation;
  const double reach = student_upper_quantile(0.025, freedom) * deviation;
  change.low = std::max(0.0, p - reach);
  change.high = std::min(1.0, p + reach);
  change.p_rise = student_upper_tail(t, freedom);
  change.p_fall = student_upper_tail(-t, freedom);
  return change;
}

std::optional<ShareDifference> share_difference(const Reports& before, const Reports& now,
                                                const ShareChange& change) {
  if (!(before.all > 0) || !(now.all > 0)) return std::nullopt;
  const double p = (before.substance + now.substance) / (before.all + now.all);
  const double deviation = std::sqrt(change.phi * p * (1 - p) * (1 / before.all + 1 / now.all));
  if (!(deviation > 0)) return std::nullopt;
  ShareDifference difference;
  difference.observed = now.substance / now.all;
  difference.before = before.substance / before.all;
  const double t = (difference.observed - difference.before) / deviation;
  const double reach = student_upper_quantile(0.025, change.freedom) * deviation;
  difference.low = std::max(0.0, difference.before - reach);
  difference.high = std::min(1.0, difference.before + reach);
  difference.p_rise = student_upper_tail(t, change.freedom);
  difference.p_fall = student_upper_tail(-t, change.freedom);
  return difference;
}

}  // namespace setpoint
