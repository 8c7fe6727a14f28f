// How often the intervals of the program hold the truth, by simulation: tables in Markdown.
// script/coverage makes docs/coverage.md of them.
#include <algorithm>
#include <array>
#include <cstdio>
#include <string>

#include "coverage_countries.h"
#include "coverage_mass.h"
#include "coverage_model.h"
#include "coverage_tally.h"

namespace setpoint::bench {
namespace {

constexpr std::array kPrevalences = {1e-2, 1e-3, 1e-4, 1e-5};
constexpr std::array<const char*, 4> kPrevalenceNames = {"1e-2", "1e-3", "1e-4", "1e-5"};
constexpr std::array<const char*, 2> kDomainNames = {"whole", "a tenth"};

constexpr std::uint32_t kPlainRuns = 10000;
constexpr std::uint32_t kClusteredRuns = 2000;
constexpr std::uint32_t kMassRuns = 10000;
constexpr std::uint32_t kBootstrapRuns = 2000;
constexpr std::uint32_t kCountrySeeds = 20;

void print(const std::string& text) {
  std::fputs(text.c_str(), stdout);
  std::fflush(stdout);
}

std::string error_text(std::uint32_t runs) {
  return std::to_string(runs) + " runs a cell; Monte Carlo error " +
         fixed(monte_carlo_error(runs), 2) + " points.";
}

// What is counted of a domain.
enum Counted : std::size_t {
  kNoFind,
  kIncidence,
  kIncidenceFloored,
  kNumber,
  kNumberLessFraction,
  kNumberAtLeastOne,
  kNumberFloored,
  kCounted
};
using Coverage = Counts<2 * kCounted>;

Coverage coverage_of(const Setting& setting, std::uint32_t runs, StreamName name) {
  return tally<2 * kCounted>(runs, [&](std::uint32_t run, Coverage& counts) {
    Stream stream(Seed{1}, name, run);
    const Drawn drawn = draw_sample(stream, setting);
    for (std::size_t d = 0; d < 2; ++d) {
      const Estimated of = estimate(drawn, d);
      std::uint64_t* const add = &counts[d * kCounted];
      const double incidence = drawn.true_incidence[d];
      const double number = drawn.true_finds[d];
      add[kNoFind] += of.finds == 0;
      add[kIncidence] += covers(incidence_as_estimated(of), incidence);
      add[kIncidenceFloored] += covers(incidence_floored(of), incidence);
      add[kNumber] += covers(number_as_estimated(of), number);
      add[kNumberLessFraction] += covers(number_counted(of, 1.0 - of.fraction), number);
      add[kNumberAtLeastOne] += covers(number_counted(of, 1.0), number);
      add[kNumberFloored] += covers(number_floored(of), number);
    }
  });
}

void plain_tables() {
  constexpr std::array kLayouts = {Layout::endless, Layout::finite, Layout::unequal};
  constexpr std::array<const char*, 3> kTitles = {
      "One stratum, population without end",
      "One stratum, a third of the PSUs and half of their units drawn",
      "Two strata, weights 1 and 9"};
  print("## Finds that do not cluster\n\n" + error_text(kPlainRuns) +
        " A coverage below nominal by more than that error is marked `<`.\n");
  double lowest = 100;
  for (std::size_t l = 0; l < kLayouts.size(); ++l) {
    print("\n### " + std::string(kTitles[l]) +
          "\n\n| PSUs | prevalence | domain | no find, % | incidence, as estimated | incidence, "
          "floored | number, as estimated | effect at least 1 - f | effect at least 1 | number, "
          "floored |\n|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|\n");
    for (const std::uint64_t psus : {20U, 100U, 1000U}) {
      for (std::size_t i = 0; i < kPrevalences.size(); ++i) {
        Setting setting;
        setting.layout = kLayouts[l];
        setting.psus = psus;
        setting.prevalence = kPrevalences[i];
        const Coverage counts =
            coverage_of(setting, kPlainRuns, StreamName("coverage.plain").at(l).at(psus).at(i));
        for (std::size_t d = 0; d < 2; ++d) {
          std::string line = "| " + std::to_string(psus) + " | " + kPrevalenceNames[i] + " | " +
                             kDomainNames[d] + " | " +
                             fixed(percent(counts[d * kCounted + kNoFind], kPlainRuns), 1);
          for (std::size_t c = kIncidence; c < kCounted; ++c) {
            const double covered = percent(counts[d * kCounted + c], kPlainRuns);
            line += " | " + fixed(covered, 1);
            if (covered < 90.0 - monte_carlo_error(kPlainRuns)) line += " <";
            if (c == kIncidenceFloored || c == kNumberFloored) lowest = std::min(lowest, covered);
          }
          print(line + " |\n");
        }
      }
    }
  }
  print("\nThe lowest coverage of a floored interval is " + fixed(lowest, 1) + " %.\n");
}

void clustered_tables() {
  constexpr std::array kShapes = {2.0, 1.0, 0.5, 0.2, 0.1, 0.05};
  constexpr std::array<const char*, 2> kTitles = {"Incidence, floored", "Number of finds, floored"};
  constexpr std::array kColumns = {kIncidenceFloored, kNumberFloored};
  std::array<std::string, 2> tables;
  for (const double shape : kShapes) {
    for (const std::uint64_t psus : {20U, 50U, 100U, 200U, 500U, 1000U}) {
      std::array<std::string, 2> lines;
      for (std::size_t i = 0; i < kPrevalences.size(); ++i) {
        Setting setting;
        setting.psus = psus;
        setting.prevalence = kPrevalences[i];
        setting.shape = shape;
        const Coverage counts = coverage_of(setting, kClusteredRuns,
                                            StreamName("coverage.clustered")
                                                .at(static_cast<std::uint64_t>(100.0 * shape))
                                                .at(psus)
                                                .at(i));
        for (std::size_t d = 0; d < 2; ++d)
          for (std::size_t t = 0; t < 2; ++t)
            lines[t] += " | " + marked(percent(counts[d * kCounted + kColumns[t]], kClusteredRuns));
      }
      for (std::size_t t = 0; t < 2; ++t)
        tables[t] += "| " + fixed(shape, 2) + " | " + std::to_string(psus) + lines[t] + " |\n";
    }
  }
  print("\n## Finds that cluster\n\n" + error_text(kClusteredRuns) +
        " **Bold**: within 3 points of nominal. *Italic*: above that. Plain: below.\n");
  for (std::size_t t = 0; t < 2; ++t)
    print(
        "\n### " + std::string(kTitles[t]) +
        "\n\n| shape | PSUs | 1e-2 whole | tenth | 1e-3 whole | tenth | 1e-4 whole | tenth | 1e-5 "
        "whole | tenth |\n|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n" +
        tables[t]);
}

void mass_table() {
  print("\n## Totals of mass\n\nGamma and normal: " + error_text(kMassRuns) +
        " Bootstrap: " + std::to_string(kBootstrapDraws) + " draws, " + error_text(kBootstrapRuns) +
        " Marks as above.\n\n| sigma | expected finds | gamma | normal | bootstrap |\n"
        "|--:|--:|--:|--:|--:|\n");
  std::array<std::string, kSigmas.size()> lines;
  for (const double finds : {1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1000.0}) {
    const MassCoverage coverage = mass_coverage(finds, kMassRuns, kBootstrapRuns);
    for (std::size_t s = 0; s < kSigmas.size(); ++s)
      lines[s] += "| " + fixed(kSigmas[s], 1) + " | " + fixed(finds, 0) + " | " +
                  marked(percent(coverage.gamma[s], kMassRuns)) + " | " +
                  marked(percent(coverage.normal[s], kMassRuns)) + " | " +
                  marked(percent(coverage.bootstrap[s], kBootstrapRuns)) + " |\n";
  }
  for (const std::string& line : lines) print(line);
}

void drawn_mass_table() {
  print("\n### A third of the PSUs and half of their units drawn\n\n" + error_text(kMassRuns) +
        " The truth is the population's own. Floored: V no less than the sum of the squared "
        "weighted finds.\n\n| sigma | expected finds | gamma, as estimated | gamma, floored |\n"
        "|--:|--:|--:|--:|\n");
  std::array<std::string, kSigmas.size()> lines;
  for (const double finds : {3.0, 10.0, 30.0, 100.0, 300.0}) {
    const DrawnMassCoverage coverage = drawn_mass_coverage(finds, kMassRuns);
    for (std::size_t s = 0; s < kSigmas.size(); ++s)
      lines[s] += "| " + fixed(kSigmas[s], 1) + " | " + fixed(finds, 0) + " | " +
                  marked(percent(coverage.as_estimated[s], kMassRuns)) + " | " +
                  marked(percent(coverage.floored[s], kMassRuns)) + " |\n";
  }
  for (const std::string& line : lines) print(line);
}

void country_table() {
  print(
      "\n## Two hundred countries\n\n`setpoint generate inspections --units 100000 --prevalence "
      "0.0005 --countries 200`, seeds 1 to " +
      std::to_string(kCountrySeeds) +
      ": usable is finite with an upper limit above the lower. Coverage over the countries of "
      "all seeds.\n\n| interval | usable, of 200, seed 1 | fewest of any seed | coverage, % |\n"
      "|---|--:|--:|--:|\n");
  constexpr std::array<const char*, 3> kNames = {"incidence", "number of finds", "pure mass"};
  CountryTally first;
  CountryTally sum;
  std::array<std::uint64_t, 3> fewest = {kCountries, kCountries, kCountries};
  for (std::uint64_t seed = 1; seed <= kCountrySeeds; ++seed) {
    const CountryTally now = country_tally(Seed{seed});
    if (seed == 1) first = now;
    sum.without_find += now.without_find;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      fewest[i] = std::min(fewest[i], now.usable[i]);
      sum.covering[i] += now.covering[i];
    }
  }
  const std::uint32_t all = kCountrySeeds * static_cast<std::uint32_t>(kCountries);
  for (std::size_t i = 0; i < kNames.size(); ++i)
    print("| " + std::string(kNames[i]) + " | " + std::to_string(first.usable[i]) + " | " +
          std::to_string(fewest[i]) + " | " + fixed(percent(sum.covering[i], all), 1) + " |\n");
  print("\nCountries without a find: " + std::to_string(first.without_find) + " of seed 1, " +
        fixed(as_double(sum.without_find) / kCountrySeeds, 1) + " on average.\n");
}

}  // namespace
}  // namespace setpoint::bench

int main() {
  setpoint::bench::plain_tables();
  setpoint::bench::clustered_tables();
  setpoint::bench::mass_table();
  setpoint::bench::drawn_mass_table();
  setpoint::bench::country_table();
}
