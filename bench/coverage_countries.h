// Two hundred countries in one synthetic log of 100,000 inspections: how many have an interval that
// says something, and how often the truth is in it.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "coverage_model.h"
#include "setpoint/sampling/generator.h"

namespace setpoint::bench {

inline constexpr std::size_t kCountries = 200;

struct CountryTally {
  std::uint64_t without_find = 0;
  // Incidence, number, pure mass: intervals that are finite and have an upper limit above the
  // lower, and those with the truth.
  std::array<std::uint64_t, 3> usable{};
  std::array<std::uint64_t, 3> covering{};
};

// A country in a PSU, weighted.
struct CountryPsu {
  double units = 0;
  double finds = 0;
  double pure = 0;  // grams
};
struct CountryLog {
  std::map<std::string, std::map<std::string, CountryPsu>> psus;  // by stratum
  Estimated of;
  double pure = 0;
  double pure_squares = 0;
  double largest_pure = 0;
};

inline CountryTally country_tally(Seed seed) {
  GeneratorOptions options;
  options.units = 100000;
  options.seed = seed;
  options.countries = kCountries;
  options.prevalence = 5e-4;
  options.roll_up = true;
  std::string text;
  const Generated generated = sound(generate_inspections(options, [&](std::string_view piece) {
    text += piece;
    return Done{};
  }));

  std::map<std::string, CountryLog> countries;
  std::map<std::string, std::map<std::string, bool>> sampled;
  double pure_of_finds = 0;
  double finds = 0;
  std::istringstream lines(text);
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    std::vector<std::string> field;
    std::istringstream fields(line + ",");
    for (std::string one; std::getline(fields, one, ',');) field.push_back(one);
    if (field[7] != "random") continue;
    const double weight = std::stod(field[6]);
    const double units = std::stod(field[8]);
    sampled[field[4]][field[5]] = true;
    CountryLog& country = countries[field[3]];
    CountryPsu& psu = country.psus[field[4]][field[5]];
    psu.units += weight * units;
    country.of.units += units;
    country.of.weighted_units += weight * units;
    country.of.largest_weight = std::max(country.of.largest_weight, weight);
    if (field[9] != "positive") continue;
    const double pure = std::stod(field[12]) * std::stod(field[13]);
    psu.finds += weight;
    psu.pure += weight * pure;
    country.of.finds += 1;
    country.of.total += weight;
    country.of.squares += weight * weight;
    country.pure += weight * pure;
    country.pure_squares += weight * pure * weight * pure;
    country.largest_pure = std::max(country.largest_pure, weight * pure);
    pure_of_finds += pure;
    finds += 1;
  }

  std::map<std::string, double> population;
  for (const GeneratedStratum& stratum : generated.strata)
    population[stratum.name] = as_double(stratum.psus);
  std::map<std::string, std::array<double, 3>> truth;  // units, finds, pure grams
  for (const TruthCell& cell : generated.truth) {
    auto& of = truth[std::string(cell.origin.code())];
    of[0] += as_double(cell.units);
    for (const TruthTotals& totals : cell.forms) {
      of[1] += as_double(totals.finds);
      of[2] += 1e-8 * as_double(totals.pure_10ng);
    }
  }

  CountryTally tally;
  for (auto& [code, country] : countries) {
    Estimated& of = country.of;
    double pure_variance = 0;
    const double p = of.total / of.weighted_units;
    for (const auto& [stratum, psus] : country.psus) {
      const std::uint64_t n = sampled[stratum].size();
      const double fraction = as_double(n) / population[stratum];
      std::vector<double> found;
      std::vector<double> residual;
      std::vector<double> mass;
      for (const auto& [name, psu] : psus) {
        found.push_back(psu.finds);
        residual.push_back((psu.finds - p * psu.units) / of.weighted_units);
        mass.push_back(psu.pure);
      }
      of.variance += psu_variance(found, n, fraction);
      of.ratio_variance += psu_variance(residual, n, fraction);
      pure_variance += psu_variance(mass, n, fraction);
      of.degrees_of_freedom += as_double(n) - 1.0;
    }
    tally.without_find += of.finds == 0;
    // With no find of its own, one would have weighed what finds of all countries do.
    const double largest =
        of.finds > 0 ? country.largest_pure : of.largest_weight * pure_of_finds / finds;
    const std::array<Interval, 3> intervals = {
        incidence_floored(of), number_floored(of),
        sound(fay_feuer_interval(country.pure, std::max(pure_variance, country.pure_squares),
                                 largest, kConfidence))};
    const auto& [units, number, pure] = truth[code];
    const std::array<double, 3> truths = {number / units, number, pure};
    for (std::size_t i = 0; i < intervals.size(); ++i) {
      tally.usable[i] += std::isfinite(intervals[i].low) && std::isfinite(intervals[i].high) &&
                         intervals[i].high > intervals[i].low;
      tally.covering[i] += covers(intervals[i], truths[i]);
    }
  }
  return tally;
}

}  // namespace setpoint::bench
