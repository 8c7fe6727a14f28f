// A synthetic sampling programme whose truth is known: for tests, rehearsals and benchmarks.
//
// A population of units stands in ports and channels, in primary sampling units (PSU) of strata, in
// quarters. A unit from country i in stratum s and quarter t holds form k with probability
//
//   g_j p_iskt,   g_j = gamma(shape) / shape, the same for all units of PSU j
//
// so finds are rare and cluster; what a find weighs is in generator_find.h, the strata and p in
// generator_frame.h, what changes with time in generator_scenario.h. From each stratum n of N PSUs
// are drawn at random without replacement, from each of those m of its M units, weight N M / (n m)
// to ten significant digits; all PSUs of a stratum have the same M, so weights add up to the
// stratum's units. Targeted inspections (3 in 100) are other units, found out before the rest
// passed: neither the weights nor the truth count them.
//
// The truth is of the whole population, in the figures as written in the log, so it is exact. What
// is drawn depends on the seed and on what it is drawn for, not on the order or on other options
// that do not concern it. Every constant is an assumption: a synthetic programme needs one, and
// none says anything of the countries and ports whose codes it borrows.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/channel.h"
#include "setpoint/core/country.h"
#include "setpoint/core/fault.h"
#include "setpoint/core/quarter.h"
#include "setpoint/core/random.h"

namespace setpoint {

enum class Scenario {
  steady,       // nothing changes from one year to the next
  improves,     // from the middle on the first country's prevalence is 60 % lower
  form_shift,   // the first country's pills are 60 % fewer, and powder takes their pure mass
  new_source,   // the first country's is 60 % lower; the last, by mail, takes what it lost
  deaths_fall,  // deaths are 40 % fewer, and nothing else changes
};
[[nodiscard]] std::string_view name(Scenario scenario);
[[nodiscard]] std::optional<Scenario> parse_scenario(std::string_view text);

// How the deaths table states them.
enum class DeathsTable {
  by_outcome,  // by the form of what was taken, as if that were observed
  together,    // as national records do
};
[[nodiscard]] std::string_view name(DeathsTable deaths);
[[nodiscard]] std::optional<DeathsTable> parse_deaths_table(std::string_view text);

struct GeneratorOptions {
  std::uint64_t units = 100000;  // inspected in all, targeted ones with them
  Seed seed;
  Scenario scenario = Scenario::steady;
  int quarters = 1;  // the last is 2025Q4
  std::optional<std::uint64_t>
      psus;  // sampled in each stratum and quarter; empty: units / 50, at most 1,000
  std::size_t countries = 8;   // 1 to 200
  double prevalence = 1e-3;    // of all units before any change; above 0, at most 0.02
  double cluster_shape = 0.5;  // of the PSUs' rates: the variance of g is 1 / shape
  bool roll_up = false;        // like negatives of a PSU in one row
  DeathsTable deaths = DeathsTable::by_outcome;
};

// Totals of the finds of a form, in whole units so that sums are exact.
struct TruthTotals {
  std::uint64_t finds = 0;
  std::uint64_t gross_mg = 0;   // milligrams
  std::uint64_t pure_10ng = 0;  // 1e-8 grams: milligrams times purity in 1e-5
  std::uint64_t pills = 0;
};

// The population of a quarter, origin and channel.
struct TruthCell {
  Quarter period;
  Country origin;
  Channel channel{};
  std::uint64_t units = 0;
  std::array<TruthTotals, kOutcomes.size()> forms;
};

struct GeneratedStratum {
  Quarter period;
  std::string name;
  std::uint64_t psus = 0;   // in the population
  std::uint64_t units = 0;  // in the population
};

struct Generated {
  std::uint64_t rows = 0;          // of the log
  std::uint64_t units = 0;         // inspected
  std::uint64_t random_finds = 0;  // among those drawn at random
  std::uint64_t targeted_finds = 0;
  std::vector<GeneratedStratum> strata;
  // By quarter, country code, channel and form. Every origin and channel that has a stratum.
  std::vector<TruthCell> truth;
};

// The quarter of a number from 0.
[[nodiscard]] Quarter generated_quarter(const GeneratorOptions& options, int number);

// Takes the log as it is made, in pieces.
using RowSink = std::function<Result<Done>(std::string_view)>;

// Writes the log (inspections.csv, header first) to the sink; memory does not grow with its rows.
// Errors (usage): options outside the limits above, a programme too large for its units, a new
// source that cannot carry what the first country loses; and the sink's.
[[nodiscard]] Result<Generated> generate_inspections(const GeneratorOptions& options,
                                                     const RowSink& sink);

}  // namespace setpoint
