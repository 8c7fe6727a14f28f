// What the sampling programme says crossed the border: totals, incidence and their intervals, by
// any of country, channel, outcome, port and quarter.
//
// Totals are those of Horvitz and Thompson, sum of weight times y, with y one of finds, gross
// kilograms, pure kilograms and pills; a domain is y set to 0 outside it. Incidence is finds over
// units, a ratio. Variances by the design (programme.h). Intervals at one confidence, two-sided:
//
//   masses, pills   fay_feuer_interval, with the design's V and the largest weighted find; with no
//                   find, the mean find of the outcome in the log times the mean weight
//   numbers         find_count_interval with the design effect V k / T^2, V over what k finds of a
//                   Poisson process would have; the upper limit no less than fay_feuer_interval's
//                   with the largest weight of a unit in the domain
//   incidence       korn_graubard
//
// In the last two V is at least that of units drawn one by one (policy sampling.variance_floor):
// sum of w^2 over finds, and p (1 - p) / n and (1 - p) sum of w^2 / W^2. docs/coverage.md has what
// they cover. Targeted inspections are beside, never weighted.
//
// Model, section 1.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/core/uncertain.h"
#include "setpoint/data/tables.h"
#include "setpoint/policy/policy.h"
#include "setpoint/sampling/programme.h"

namespace setpoint {

struct FlowGrouping {
  bool origin = false;
  bool channel = false;
  bool outcome = false;
  bool port = false;
  bool period = false;
};

struct EstimatedTotal {
  double value = 0;
  double standard_error = 0;
  std::optional<Interval> interval;  // absent where nothing says how large a find could be
};

struct Intercepted {
  std::uint64_t units = 0;  // inspected because someone suspected them
  std::uint64_t finds = 0;
  double gross_kg = 0;
  double pure_kg = 0;
  double pills = 0;
};

struct FlowEstimate {
  // Absent: over all of them.
  std::optional<Country> origin;
  std::optional<Channel> channel;
  std::optional<Outcome> outcome;
  std::optional<std::string> port;
  std::optional<Quarter> period;
  // Checkpoints see what already entered: theirs is an estimate beside, in no total of entries.
  bool interior = false;

  EstimatedTotal finds;
  EstimatedTotal gross_kg;
  EstimatedTotal pure_kg;
  EstimatedTotal pills;
  EstimatedTotal incidence;  // finds per unit
  std::uint64_t units = 0;   // inspected at random, all outcomes
  double population = 0;     // units that they stand for
  std::uint64_t found = 0;   // finds among them
  std::uint64_t degrees_of_freedom = 0;
  std::optional<double> design_effect;  // of the number of finds; absent with none
  bool few_finds = false;               // fewer than movement.min_finds
  bool covered = false;  // by the sampled tier (coverage.h), in every quarter that it rests on
  Intercepted intercepted;
};

struct FlowEstimates {
  std::vector<FlowEstimate> rows;        // sorted: period, port, origin, channel, outcome
  std::uint64_t degrees_of_freedom = 0;  // of the whole design
  double confidence = 0;
};

// Errors (data): strata of a single PSU under sampling.single_psu = fail; substances that the
// potency table does not know.
// Of the quarters from the first to the last one given, or of all.
[[nodiscard]] Result<FlowEstimates> estimate_flows(
    const Tables& tables, const Policy& policy, const FlowGrouping& by,
    const std::optional<std::pair<Quarter, Quarter>>& within = std::nullopt);

}  // namespace setpoint
