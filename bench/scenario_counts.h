// One seed of a trial: generated, read, determined twice, and what is counted of it.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "coverage_tally.h"
#include "scenario_trials.h"
#include "setpoint/determination/replay.h"

namespace setpoint::bench {

inline constexpr std::uint32_t kDraws = 300;
inline constexpr std::size_t kRows = 10;  // of the rule, and where none applies
inline constexpr std::size_t kMostExpected = 6;

// What is counted of a trial and size.
enum Counted : std::size_t {
  kAsExpected,  // seeds in which every expected row is there
  kAnyCall,     // seeds in which a flow or deaths are said to have moved
  kAnyUntrue,   // ... though neither expectation nor population moved so (below)
  kCalls,       // flows and deaths said to have moved
  kFalse,       // ... whose expectation did not move that way by more than the material change
  kUntrue,      // ... nor did what the population happened to hold
  kFalseShare,  // sums over seeds of the share of calls that are false, in millionths
  kUntrueShare,
  kHeld,           // components on hold
  kProportionate,  // ... whose full rate is the lesser of the previous and the target's upper limit
  kLowered,        // ... by that limit
  kFindsBefore,    // of the first country
  kFirstRow,       // seeds by expected cell and row
  kCounted = kFirstRow + kMostExpected * kRows
};
using Tally = Counts<kCounted>;

// Pure mass that enters in a window, by country and outcome.
using Masses = std::map<std::pair<std::string, Outcome>, double>;

inline std::array<Masses, 2> true_masses(const GeneratorOptions& options,
                                         const Generated& generated) {
  std::array<Masses, 2> masses;
  for (const TruthCell& cell : generated.truth) {
    if (carrier(cell.channel) == Carrier::interior) continue;
    const bool later = cell.period >= generated_quarter(options, kQuarters / 2);
    for (const Outcome form : kOutcomes)
      masses[later ? 1 : 0][{std::string(cell.origin.code()), form}] +=
          static_cast<double>(cell.forms[static_cast<std::size_t>(form)].pure_10ng);
  }
  return masses;
}

inline std::array<Masses, 2> expected_masses(const GeneratorOptions& options) {
  std::array<Masses, 2> masses;
  const std::vector<Country> countries = generated_countries(options.countries);
  for (std::size_t rank = 0; rank < countries.size(); ++rank) {
    const ExpectedChange change = expected_change(options, rank);
    for (const Outcome form : kOutcomes) {
      const auto k = static_cast<std::size_t>(form);
      masses[0][{std::string(countries[rank].code()), form}] = change.before[k];
      masses[1][{std::string(countries[rank].code()), form}] = change.after[k];
    }
  }
  return masses;
}

// Whether a flow moved as called, by more than the material change of the reference.
inline bool moved(const std::array<Masses, 2>& masses, const std::string& country, Outcome outcome,
                  Movement call) {
  double all = 0;
  for (const auto& [key, mass] : masses[0])
    if (key.second == outcome) all += mass;
  const std::pair key{country, outcome};
  const double before = masses[0].at(key);
  const double change = masses[1].at(key) - before;
  const double material = kMaterialChange * std::max(before, 0.01 * all);
  return call == Movement::fell ? change < -material : change > material;
}

inline void count_calls(const GeneratorOptions& options, const Generated& generated,
                        const Determination& now, Tally& add) {
  const auto expectation = expected_masses(options);
  const auto population = true_masses(options, generated);
  std::uint64_t calls = 0;
  std::uint64_t false_calls = 0;
  std::uint64_t untrue_calls = 0;
  for (const CountryResult& country : now.countries)
    for (const OutcomeResult& outcome : country.outcomes) {
      if (!outcome.movement) continue;
      const Movement call = outcome.movement->call;
      if (call != Movement::fell && call != Movement::rose) continue;
      const std::string code(country.country.code());
      ++calls;
      const bool truly = moved(expectation, code, outcome.outcome, call);
      false_calls += !truly;
      untrue_calls += !truly && !moved(population, code, outcome.outcome, call);
    }
  const bool deaths_move =
      options.scenario == Scenario::improves || options.scenario == Scenario::deaths_fall;
  for (const DeathsByOutcome& deaths : now.deaths_by_outcome) {
    if (deaths.movement != Movement::fell && deaths.movement != Movement::rose) continue;
    ++calls;
    const bool truly = deaths_move && deaths.movement == Movement::fell;
    false_calls += !truly;
    untrue_calls += !truly;
  }
  add[kAnyCall] += calls > 0;
  add[kAnyUntrue] += untrue_calls > 0;
  add[kCalls] += calls;
  add[kFalse] += false_calls;
  add[kUntrue] += untrue_calls;
  constexpr std::uint64_t kMillion = 1'000'000;
  if (calls > 0) {
    add[kFalseShare] += kMillion * false_calls / calls;
    add[kUntrueShare] += kMillion * untrue_calls / calls;
  }
}

// Proportionality where a rate is held: the rate falls as far as its target's upper limit asks.
inline void count_held(const Determination& now, Tally& add) {
  for (const CountryResult& country : now.countries)
    for (const OutcomeResult& outcome : country.outcomes) {
      if (outcome.action != "hold") continue;
      for (const RateByOutcome* rate : {&outcome.adjustment, &outcome.toll}) {
        ++add[kHeld];
        if (!rate->previous || !rate->target.interval) continue;
        const double limit = std::min(*rate->previous, rate->target.interval->high);
        add[kProportionate] += std::abs(rate->full.value - limit) <= 1e-12 * limit;
        add[kLowered] += limit < *rate->previous;
      }
    }
}

inline const CountryResult& country_of(const Determination& determination,
                                       const std::string& code) {
  for (const CountryResult& country : determination.countries)
    if (country.country.code() == code) return country;
  stop("no " + code + " in a determination");
}

inline void simulate(const Trial& trial, const Policy& policy, std::uint64_t units,
                     std::uint32_t run, Tally& add) {
  const Seed seed{run + 1};
  const GeneratorOptions options = programme(trial.scenario, units, trial.countries, seed);
  const MadeDataset made = make_dataset(options);
  ReplayOptions replaying;
  replaying.seed = seed;
  replaying.draws = kDraws;
  replaying.threads = 1;
  const std::vector<Determination> chain = sound(replay(made.tables, policy, replaying));
  if (chain.size() != 2) stop("not two determinations in a chain of eight quarters");
  const Determination& now = chain.back();
  bool as_expected = true;
  for (std::size_t e = 0; e < trial.expected.size(); ++e) {
    const Expected& expected = trial.expected[e];
    const CountryResult& country = country_of(now, expected.country);
    const OutcomeResult& outcome = country.outcomes[static_cast<std::size_t>(expected.outcome)];
    const auto row = country.liable ? static_cast<std::size_t>(outcome.row) : kRows - 1;
    ++add[kFirstRow + e * kRows + row];
    bool here = false;
    for (const int one : expected.rows) here = here || (country.liable && outcome.row == one);
    as_expected = as_expected && here;
  }
  add[kAsExpected] += as_expected;
  for (const OutcomeResult& outcome : country_of(now, "MX").outcomes)
    if (outcome.movement) add[kFindsBefore] += outcome.movement->finds_before;
  count_calls(options, made.generated, now, add);
  count_held(now, add);
}

}  // namespace setpoint::bench
