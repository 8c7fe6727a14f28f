// Coverage of intervals of a total of heavy-tailed sizes: Fay and Feuer's, and its rivals.
//
// The number of finds is Poisson, each in any of 1,000 PSUs of one stratum without end, its size
// lognormal of median 1; the truth is the mean number times exp(sigma^2 / 2). With no find M is the
// mean size, as if it were known from elsewhere; the rivals have [0, 0] there.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "coverage_model.h"
#include "coverage_tally.h"
#include "setpoint/core/distribution.h"
#include "setpoint/core/elementary.h"
#include "setpoint/core/uncertain.h"
#include "setpoint/sampling/rao_wu.h"

namespace setpoint::bench {

inline constexpr std::array kSigmas = {0.5, 1.0, 1.5};
inline constexpr std::uint64_t kMassPsus = 1000;
inline constexpr std::uint32_t kBootstrapDraws = 500;

// Of a sigma: the sizes of the finds, and their totals by PSU with any, PSUs ascending.
struct Masses {
  double total = 0;
  double largest = 0;
  double squares = 0;  // of the finds
  std::vector<double> by_psu;
};

struct MassSample {
  std::vector<std::uint64_t> psus;  // with finds, ascending
  std::array<Masses, kSigmas.size()> of_sigma;
};

inline MassSample draw_masses(Stream& stream, double expected_finds) {
  const std::uint64_t finds = draw_poisson(stream, expected_finds);
  std::map<std::uint64_t, std::array<double, kSigmas.size()>> psus;
  MassSample sample;
  for (std::uint64_t i = 0; i < finds; ++i) {
    const double place = stream.uniform();
    const double z = draw_normal(stream);
    auto& totals = psus[static_cast<std::uint64_t>(place * as_double(kMassPsus))];
    for (std::size_t s = 0; s < kSigmas.size(); ++s) {
      const double size = exponential(kSigmas[s] * z);
      totals[s] += size;
      sample.of_sigma[s].total += size;
      sample.of_sigma[s].squares += size * size;
      sample.of_sigma[s].largest = std::max(sample.of_sigma[s].largest, size);
    }
  }
  for (const auto& [psu, totals] : psus) {
    sample.psus.push_back(psu);
    for (std::size_t s = 0; s < kSigmas.size(); ++s) sample.of_sigma[s].by_psu.push_back(totals[s]);
  }
  return sample;
}

// The percentile interval of the bootstrap's totals, for each sigma by the same multiplicities.
inline std::array<Interval, kSigmas.size()> bootstrap_intervals(const MassSample& sample,
                                                                Seed seed) {
  std::array<std::vector<double>, kSigmas.size()> totals;
  for (std::uint32_t draw = 0; draw < kBootstrapDraws; ++draw) {
    const auto times = rao_wu_multiplicities(seed, 0, kMassPsus, sample.psus, draw);
    std::array<double, kSigmas.size()> total{};
    for (std::size_t j = 0; j < times.size(); ++j) {
      if (times[j] == 0) continue;
      const double factor = rao_wu_factor(times[j], kMassPsus, 0.0);
      for (std::size_t s = 0; s < kSigmas.size(); ++s)
        total[s] += factor * sample.of_sigma[s].by_psu[j];
    }
    for (std::size_t s = 0; s < kSigmas.size(); ++s) totals[s].push_back(total[s]);
  }
  std::array<Interval, kSigmas.size()> intervals;
  for (std::size_t s = 0; s < kSigmas.size(); ++s) {
    std::sort(totals[s].begin(), totals[s].end());
    intervals[s] = {sorted_quantile(totals[s], (1.0 - kConfidence) / 2.0),
                    sorted_quantile(totals[s], (1.0 + kConfidence) / 2.0)};
  }
  return intervals;
}

struct MassCoverage {
  // By sigma, runs in which the interval covered.
  std::array<std::uint64_t, kSigmas.size()> gamma{};
  std::array<std::uint64_t, kSigmas.size()> normal{};
  std::array<std::uint64_t, kSigmas.size()> bootstrap{};
};

// The bootstrap in the first `bootstrap_runs` of the runs.
inline MassCoverage mass_coverage(double expected_finds, std::uint32_t runs,
                                  std::uint32_t bootstrap_runs) {
  constexpr std::size_t kN = kSigmas.size();
  const StreamName name =
      StreamName("coverage.mass").at(static_cast<std::uint64_t>(expected_finds));
  const double z = normal_quantile((1.0 + kConfidence) / 2.0);
  const auto counts = tally<3 * kN>(runs, [&](std::uint32_t run, Counts<3 * kN>& add) {
    Stream stream(Seed{1}, name, run);
    const MassSample sample = draw_masses(stream, expected_finds);
    std::array<Interval, kN> bootstrap{};
    if (run < bootstrap_runs) bootstrap = bootstrap_intervals(sample, Seed{name.at(run).value()});
    for (std::size_t s = 0; s < kN; ++s) {
      const double mean_size = exponential(0.5 * kSigmas[s] * kSigmas[s]);
      const double truth = expected_finds * mean_size;
      const Masses& masses = sample.of_sigma[s];
      const double variance = psu_variance(masses.by_psu, kMassPsus, 0.0);
      const double largest = masses.largest > 0 ? masses.largest : mean_size;
      const double margin = z * std::sqrt(variance);
      add[s] +=
          covers(sound(fay_feuer_interval(masses.total, variance, largest, kConfidence)), truth);
      add[kN + s] += covers({masses.total - margin, masses.total + margin}, truth);
      add[2 * kN + s] += run < bootstrap_runs && covers(bootstrap[s], truth);
    }
  });
  MassCoverage coverage;
  for (std::size_t s = 0; s < kN; ++s) {
    coverage.gamma[s] = counts[s];
    coverage.normal[s] = counts[kN + s];
    coverage.bootstrap[s] = counts[2 * kN + s];
  }
  return coverage;
}

struct DrawnMassCoverage {
  std::array<std::uint64_t, kSigmas.size()> as_estimated{};
  std::array<std::uint64_t, kSigmas.size()> floored{};
};

// Of a population of which a third of the PSUs and half of their units are drawn, weight 6. The
// truth is the population's own; floored, V is no less than the sum of the squared weighted finds.
inline DrawnMassCoverage drawn_mass_coverage(double expected_finds, std::uint32_t runs) {
  constexpr std::size_t kN = kSigmas.size();
  constexpr double kWeight = 6.0;
  const StreamName name =
      StreamName("coverage.mass.drawn").at(static_cast<std::uint64_t>(expected_finds));
  const auto counts = tally<2 * kN>(runs, [&](std::uint32_t run, Counts<2 * kN>& add) {
    Stream stream(Seed{1}, name, run);
    const MassSample sample = draw_masses(stream, expected_finds);
    const MassSample rest = draw_masses(stream, (kWeight - 1.0) * expected_finds);
    for (std::size_t s = 0; s < kN; ++s) {
      const Masses& masses = sample.of_sigma[s];
      const double truth = masses.total + rest.of_sigma[s].total;
      const double mean_size = exponential(0.5 * kSigmas[s] * kSigmas[s]);
      const double total = kWeight * masses.total;
      const double largest = kWeight * (masses.largest > 0 ? masses.largest : mean_size);
      const double variance = kWeight * kWeight * psu_variance(masses.by_psu, kMassPsus, 1.0 / 3.0);
      const double independent = kWeight * kWeight * masses.squares;
      add[s] += covers(sound(fay_feuer_interval(total, variance, largest, kConfidence)), truth);
      add[kN + s] += covers(
          sound(fay_feuer_interval(total, std::max(variance, independent), largest, kConfidence)),
          truth);
    }
  });
  DrawnMassCoverage coverage;
  for (std::size_t s = 0; s < kN; ++s) {
    coverage.as_estimated[s] = counts[s];
    coverage.floored[s] = counts[kN + s];
  }
  return coverage;
}

}  // namespace setpoint::bench
