// How often a method is wrong and how soon it is right, on series whose truth is planted.
//
// For each run a series without an outbreak gives false alarms, and the same series with one that
// starts in a random period among the last `evaluated` gives detection: an alarm in a period from
// the outbreak's first case to its last. Delay counts periods from the first case to the first
// alarm.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "setpoint/core/random.h"
#include "setpoint/warning/outbreak_simulator.h"

namespace setpoint {

struct DetectionTrial {
  CountScenario scenario;
  double size = 5;             // of the outbreak, in standard deviations; 0: none is planted
  std::size_t evaluated = 12;  // the last periods, each judged as if it were the latest
  std::uint32_t runs = 1000;
};

struct TrialSeries {
  SimulatedCounts quiet;    // without an outbreak
  SimulatedCounts planted;  // with one
};
[[nodiscard]] TrialSeries trial_series(const DetectionTrial& trial, Seed seed, std::uint32_t run);

// Whether counts[at] alarms. What follows it must not be looked at.
using Detector = std::function<bool(std::span<const double> counts, std::size_t at)>;

struct DetectionResult {
  std::size_t judged = 0;  // periods without an outbreak
  std::size_t false_alarms = 0;
  std::size_t outbreaks = 0;  // with a case among the evaluated periods
  std::size_t detected = 0;
  std::vector<std::size_t> delays;  // of the detected, in order of the runs
  std::vector<std::size_t> false_by_run;
  // Of the periods judged; its inverse is the periods between false alarms where nothing happens.
  [[nodiscard]] double false_rate() const;
  [[nodiscard]] double false_rate_error()
      const;  // Monte Carlo, by runs: alarms cluster in a series
  [[nodiscard]] double sensitivity() const;
  [[nodiscard]] double sensitivity_error() const;
  [[nodiscard]] double mean_delay() const;
};

[[nodiscard]] DetectionResult run_trial(const DetectionTrial& trial, const Detector& detector,
                                        Seed seed);

}  // namespace setpoint
