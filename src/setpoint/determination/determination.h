// A determination: the schedule of border adjustments and tolls for one window, with the interval
// and the derivation of each number. The result type; determine.h makes one.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "setpoint/core/channel.h"
#include "setpoint/core/country.h"
#include "setpoint/core/quarter.h"
#include "setpoint/core/trace.h"
#include "setpoint/core/uncertain.h"
#include "setpoint/flow/tier.h"
#include "setpoint/flow/window.h"
#include "setpoint/rate/movement.h"
#include "setpoint/rate/path.h"

namespace setpoint {

// A published number: its value on the point values, the percentile interval of its draws at
// movement.confidence (empty where a limit is not finite), and its node in the trace.
struct Figure {
  double value = 0;
  std::optional<Interval> interval{};
  NodeId node = 0;
};

// How a rate is composed. Fractions of customs value for adjustments, dollars an entry for tolls.
struct Rate {
  Figure charged{};                  // phase * full, rounded half up
  Figure full{};                     // after the rule, step, proportionality, floor and cap
  std::optional<double> previous{};  // full rate of the previous determination
  Figure target{};                   // before all of these; its interval is published
};

struct RateByOutcome {
  Figure full{};
  std::optional<double> previous{};
  Figure target{};
};

// The liability flow of a country and outcome through one channel in the window.
struct ChannelFlow {
  Channel channel{};
  Tier tier = Tier::none;
  Figure kg{};  // pure, got through
};

// A test of a movement with the others of its determination.
struct AdjustedTests {
  ChangeTests tests{};
  double fall = 1;  // p-values after error control
  double rise = 1;
};

// Where an improved flow went (model, section 6): what rose elsewhere, over the flow before.
struct Offset {
  Figure share{};
  bool found = false;                // at least rule.offset_threshold
  std::vector<std::string> where{};  // outcomes, or country codes
};

// How a flow moved since the window before.
struct FlowMovement {
  Movement call = Movement::insufficient;
  std::string why{};                           // one sentence
  Figure before_kg{};                          // L of the window before, computed now
  Figure change_kg{};                          // L now less L before
  std::optional<Figure> relative{};            // change over the flow before; none where that is 0
  std::optional<AdjustedTests> tests{};        // none where nothing could be compared
  std::optional<Offset> within, new_source{};  // of an improved flow
  std::uint64_t finds_before = 0;              // sampled at random, in the window before
  std::uint64_t finds = 0;                     // ... in this one
};

struct OutcomeResult {
  Outcome outcome{};
  Figure flow_kg{};                           // L[i,k] of the window
  std::optional<Figure> score{};              // none where the baseline is 0
  std::optional<FlowMovement> movement{};     // none in a first determination
  Figure deaths{};                            // D[i,k]
  double national_deaths = 0;                 // D[k]
  std::optional<Movement> deaths_movement{};  // of the national count
  std::optional<Figure> deaths_change{};      // of D[i,k] since the window before
  Figure goods_share{};                       // of the liability that falls on goods
  int row = 0;                                // of the rule
  std::string name{};    // "initial", "Scenario 1", ... ; "not liable" where none applies
  std::string action{};  // "set", "hold", "raise", "lower", "none"
  bool capped = false;   // limited by proportionality
  bool few_finds = false;
  RateByOutcome adjustment{};
  RateByOutcome toll{};
  std::vector<ChannelFlow> channels{};   // empty where no flow
  std::optional<Figure> precursor_kg{};  // the part that followed precursors
};

struct CountryResult {
  Country country;
  bool liable = false;
  std::vector<std::string> reasons{};   // why liable, or why not; what is missing or carried
  std::vector<std::string> deficits{};  // governance deficits on record
  Tier evidence = Tier::none;
  bool incomplete = false;  // a quarter of the window has no evidence
  bool carried = false;     // imports or entries rest on carried figures
  double phase = 0;
  int determinations = 0;  // in a row, with this one, in which it is liable
  Figure flow_kg{};        // liability flow of the window, all outcomes
  Figure flow_share{};     // of all unlagged liability flow
  Rate adjustment{};
  Rate toll{};
  // Adjustment targets by the three paths, in the order of kPaths; none where a path does not
  // apply or has no evidence.
  std::array<std::optional<Figure>, 3> by_path{};
  Figure footprint{};  // deaths
  std::optional<Figure> score{};
  Figure liability_usd{};           // C[i], whether or not liable
  Figure imports_usd{};             // in the window
  Figure entries{};                 // persons in the window
  Figure adjustment_revenue_usd{};  // after elasticity, at the charged rate
  Figure toll_revenue_usd{};
  Figure trade_lost_usd{};
  Figure entries_lost{};
  Figure consumer_cost_usd{};  // pass-through * (revenue + deadweight)
  Figure deadweight_usd{};
  std::vector<OutcomeResult> outcomes{};  // pills, powder, adulterant
};

// One row of a control: what a country's targets and footprint would be under another choice.
struct ControlRow {
  Country country;
  std::optional<Figure> adjustment{};
  std::optional<Figure> toll{};
  Figure deaths{};
};

// One row of a control of the rule: full rates of a chain that always followed that rule.
struct RuleControlRow {
  struct Part {
    Outcome outcome{};
    std::string action{};
    Figure adjustment{};
    Figure toll{};
  };
  Country country;
  Figure adjustment{};
  Figure toll{};
  std::vector<Part> outcomes{};
};

// What was imposed by order: the mean over the days of the window, and on its last day.
struct DecreedRate {
  Country country;
  Figure mean{};
  double on_last_day = 0;
  std::string scope{};  // on the last day; empty where none was in force
};

struct Check {
  std::string name{};
  bool holds = false;
  std::string detail{};
};

struct DeathsByOutcome {
  Outcome outcome{};
  Figure national{};    // D[k]
  Figure attributed{};  // to foreign countries
  Figure domestic{};
  Figure unattributed{};
  std::optional<Movement> movement{};    // since the window before; none in a first determination
  std::optional<Figure> before{};        // national, in the window before
  std::optional<AdjustedTests> tests{};  // none where deaths of the window before are not on record
};

struct Determination {
  std::string id{};       // "2024Q3-" and 12 hexadecimal digits
  std::string program{};  // version of the program that made it
  Quarter window_first{};
  Quarter window_last{};
  std::optional<std::string> previous{};  // id
  std::optional<Window> window_before{};  // of the previous determination
  Window baseline{};                      // what scores are against
  std::string policy_name, policy_version, policy_sha256{};
  std::string dataset_name, dataset_sha256{};
  std::uint64_t seed = 1;
  std::uint32_t draws = 0;
  double confidence = 0.9;
  Path path{};

  Figure internalisation{};            // iota
  std::string internalisation_from{};  // id of the determination that solved it
  Figure dollars_per_death{};          // iota * v
  Figure cost_per_death_usd{};         // v

  std::vector<CountryResult> countries{};  // ascending by code

  Figure adjustment_revenue_usd{};  // totals over countries
  Figure toll_revenue_usd{};
  std::optional<double> revenue_target_usd{};     // a year; none where iota is given
  std::optional<Figure> revenue_shortfall_usd{};  // target less revenue

  double deaths_reported = 0;   // in the window, as reported
  double deaths_predicted = 0;  // adjusted for incomplete reporting, where given
  Figure deaths_attributed, deaths_domestic, deaths_unattributed{};
  Figure uncollected_usd{};
  bool outcome_deaths_observed = false;  // false: outcome shares are the policy's
  std::vector<DeathsByOutcome> deaths_by_outcome{};
  std::vector<int> lags_used{};  // quarters
  std::vector<int> lags_dropped{};
  std::size_t tests = 0;                       // p-values that were adjusted together
  std::optional<std::string> error_control{};  // how

  Figure through_kg{};                    // pure, all countries, what enters (no checkpoint)
  Figure seized_kg{};                     // pure, in the same channels
  Figure checkpoint_kg{};                 // interior, estimated beside, never added
  double ceiling_kg = 0;                  // published ceiling on consumption
  std::uint32_t draws_above_ceiling = 0;  // of through_kg

  std::vector<ControlRow> precursor_0, precursor_1{};  // targets and footprint
  std::vector<ControlRow> trade_relation{};            // deaths only
  std::vector<RuleControlRow> outcomes_only, deaths_only{};
  std::vector<DecreedRate> decreed{};

  std::vector<Check> checks{};
  std::vector<std::string> notes{};  // what the user should know, in the order of the pipeline

  std::shared_ptr<const Trace> trace{};
};

}  // namespace setpoint
