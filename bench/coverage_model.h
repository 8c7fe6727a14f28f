// Draws samples of what is rare, and the intervals whose coverage is in question.
//
// A sample has PSUs of equally many units; a unit of PSU j holds something with probability
// p g_j, g_j = gamma(shape) / shape, or 1 where nothing clusters. Each unit is in the domain with
// probability 1/10, by itself; the other domain is the whole. From the finds k of n units of a
// domain, T the weighted finds, W the weighted units, w the weight of a find and V the design's
// variance of T (V_p, of p = T / W):
//
//   incidence   korn_graubard of p and V_p, df = PSUs less strata
//   number      find_count_interval of k, T / k for each (W / n with none) and the design effect
//               V k / T^2 (1 with none)
//
// both as estimated (the number also with an effect of at least 1 - f, f the share of PSUs drawn,
// and of at least 1) and floored: with V no less than the sum of w^2 over the finds, which is the
// variance of as many that fall independently (Poisson), and V_p no less than (1 - p) / W^2 times
// that nor than p (1 - p) / n. The floored number is fay_feuer_interval of T with M the largest
// weight of the domain's units, which is find_count_interval where weights are alike.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "setpoint/core/distribution.h"
#include "setpoint/core/random.h"
#include "setpoint/sampling/proportion_interval.h"
#include "setpoint/sampling/psu_variance.h"
#include "setpoint/sampling/total_interval.h"
#include "timing.h"

namespace setpoint::bench {

inline constexpr double kConfidence = 0.90;
inline constexpr double kDomainShare = 0.1;

enum class Layout {
  endless,  // one stratum of a population without end: truths are expectations
  finite,   // a third of the PSUs and half of their units: truths are the population's own
  unequal,  // two strata of as many PSUs, weights 1 and 9, endless
};

struct Setting {
  Layout layout = Layout::endless;
  std::uint64_t psus = 100;
  std::uint64_t units = 100000;  // in all PSUs together
  double prevalence = 1e-3;
  double shape = 0;  // 0: not clustered
};

// Of a stratum and a domain, by PSU.
struct DomainCounts {
  std::vector<double> finds;
  std::vector<double> units;
};
struct StratumCounts {
  double weight = 1;
  double fraction = 0;
  std::array<DomainCounts, 2> domain;  // the whole, a tenth
};
struct Drawn {
  std::vector<StratumCounts> strata;
  std::array<double, 2> true_finds{};
  std::array<double, 2> true_incidence{};
};

inline double as_double(std::uint64_t n) {
  return static_cast<double>(n);
}

inline Drawn draw_sample(Stream& stream, const Setting& setting) {
  Drawn drawn;
  const std::uint64_t strata = setting.layout == Layout::unequal ? 2 : 1;
  const std::uint64_t psus = setting.psus / strata;
  const std::uint64_t in_psu = setting.units / setting.psus;
  const double p = setting.prevalence;
  for (std::uint64_t h = 0; h < strata; ++h) {
    StratumCounts& stratum = drawn.strata.emplace_back();
    stratum.weight = h == 1 ? 9.0 : 1.0;
    if (setting.layout == Layout::finite) {
      stratum.weight = 6.0;
      stratum.fraction = 1.0 / 3.0;
    }
    for (std::uint64_t j = 0; j < psus; ++j) {
      double chance = p;
      if (setting.shape > 0) chance *= draw_gamma(stream, setting.shape) / setting.shape;
      const std::uint64_t found = draw_binomial(stream, in_psu, std::min(chance, 1.0));
      const std::uint64_t found_in_domain = draw_binomial(stream, found, kDomainShare);
      const std::uint64_t others = draw_binomial(stream, in_psu - found, kDomainShare);
      stratum.domain[0].finds.push_back(as_double(found));
      stratum.domain[0].units.push_back(as_double(in_psu));
      stratum.domain[1].finds.push_back(as_double(found_in_domain));
      stratum.domain[1].units.push_back(as_double(found_in_domain + others));
    }
  }
  if (setting.layout != Layout::finite) {
    for (const StratumCounts& stratum : drawn.strata)
      drawn.true_finds[0] += stratum.weight * as_double(psus * in_psu) * p;
    drawn.true_finds[1] = kDomainShare * drawn.true_finds[0];
    drawn.true_incidence = {p, p};
    return drawn;
  }
  // The rest of the population, five times what was seen.
  const std::uint64_t rest = 5 * psus * in_psu;
  const std::uint64_t found = draw_binomial(stream, rest, p);
  const std::uint64_t found_in_domain = draw_binomial(stream, found, kDomainShare);
  const std::uint64_t others = draw_binomial(stream, rest - found, kDomainShare);
  drawn.true_finds = {as_double(found), as_double(found_in_domain)};
  std::array<double, 2> units = {as_double(rest), as_double(found_in_domain + others)};
  for (std::size_t d = 0; d < 2; ++d) {
    for (const double n : drawn.strata[0].domain[d].finds) drawn.true_finds[d] += n;
    for (const double n : drawn.strata[0].domain[d].units) units[d] += n;
    drawn.true_incidence[d] = drawn.true_finds[d] / units[d];
  }
  return drawn;
}

struct Estimated {
  double finds = 0;           // k
  double units = 0;           // n
  double total = 0;           // T
  double weighted_units = 0;  // W
  double variance = 0;        // V
  double ratio_variance = 0;  // V_p
  double squares = 0;         // sum of w^2 over the finds
  double degrees_of_freedom = 0;
  double largest_weight = 0;
  double fraction = 0;  // f
};

inline Estimated estimate(const Drawn& drawn, std::size_t domain) {
  Estimated of;
  for (const StratumCounts& stratum : drawn.strata) {
    const DomainCounts& counts = stratum.domain[domain];
    for (std::size_t j = 0; j < counts.finds.size(); ++j) {
      of.finds += counts.finds[j];
      of.units += counts.units[j];
      of.total += stratum.weight * counts.finds[j];
      of.squares += stratum.weight * stratum.weight * counts.finds[j];
      of.weighted_units += stratum.weight * counts.units[j];
    }
    of.degrees_of_freedom += static_cast<double>(counts.finds.size()) - 1.0;
    of.largest_weight = std::max(of.largest_weight, stratum.weight);
    of.fraction = stratum.fraction;
  }
  const double p = of.total / of.weighted_units;
  std::vector<double> z;
  if (of.finds == 0) return of;
  for (const StratumCounts& stratum : drawn.strata) {
    const DomainCounts& counts = stratum.domain[domain];
    const std::size_t n = counts.finds.size();
    z.resize(n);
    for (std::size_t j = 0; j < n; ++j) z[j] = stratum.weight * counts.finds[j];
    of.variance += psu_variance(z, n, stratum.fraction);
    for (std::size_t j = 0; j < n; ++j)
      z[j] = stratum.weight * (counts.finds[j] - p * counts.units[j]) / of.weighted_units;
    of.ratio_variance += psu_variance(z, n, stratum.fraction);
  }
  return of;
}

template <class T>
T sound(Result<T> result) {
  if (!result) stop(result.faults().front().text());
  return *std::move(result);
}

inline bool covers(const Interval& interval, double truth) {
  return interval.low <= truth && truth <= interval.high;
}

inline Interval incidence_as_estimated(const Estimated& of) {
  const double p = of.total / of.weighted_units;
  return sound(korn_graubard({p, of.ratio_variance, of.units, of.degrees_of_freedom}, kConfidence));
}

inline Interval incidence_floored(const Estimated& of) {
  const double p = of.total / of.weighted_units;
  const double simple = p * (1.0 - p) / of.units;
  const double independent = (1.0 - p) * of.squares / (of.weighted_units * of.weighted_units);
  const double variance = std::max({of.ratio_variance, simple, independent});
  return sound(korn_graubard({p, variance, of.units, of.degrees_of_freedom}, kConfidence));
}

// With a design effect of at least `least`.
inline Interval number_counted(const Estimated& of, double least) {
  const bool none = of.finds == 0;
  const double each = none ? of.weighted_units / of.units : of.total / of.finds;
  const double effect = none ? 1.0 : of.variance * of.finds / (of.total * of.total);
  return sound(find_count_interval(of.finds, each, std::max(effect, least), kConfidence));
}

inline Interval number_as_estimated(const Estimated& of) {
  return number_counted(of, 0.0);
}

inline Interval number_floored(const Estimated& of) {
  return sound(fay_feuer_interval(of.total, std::max(of.variance, of.squares), of.largest_weight,
                                  kConfidence));
}

}  // namespace setpoint::bench
