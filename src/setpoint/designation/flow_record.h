// What a dataset says of a country's flow, year by year of four quarters: the evidence that
// designations are laid beside.
//
// The flow is what came through and is attributed to the country, kilograms pure: by the tier of
// evidence that counts in the four quarters, after routing and with the policy's share of
// precursors (flow/window.h, flow/attribution.h), the same that a determination charges. Where a
// table says only on which border something was seized, the policy's shares split it over
// countries, and a country's flow moves with its border's alone. Deaths are those of the nation
// that involve synthetic opioids.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "setpoint/core/country.h"
#include "setpoint/core/fault.h"
#include "setpoint/data/tables.h"
#include "setpoint/flow/tier.h"
#include "setpoint/flow/window.h"
#include "setpoint/policy/policy.h"

namespace setpoint {

struct YearFlow {
  double kilograms = 0;
  Tier tier = Tier::none;
};

class FlowRecord {
 public:
  // Faults: those of a policy that does not fit the inspections (determination/determine.h).
  [[nodiscard]] static Result<FlowRecord> of(const Tables& tables, const Policy& policy);

  // The quarters that end four quarters of evidence of flow; of deaths.
  [[nodiscard]] const std::set<Quarter>& flow_ends() const { return flow_ends_; }
  [[nodiscard]] const std::set<Quarter>& death_ends() const { return death_ends_; }
  // Of the four quarters that end with this one; empty where a quarter has no evidence. A country
  // without any flow in them has zero, on the grounds of the nation's evidence.
  [[nodiscard]] std::optional<YearFlow> flow(Country country, Quarter last) const;
  [[nodiscard]] std::optional<double> deaths(Quarter last) const;
  // Whether there is any flow of the country at all.
  [[nodiscard]] bool has(Country country) const { return seen_.contains(country); }

 private:
  std::set<Quarter> flow_ends_;
  std::set<Quarter> death_ends_;
  std::set<Country> seen_;
  std::map<Quarter, std::map<Country, YearFlow>> flows_;
  std::map<Quarter, Tier> tiers_;
  std::map<Quarter, double> deaths_;
};

}  // namespace setpoint
