#include "setpoint/footprint/national_deaths.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace setpoint {
namespace {

constexpr std::string_view kNation = "US";

// Whether some rows, all of one period, state all deaths: together, or every outcome that any
// period states. An outcome without a row is unknown, not zero.
bool complete(const std::vector<const DeathRow*>& rows, const std::set<Outcome>& stated) {
  std::set<Outcome> own;
  for (const DeathRow* row : rows) {
    if (!row->outcome) return true;
    own.insert(*row->outcome);
  }
  return !own.empty() && own == stated;
}

// The rows that add up to the window: those of its quarters, or the twelve months that end it.
// None if a quarter, or an outcome in one, is missing.
std::vector<const DeathRow*> rows_of(const Tables& tables, const Window& window) {
  std::map<Quarter, std::vector<const DeathRow*>> quarterly;
  std::vector<const DeathRow*> yearly;
  std::set<Outcome> stated;
  for (const DeathRow& row : tables.deaths) {
    if (row.region != kNation || (!row.predicted && !row.reported)) continue;
    const bool in_quarter = row.months == 3 && window.has(row.period);
    const bool in_year = row.months == 12 && window.quarters() == 4 && row.period == window.last;
    if (in_quarter) quarterly[row.period].push_back(&row);
    if (in_year) yearly.push_back(&row);
    // Other periods tell which outcomes there are.
    if (row.outcome) stated.insert(*row.outcome);
  }
  if (!yearly.empty()) return complete(yearly, stated) ? yearly : std::vector<const DeathRow*>();
  std::vector<const DeathRow*> all;
  for (Quarter q = window.first; q <= window.last; q = q + 1) {
    const auto own = quarterly.find(q);
    if (own == quarterly.end() || !complete(own->second, stated)) return {};
    all.insert(all.end(), own->second.begin(), own->second.end());
  }
  return all;
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
  // Deaths stated together are split by the policy's shares, beside those stated by outcome.
  result.outcomes_observed = all.empty();
  std::map<std::string, Traced<Pure>> share;
  const Traced<Mortality> together =
      sum(trace, all, "no deaths").named("deaths in the window, all outcomes");
  if (!all.empty())
    for (const auto& [key, value] : parameters.shares(keys::deaths_outcome_share, window.last))
      share.emplace(key, value);
  for (const Outcome outcome : kOutcomes) {
    std::vector<Traced<Mortality>> parts = observed[outcome];
    if (const auto own = share.find(std::string(name(outcome))); own != share.end())
      parts.push_back(together * own->second);
    result.by_outcome.emplace_back(outcome,
                                   sum(trace, parts, "no deaths on record for this outcome"));
  }
  for (auto& [outcome, deaths] : result.by_outcome)
    deaths.named("deaths in the window, " + std::string(name(outcome)));
  return result;
}

}  // namespace setpoint
