// The plan of a quarter's sample from a pilot: PSUs and units by stratum, what they will cost, how
// precise the number of finds will be, and what it would prove to find nothing.
//
// Precision is the relative standard error of the number of finds over all strata,
// sqrt(V(n)) / T, with V of sampling/allocation.h and T the pilot's total. Units in a PSU are as
// many as in the pilot, on average, rounded to the nearest whole number from 1.
//
// Limits on prevalence count units as if drawn singly; where finds cluster in PSUs they are too
// narrow, which makes the sizes here the least that can serve.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/sampling/pilot.h"

namespace setpoint {

struct PlanOptions {
  std::optional<double> precision;  // relative standard error wanted; at least one of the two
  std::optional<double> budget;     // in the unit of the costs; caps the plan where both are given
  double confidence = 0.9;          // of what no find proves, one-sided
  std::map<std::string, double> cost_of_psu;  // by stratum; 1 where it does not say
};

// A stratum without a find in the pilot.
struct RarePlan {
  std::uint64_t units = 0;       // inspected
  double limit = 0;              // prevalence that no find in them excludes, and all above
  std::uint64_t population = 0;  // units that they stand for, to the nearest whole number
  std::uint64_t positives = 0;   // that may be among those at most (hypergeometric)
  // Units without a find that would prove half the limit: drawn from an endless population, and
  // from that one.
  std::uint64_t units_for_half = 0;
  std::uint64_t units_for_half_of_population = 0;
  double planned_limit = 0;  // what no find in the planned units would prove
};

struct PlannedStratum {
  PilotStratum pilot;
  double cost_of_psu = 1;
  std::uint64_t psus = 0;
  std::uint64_t units_per_psu = 0;
  std::uint64_t units = 0;       // psus * units_per_psu
  std::optional<RarePlan> rare;  // without a find in the pilot
};

struct SamplePlan {
  Quarter pilot;
  double confidence = 0;
  std::vector<PlannedStratum> strata;  // by name
  double total = 0;                    // finds, by the pilot
  // Relative standard errors; empty where the pilot has no find.
  std::optional<double> pilot_precision;
  std::optional<double> precision;
  std::optional<double> wanted_precision;
  std::optional<double> budget;
  bool reached = true;  // the wanted precision, where one is
  double cost = 0;
  std::uint64_t psus = 0;
  std::uint64_t units = 0;
};

// Errors (usage): neither precision nor budget; a precision that is not above 0; a cost of a
// stratum that is not in the pilot; a budget too small for two PSUs a stratum; (data) a precision
// wanted of a pilot without a find, or one that no number of PSUs reaches.
[[nodiscard]] Result<SamplePlan> plan_sample(const Pilot& pilot, const PlanOptions& options);

}  // namespace setpoint
