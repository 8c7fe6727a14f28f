#include "setpoint/warning/detection_trial.h"

#include <cmath>

namespace setpoint {
namespace {

double error_of_share(std::size_t part, std::size_t whole) {
  if (whole == 0) return 0;
  const double p = static_cast<double>(part) / static_cast<double>(whole);
  return std::sqrt(p * (1 - p) / static_cast<double>(whole));
}

double ratio(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

TrialSeries trial_series(const DetectionTrial& trial, Seed seed, std::uint32_t run) {
  TrialSeries series;
  series.quiet = simulate_counts(trial.scenario, std::nullopt, seed, run);
  Stream stream(seed, StreamName("warning.start"), run);
  const double where = stream.uniform() * static_cast<double>(trial.evaluated);
  const std::size_t start =
      trial.scenario.periods - trial.evaluated + static_cast<std::size_t>(where);
  series.planted = simulate_counts(trial.scenario, PlantedOutbreak{start, trial.size}, seed, run);
  return series;
}

double DetectionResult::false_rate() const {
  return ratio(false_alarms, judged);
}

double DetectionResult::false_rate_error() const {
  const auto n = static_cast<double>(false_by_run.size());
  if (n < 2) return 0;
  const double mean = static_cast<double>(false_alarms) / n;
  double squares = 0;
  for (const std::size_t alarms : false_by_run) {
    const double residual = static_cast<double>(alarms) - mean;
    squares += residual * residual;
  }
  const double per_run = static_cast<double>(judged) / n;
  return std::sqrt(squares / (n - 1) / n) / per_run;
}

double DetectionResult::sensitivity() const {
  return ratio(detected, outbreaks);
}

double DetectionResult::sensitivity_error() const {
  return error_of_share(detected, outbreaks);
}

double DetectionResult::mean_delay() const {
  std::size_t sum = 0;
  for (const std::size_t delay : delays) sum += delay;
  return ratio(sum, delays.size());
}

DetectionResult run_trial(const DetectionTrial& trial, const Detector& detector, Seed seed) {
  DetectionResult result;
  const std::size_t end = trial.scenario.periods;
  for (std::uint32_t run = 0; run < trial.runs; ++run) {
    const TrialSeries series = trial_series(trial, seed, run);
    std::size_t alarms = 0;
    for (std::size_t at = end - trial.evaluated; at < end; ++at)
      if (detector(series.quiet.counts, at)) ++alarms;
    result.judged += trial.evaluated;
    result.false_alarms += alarms;
    result.false_by_run.push_back(alarms);
    if (!series.planted.first) continue;
    ++result.outbreaks;
    for (std::size_t at = *series.planted.first; at <= *series.planted.last; ++at) {
      if (!detector(series.planted.counts, at)) continue;
      ++result.detected;
      result.delays.push_back(at - *series.planted.first);
      break;
    }
  }
  return result;
}

}  // namespace setpoint
