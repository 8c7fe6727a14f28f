#include "setpoint/warning/farrington.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "setpoint/core/distribution.h"
#include "setpoint/core/elementary.h"
#include "setpoint/sampling/student.h"
#include "setpoint/warning/count_tails.h"
#include "setpoint/warning/log_linear.h"
#include "setpoint/warning/reference_periods.h"

namespace setpoint {
namespace {

constexpr std::array<std::pair<ThresholdRule, std::string_view>, 6> kRules = {
    {{ThresholdRule::two_thirds, "two-thirds"},
     {ThresholdRule::square_root, "square-root"},
     {ThresholdRule::identity, "identity"},
     {ThresholdRule::plug_in, "plug-in"},
     {ThresholdRule::upper_mean, "upper-mean"},
     {ThresholdRule::predictive, "predictive"}}};

struct Baseline {
  std::vector<double> y;
  std::vector<ReferencePeriod> periods;
  std::vector<double> offsets;
  double offset_now = 0;
  std::size_t at = 0;
  std::size_t levels = 1;
};

struct Model {
  LogLinearFit fit;
  double phi = 1;
  double spread = 1;  // what the leverage is multiplied with for the variance of log mu
  double mean = 0;
  double standard_error = 0;
  double trend_p = 1;
};

// Time counts back from now, in units of the length of the past: the normal equations stay well
// conditioned, and no answer depends on the unit.
std::vector<double> explanatory(const Baseline& baseline, std::size_t at, std::size_t level,
                                bool trend) {
  std::vector<double> x = {1.0};
  const auto length = static_cast<double>(baseline.at - baseline.periods.front().at);
  const auto back = static_cast<double>(baseline.at - at);
  if (trend) x.push_back(0.5 - back / length);
  for (std::size_t other = 1; other < baseline.levels; ++other)
    x.push_back(other == level ? 1.0 : 0.0);
  return x;
}

std::vector<double> outbreak_weights(const Baseline& baseline, const LogLinearFit& fit, double phi,
                                     double threshold) {
  std::vector<double> weights;
  double sum = 0;
  for (std::size_t i = 0; i < baseline.y.size(); ++i) {
    const double mu = fit.fitted[i];
    const double raw = 1.5 * (power(baseline.y[i], 2.0 / 3) * power(mu, -1.0 / 6) - std::sqrt(mu));
    const double s = raw / std::sqrt(phi * (1 - fit.hat[i]));
    weights.push_back(s > threshold ? 1 / (s * s) : 1.0);
    sum += weights.back();
  }
  const double scale = static_cast<double>(weights.size()) / sum;
  for (double& weight : weights) weight *= scale;
  return weights;
}

std::optional<Model> fit_model(const Baseline& baseline, const FarringtonSettings& settings,
                               bool trend) {
  Design design;
  for (const ReferencePeriod& period : baseline.periods) {
    const auto x = explanatory(baseline, period.at, period.level, trend);
    design.columns = x.size();
    design.cells.insert(design.cells.end(), x.begin(), x.end());
  }
  auto fit = fit_log_linear(baseline.y, design, baseline.offsets, {});
  if (!fit || !fit->converged) return std::nullopt;
  Model model;
  model.phi = std::max(1.0, fit->dispersion);
  std::vector<double> weights;
  if (settings.reweight) {
    weights = outbreak_weights(baseline, *fit, model.phi, settings.reweight_threshold);
    fit = fit_log_linear(baseline.y, design, baseline.offsets, weights);
    if (!fit) return std::nullopt;
    model.phi = std::max(1.0, fit->dispersion);
  }
  const bool quirk = settings.as_surveillance && settings.kind == FarringtonKind::flexible;
  double tested = settings.as_surveillance ? fit->dispersion : model.phi;
  if (quirk && settings.reweight) {
    double sum = 0;
    for (std::size_t i = 0; i < baseline.y.size(); ++i) {
      const double residual = (baseline.y[i] - fit->fitted[i]) / fit->fitted[i];
      sum += weights[i] * residual * residual;
    }
    tested = sum / static_cast<double>(fit->freedom);
  }
  model.spread = quirk ? tested : model.phi;
  const auto now = explanatory(baseline, baseline.at, baseline.levels, trend);
  model.mean = exponential(fit->linear(now) + baseline.offset_now);
  model.standard_error = std::sqrt(model.spread * fit->leverage(now));
  if (trend) {
    const double error = std::sqrt(tested * fit->inverse[design.columns + 1]);
    model.trend_p = 2 * student_upper_tail(std::abs(fit->coefficients[1]) / error,
                                           static_cast<double>(fit->freedom));
  }
  model.fit = *std::move(fit);
  return model;
}

void judge_normal(const FarringtonSettings& settings, FarringtonVerdict& verdict) {
  const double mu = verdict.expected;
  const double tau = verdict.phi + verdict.standard_error * verdict.standard_error * mu;
  double exponent = 1;
  double se = std::sqrt(mu * tau);
  if (settings.rule == ThresholdRule::square_root) {
    exponent = 0.5;
    se = std::sqrt(tau / 4);
  } else if (settings.rule == ThresholdRule::two_thirds) {
    exponent = 2.0 / 3;
    se = std::sqrt(4.0 / 9 * power(mu, 1.0 / 3) * tau);
  }
  const double alpha =
      settings.kind == FarringtonKind::original ? settings.alpha / 2 : settings.alpha;
  const double reach = -normal_quantile(alpha) * se;
  const double centre = power(mu, exponent);
  const double z = (power(verdict.observed, exponent) - centre) / se;
  verdict.lower = power(std::max(0.0, centre - reach), 1 / exponent);
  verdict.upper = power(centre + reach, 1 / exponent);
  verdict.p_rise = normal_cdf(-z);
  verdict.p_fall = normal_cdf(z);
}

// The dispersion is an estimate, so a deviation has Student's tails, not the normal distribution's:
// the probability of the same quantile. Far out it matters: 0.001 of the one is 0.0016 at 60
// degrees of freedom.
double student_of_normal(double p, double freedom) {
  if (!(p > 0) || p >= 1) return p;
  return student_upper_tail(-normal_quantile(p), freedom);
}

void judge_count(const FarringtonSettings& settings, FarringtonVerdict& verdict) {
  double mu = verdict.expected;
  double phi = verdict.phi;
  const double se = verdict.standard_error;
  if (settings.rule == ThresholdRule::upper_mean)
    mu *= exponential(-normal_quantile(settings.alpha) * se);
  if (settings.rule == ThresholdRule::predictive) phi += se * se * mu;
  const bool student = settings.rule == ThresholdRule::predictive;
  const double alpha = student
                           ? normal_cdf(-student_upper_quantile(settings.alpha, verdict.freedom))
                           : settings.alpha;
  verdict.lower = count_lower_quantile(alpha, mu, phi);
  verdict.upper = count_upper_quantile(alpha, mu, phi);
  verdict.p_rise = count_upper_tail(verdict.observed, mu, phi);
  verdict.p_fall = count_lower_tail(verdict.observed, mu, phi);
  if (!student) return;
  verdict.p_rise = student_of_normal(verdict.p_rise, verdict.freedom);
  verdict.p_fall = student_of_normal(verdict.p_fall, verdict.freedom);
}

bool normal_rule(ThresholdRule rule) {
  return rule == ThresholdRule::two_thirds || rule == ThresholdRule::square_root ||
         rule == ThresholdRule::identity;
}

}  // namespace

std::string_view name(ThresholdRule rule) {
  for (const auto& [each, text] : kRules)
    if (each == rule) return text;
  return {};
}

std::optional<ThresholdRule> parse_threshold_rule(std::string_view text) {
  for (const auto& [rule, each] : kRules)
    if (each == text) return rule;
  return std::nullopt;
}

bool enough_cases(std::span<const double> counts, std::size_t at,
                  const FarringtonSettings& settings) {
  double recent = 0;
  for (std::size_t i = 0; i < settings.least_periods && i <= at; ++i) recent += counts[at - i];
  return recent >= settings.least_count;
}

std::optional<FarringtonVerdict> farrington(std::span<const double> counts,
                                            std::span<const double> populations, std::size_t at,
                                            const FarringtonSettings& settings) {
  Baseline baseline;
  baseline.at = at;
  baseline.levels = settings.kind == FarringtonKind::flexible ? settings.levels : 1;
  baseline.periods = reference_periods(at, settings);
  if (baseline.periods.empty() || at >= counts.size()) return std::nullopt;
  const bool offset = settings.offset && settings.kind == FarringtonKind::flexible;
  for (const ReferencePeriod& period : baseline.periods) {
    baseline.y.push_back(counts[period.at]);
    if (offset) baseline.offsets.push_back(logarithm(populations[period.at]));
  }
  if (offset) baseline.offset_now = logarithm(populations[at]);
  const double most = *std::max_element(baseline.y.begin(), baseline.y.end());
  if (!(most > 0)) return std::nullopt;

  std::optional<Model> model;
  bool trend = false;
  if (settings.trend) {
    model = fit_model(baseline, settings, true);
    trend =
        model && settings.years >= 3 && model->trend_p < settings.trend_p && model->mean <= most;
  }
  if (!trend) model = fit_model(baseline, settings, false);
  if (!model) return std::nullopt;

  FarringtonVerdict verdict;
  verdict.observed = counts[at];
  verdict.expected = model->mean;
  verdict.phi = model->phi;
  verdict.standard_error = model->standard_error;
  verdict.freedom = static_cast<double>(model->fit.freedom);
  verdict.trend = trend;
  if (normal_rule(settings.rule))
    judge_normal(settings, verdict);
  else
    judge_count(settings, verdict);
  verdict.enough = enough_cases(counts, at, settings);
  verdict.alarm = verdict.enough && verdict.observed > verdict.upper;
  return verdict;
}

}  // namespace setpoint
