// Series of counts whose truth is known: a season, a trend, overdispersion, and outbreaks planted
// in them, after the simulation design of Noufaily et al. 2013 (Statistics in Medicine 32:1206):
//
//   mu(t) = exp(level + trend t + cosine cos(2 pi t / f) + sine sin(2 pi t / f))
//   y(t) negative binomial with mean mu(t) and variance phi mu(t); Poisson at phi = 1
//
// An outbreak that starts in period t has a Poisson number of cases with mean k sqrt(phi mu(t)),
// k standard deviations of the baseline; each case falls floor(L) periods later, L lognormal with
// mu 0 and sigma 0.5.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "setpoint/core/random.h"

namespace setpoint {

struct CountScenario {
  double level = 0;  // log of the mean at t = 0
  double trend = 0;  // per period
  double cosine = 0;
  double sine = 0;
  double phi = 1;  // at least 1
  std::size_t frequency = 12;
  std::size_t periods = 96;
};

struct PlantedOutbreak {
  std::size_t start = 0;
  double size = 0;  // k
};

struct SimulatedCounts {
  std::vector<double> counts;    // with the outbreak
  std::vector<double> outbreak;  // the planted cases among them
  std::vector<double> means;     // mu
  // First and last period with a planted case; empty where none fell inside the series.
  std::optional<std::size_t> first;
  std::optional<std::size_t> last;
};

// The baseline of one (seed, number) is the same with and without an outbreak.
[[nodiscard]] SimulatedCounts simulate_counts(const CountScenario& scenario,
                                              const std::optional<PlantedOutbreak>& outbreak,
                                              Seed seed, std::uint32_t number);

// cos and sin of 2 pi x, the same bits on every machine. 0 <= x < 1.
struct OnCircle {
  double cosine = 1;
  double sine = 0;
};
[[nodiscard]] OnCircle on_circle(double turns);

}  // namespace setpoint
