#include "setpoint/designation/flow_record.h"

#include <vector>

#include "setpoint/data/traced_row.h"
#include "setpoint/determination/assessment.h"
#include "setpoint/flow/attribution.h"
#include "setpoint/flow/default_tier.h"
#include "setpoint/flow/sampled_tier.h"
#include "setpoint/footprint/national_deaths.h"
#include "setpoint/policy/keys.h"
#include "setpoint/policy/traced_parameter.h"
#include "setpoint/sampling/find_amounts.h"
#include "setpoint/sampling/programme.h"

namespace setpoint {
namespace {

constexpr int kYear = 4;

// The tier of all routes together.
Tier tier_of(const WindowSum& sum) {
  Grounds all;
  for (const auto& [route, grounds] : sum.routes) all.add(grounds);
  return all.tier();
}

}  // namespace

Result<FlowRecord> FlowRecord::of(const Tables& tables, const Policy& policy) {
  FlowRecord record;
  const std::set<Quarter> quarters = evidence_quarters(tables);
  Trace trace;
  TracedRows rows(tables, trace);
  TracedParameters parameters(policy, trace);
  for (const Quarter last : tables.death_quarters.known) {
    const Window window{last - (kYear - 1), last};
    if (!deaths_cover(tables, window)) continue;
    record.death_ends_.insert(last);
    record.deaths_[last] = national_deaths(rows, parameters, window).predicted.value();
  }
  if (quarters.empty()) return record;
  const Quarter now = *quarters.rbegin();
  if (const auto amounts = find_amounts(tables, policy); !amounts) return amounts.faults();
  if (const auto programme =
          Programme::of(tables.inspections, single_psu_treatment(policy, now.last_day()));
      !programme)
    return programme.faults();
  const ObservedFlows by_default = default_tier(rows, parameters, quarters);
  const SampledFlows by_sample = sampled_tier(rows, parameters, quarters);
  const Attribution attribution(rows, parameters.at(keys::precursors_share, now));
  for (const Quarter last : quarters) {
    const Window window{last - (kYear - 1), last};
    const WindowSum sum = sum_over_window(trace, by_default, by_sample, window);
    if (sum.incomplete) continue;
    record.flow_ends_.insert(last);
    record.tiers_[last] = tier_of(sum);
    auto& flows = record.flows_[last];
    std::map<Country, Grounds> grounds;
    for (const auto& [key, liability] : attribution.attribute(sum.flows)) {
      flows[key.first].kilograms += total(trace, liability).point().value();
      grounds[key.first].add(liability.all_grounds());
      record.seen_.insert(key.first);
    }
    for (auto& [country, flow] : flows) flow.tier = grounds.at(country).tier();
  }
  return record;
}

std::optional<YearFlow> FlowRecord::flow(Country country, Quarter last) const {
  const auto year = flows_.find(last);
  if (year == flows_.end()) return std::nullopt;
  const auto found = year->second.find(country);
  if (found == year->second.end()) return YearFlow{0, tiers_.at(last)};
  return found->second;
}

std::optional<double> FlowRecord::deaths(Quarter last) const {
  const auto found = deaths_.find(last);
  if (found == deaths_.end()) return std::nullopt;
  return found->second;
}

}  // namespace setpoint
