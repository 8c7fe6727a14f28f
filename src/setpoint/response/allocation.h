// From a budget to dollars by region and intervention: the question, the draws, the answer with its
// intervals and its proof, and simple rules beside it under the same draws.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/core/random.h"
#include "setpoint/core/uncertain.h"
#include "setpoint/response/allocation_bounds.h"
#include "setpoint/response/baseline.h"
#include "setpoint/response/cent_rounding.h"
#include "setpoint/response/certificate.h"
#include "setpoint/response/interventions.h"
#include "setpoint/response/settings.h"

namespace setpoint {

enum class ResponseObjective : std::uint8_t { overdose, all_cause, qaly };
[[nodiscard]] std::string_view name(
    ResponseObjective objective);  // "overdose", "all-cause", "qaly"
[[nodiscard]] std::optional<ResponseObjective> parse_response_objective(std::string_view text);
[[nodiscard]] std::string_view unit_of(ResponseObjective objective);  // "overdose deaths", ...

struct AllocationQuestion {
  std::int64_t budget_cents = 0;
  std::string budget_from;  // "--budget", or the determination's id
  // Of a projected revenue: the allocation is also made at its ends.
  std::optional<std::pair<std::int64_t, std::int64_t>> budget_interval;
  ResponseObjective objective = ResponseObjective::overdose;
  std::vector<BoundRequest> bounds;
  std::vector<std::pair<std::string, double>> weights;  // region, times the weight it has
  std::optional<double> rate_power;                     // instead of equity.rate_power
  std::uint32_t draws = 1000;
  Seed seed;
  std::size_t threads = 0;
};

struct Averted {
  double value = 0;  // mean over the draws
  Interval interval;
};

struct CellAnswer {
  std::size_t intervention = 0;  // in AllocationAnswer::interventions
  bool bounded = false;          // by a floor or cap that was asked for
  std::int64_t cents = 0;
  double units = 0;   // that the money pays for, at the mean cost
  double usable = 0;  // that those eligible there could use in a year
  double averted = 0;
  double floor = 0, cap = 0;  // shadow prices, per dollar
};

struct RegionAnswer {
  BaselineRegion base;
  double weight = 1;
  std::int64_t cents = 0;
  Averted averted;
  double floor = 0, cap = 0;
  std::vector<CellAnswer> cells;  // with money, or with a floor or cap of their own
};

struct InterventionAnswer {
  std::string id;
  std::string title;
  Grade grade = Grade::n;
  bool idle = false;  // no draw averts anything
  std::int64_t cents = 0;
  double units = 0;   // paid for
  double usable = 0;  // in the regions of this allocation
  Averted averted;
  double floor = 0, cap = 0;
};

struct RuleAnswer {
  std::string name;
  std::string how;
  Averted averted;
  // Of the objective, ours less the rule's, draw by draw.
  Averted worse_by;
  double probability_ours_better = 0;  // ties count half
};

// The optimum at another budget.
struct OtherBudget {
  std::string name;  // "low", "high"
  std::int64_t cents = 0;
  Averted averted;
  double shadow_price = 0;
};

struct AllocationAnswer {
  AllocationQuestion question;
  std::string unit;
  Baseline baseline;
  std::vector<RegionAnswer> regions;              // by id
  std::vector<InterventionAnswer> interventions;  // that have a cost, in the order of the register
  std::vector<std::string> without_cost;          // ids
  std::int64_t spent_cents = 0;
  std::int64_t unspent_cents = 0;
  Averted averted;
  double objective = 0;  // weighted; the same as averted where no weight is set
  double shadow_price = 0;
  Certificate certificate;
  double rounding_loss = 0;  // of the objective, by going to whole cents; at least 0
  int passes = 0;
  std::vector<RuleAnswer> rules;
  std::vector<OtherBudget> others;
  std::vector<std::string> notes;
};

// Faults: usage (no budget, no draws, unknown region, bounds in conflict), machine (no convergence:
// the gap is above 1e-9).
[[nodiscard]] Result<AllocationAnswer> allocate(const Baseline& baseline,
                                                const AllocationPolicy& policy,
                                                const InterventionRegister& interventions,
                                                const AllocationQuestion& question);

}  // namespace setpoint
