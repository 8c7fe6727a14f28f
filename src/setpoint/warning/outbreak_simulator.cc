#include "setpoint/warning/outbreak_simulator.h"

#include <cmath>

#include "setpoint/core/distribution.h"
#include "setpoint/core/elementary.h"

namespace setpoint {
namespace {

constexpr double kDelaySigma = 0.5;
constexpr double kPi = 3.14159265358979323846;

double draw_count(Stream& stream, double mean, double phi) {
  double rate = mean;
  if (phi > 1) {
    const double gamma = draw_gamma(stream, mean / (phi - 1));
    rate = gamma * (phi - 1);
  }
  return static_cast<double>(draw_poisson(stream, rate));
}

}  // namespace

OnCircle on_circle(double turns) {
  // To an eighth of a turn, then the Taylor series to the 17th power: below 1e-16 there.
  const double eighths = std::floor(turns * 8 + 0.5);
  const double angle = (turns - eighths / 8) * 2 * kPi;
  const double square = angle * angle;
  double cosine = 1;
  double sine = 1;
  for (int k = 16; k >= 2; k -= 2) {
    cosine = 1 - cosine * square / (k * (k - 1));
    sine = 1 - sine * square / (k * (k + 1));
  }
  sine *= angle;
  const double half = std::sqrt(0.5);
  const int turn = static_cast<int>(eighths) % 8;
  double c = cosine;
  double s = sine;
  if (turn % 2 == 1) {
    c = half * (cosine - sine);
    s = half * (cosine + sine);
  }
  switch (turn / 2) {
    case 1:
      return {-s, c};
    case 2:
      return {-c, -s};
    case 3:
      return {s, -c};
    default:
      return {c, s};
  }
}

SimulatedCounts simulate_counts(const CountScenario& scenario,
                                const std::optional<PlantedOutbreak>& outbreak, Seed seed,
                                std::uint32_t number) {
  SimulatedCounts series;
  Stream baseline(seed, StreamName("warning.baseline"), number);
  for (std::size_t t = 0; t < scenario.periods; ++t) {
    const auto f = static_cast<double>(scenario.frequency);
    const OnCircle season = on_circle(static_cast<double>(t % scenario.frequency) / f);
    const double mean = exponential(scenario.level + scenario.trend * static_cast<double>(t) +
                                    scenario.cosine * season.cosine + scenario.sine * season.sine);
    series.means.push_back(mean);
    series.counts.push_back(draw_count(baseline, mean, scenario.phi));
  }
  series.outbreak.assign(scenario.periods, 0.0);
  if (!outbreak || outbreak->start >= scenario.periods) return series;
  Stream planted(seed, StreamName("warning.outbreak"), number);
  const double deviation = std::sqrt(scenario.phi * series.means[outbreak->start]);
  const std::uint64_t cases = draw_poisson(planted, outbreak->size * deviation);
  for (std::uint64_t i = 0; i < cases; ++i) {
    const double delay = std::floor(draw_lognormal(planted, 0, kDelaySigma));
    const std::size_t at = outbreak->start + static_cast<std::size_t>(delay);
    if (at >= scenario.periods) continue;
    series.outbreak[at] += 1;
    series.counts[at] += 1;
    if (!series.first || at < *series.first) series.first = at;
    if (!series.last || at > *series.last) series.last = at;
  }
  return series;
}

}  // namespace setpoint
