#include "setpoint/footprint/national_deaths.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace setpoint {
namespace {

constexpr std::string_view kNation = "US";

// The rows that add up to the window: those of its quarters, or the twelve months that end it.
std::vector<const DeathRow*> rows_of(const Tables& tables, const Window& window) {
  std::vector<const DeathRow*> quarterly;
  std::vector<const DeathRow*> yearly;
  for (const DeathRow& row : tables.deaths) {
    if (row.region != kNation || (!row.predicted && !row.reported)) continue;
    if (row.months == 3 && window.has(row.period)) quarterly.push_back(&row);
    if (row.months == 12 && window.quarters() == 4 && row.period == window.last)
      yearly.push_back(&row);
  }
  if (!yearly.empty()) return yearly;
  std::set<Quarter> covered;
  for (const DeathRow* row : quarterly) covered.insert(row->period);
  if (static_cast<int>(covered.size()) < window.quarters()) return {};
  return quarterly;
}

}  // namespace

bool deaths_cover(const Tables& tables, const Window& window) {
  return !rows_of(tables, window).empty();
}

NationalDeaths national_deaths(TracedRows& rows, TracedParameters& parameters,
                               const Window& window) {
  NationalDeaths result;
  std::map<Outcome, std::vector<Traced<Mortality>>> observed;
  std::vector<Traced<Mortality>> all;
  for (const DeathRow* row : rows_of(rows.tables(), window)) {
    const Amount& counted = row->predicted ? *row->predicted : *row->reported;
    const Traced<Mortality> deaths = rows.at<Mortality>(counted);
    (row->outcome ? observed[*row->outcome] : all).push_back(deaths);
    result.predicted = result.predicted + deaths.point();
    const Amount& reported = row->reported ? *row->reported : counted;
    result.reported = result.reported + Deaths(reported.written * reported.factor);
  }
  Trace& trace = rows.trace();
  result.outcomes_observed = !observed.empty();
  if (result.outcomes_observed) {
    for (const Outcome outcome : kOutcomes)
      result.by_outcome.emplace_back(
          outcome, sum(trace, observed[outcome], "no deaths on record for this outcome"));
  } else {
    const Traced<Mortality> total =
        sum(trace, all, "no deaths").named("deaths in the window, all outcomes");
    std::map<std::string, Traced<Pure>> share;
    for (const auto& [key, value] : parameters.shares(keys::deaths_outcome_share, window.last))
      share.emplace(key, value);
    for (const Outcome outcome : kOutcomes) {
      const auto found = share.find(std::string(name(outcome)));
      result.by_outcome.emplace_back(
          outcome, found == share.end()
                       ? constant<Mortality>(trace, 0, "no share of deaths in the policy")
                       : total * found->second);
    }
  }
  for (auto& [outcome, deaths] : result.by_outcome)
    deaths.named("deaths in the window, " + std::string(name(outcome)));
  return result;
}

}  // namespace setpoint
