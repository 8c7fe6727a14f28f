#include "setpoint/determination/audit.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/determination/json.h"

namespace setpoint {
namespace {

constexpr double kTolerance = 1e-12;  // relative

const CountryResult* find(const Determination& d, Country country) {
  for (const CountryResult& c : d.countries)
    if (c.country == country) return &c;
  return nullptr;
}

bool close(double a, double b) {
  return std::abs(a - b) <= kTolerance * std::max(std::abs(a), std::abs(b));
}

// A call that the tests of two runs would make differently only by the last digits of a p-value at
// its limit is not what these checks are after; calls are compared where they are published.
bool alike(const OutcomeResult& a, const OutcomeResult& b) {
  return a.outcome == b.outcome && a.row == b.row && a.action == b.action && a.capped == b.capped &&
         a.movement.has_value() == b.movement.has_value() &&
         (!a.movement || a.movement->call == b.movement->call) &&
         close(a.flow_kg.value, b.flow_kg.value) && close(a.deaths.value, b.deaths.value) &&
         close(a.adjustment.target.value, b.adjustment.target.value) &&
         close(a.toll.target.value, b.toll.target.value);
}

// What differs between a country and what it should be alike to; empty if nothing.
std::string difference(const CountryResult& a, const CountryResult& b) {
  const std::string who(a.country.code());
  if (a.liable != b.liable) return who + " liable";
  if (a.evidence != b.evidence) return who + " tier";
  if (!close(a.footprint.value, b.footprint.value)) return who + " footprint";
  if (!close(a.adjustment.target.value, b.adjustment.target.value)) return who + " adjustment";
  if (!close(a.toll.target.value, b.toll.target.value)) return who + " toll";
  if (a.adjustment.charged.value != b.adjustment.charged.value) return who + " adjustment charged";
  if (a.toll.charged.value != b.toll.charged.value) return who + " toll charged";
  for (std::size_t k = 0; k < a.outcomes.size(); ++k)
    if (!alike(a.outcomes[k], b.outcomes[k]))
      return who + " " + std::string(name(a.outcomes[k].outcome));
  return "";
}

Check compared(std::string name, const Determination& original, const Determination& other,
               const CountryNames& names, const std::string& what) {
  Check check{std::move(name), true, ""};
  std::size_t count = 0;
  for (const CountryResult& c : original.countries) {
    const CountryResult* own = find(other, renamed(c.country, names));
    const std::string differs =
        own == nullptr ? std::string(c.country.code()) + " is missing" : difference(c, *own);
    ++count;
    if (differs.empty()) continue;
    check.holds = false;
    check.detail = "differs: " + differs + "; ";
    break;
  }
  check.detail += std::to_string(count) + " countries compared, " + what;
  return check;
}

double liability(const Determination& d, const OutcomeResult& o) {
  return d.dollars_per_death.value * o.deaths.value;
}

}  // namespace

Check names_decide_nothing(const Determination& original, const Determination& permuted,
                           const CountryNames& names) {
  return compared("names permuted", original, permuted, names,
                  std::to_string(names.size()) +
                      " names permuted: point values to 1e-12, calls and charged rates alike");
}

Check units_decide_nothing(const Determination& original, const Determination& other) {
  return compared("units changed", original, other, {},
                  "grams for kilograms, thousands of dollars and of persons");
}

Check more_flow_costs_no_less(const Determination& original, const Determination& raised,
                              Country country, Outcome outcome) {
  Check check{"one cell raised", true, ""};
  const auto complain = [&](const std::string& what) {
    check.holds = false;
    check.detail += what + "; ";
  };
  const double slack = 1 + kTolerance;
  for (const CountryResult& c : original.countries) {
    const CountryResult* other = find(raised, c.country);
    if (other == nullptr) {
      complain(std::string(c.country.code()) + " is missing");
      continue;
    }
    for (std::size_t k = 0; k < c.outcomes.size(); ++k) {
      const OutcomeResult& before = c.outcomes[k];
      const OutcomeResult& after = other->outcomes[k];
      if (c.country == country && before.outcome == outcome) {
        if (liability(raised, after) * slack < liability(original, before))
          complain("its own liability falls");
        // In dollars: a split that moves from goods to people may lower one rate and raise the
        // other.
        const auto dollars = [](const CountryResult& of, const OutcomeResult& o) {
          return o.adjustment.full.value * of.imports_usd.value +
                 o.toll.full.value * of.entries.value;
        };
        if (c.liable && other->liable && dollars(*other, after) * slack < dollars(c, before))
          complain("its full rate falls");
      } else if (c.country != country && before.outcome == outcome &&
                 after.deaths.value > before.deaths.value * slack) {
        complain("the footprint of " + std::string(c.country.code()) + " rises");
      }
    }
  }
  check.detail += std::string(name(outcome)) + " of " + std::string(country.code()) + " raised";
  return check;
}

CountryNames next_names(const Determination& determination) {
  std::vector<Country> all;
  for (const CountryResult& c : determination.countries)
    if (c.country.identified()) all.push_back(c.country);
  CountryNames names;
  for (std::size_t k = 0; k < all.size(); ++k) names.emplace(all[k], all[(k + 2) % all.size()]);
  return names;
}

Previous with_countries_renamed(const Previous& previous, const CountryNames& names) {
  Previous result = previous;
  result.countries.clear();
  for (const auto& [country, own] : previous.countries)
    result.countries.emplace(renamed(country, names), own);
  return result;
}

Result<std::vector<Check>> audit(const Tables& tables, const Policy& policy,
                                 const DetermineOptions& options,
                                 const Determination& determination, Country country) {
  std::vector<Check> checks;
  DetermineOptions same = options;
  same.period = determination.window_last;

  const CountryNames names = next_names(determination);
  DetermineOptions with_names = same;
  if (same.previous) with_names.previous = with_countries_renamed(*same.previous, names);
  for (WhatIf& change : with_names.what_if) change.country = renamed(change.country, names);
  auto permuted = determine(with_countries_renamed(tables, names),
                            policy.with_countries_renamed(names), with_names);
  if (!permuted) return std::move(permuted).faults();
  checks.push_back(names_decide_nothing(determination, *permuted, names));

  auto other_units = determine(in_other_units(tables), policy, same);
  if (!other_units) return std::move(other_units).faults();
  checks.push_back(units_decide_nothing(determination, *other_units));

  if (const CountryResult* own = find(determination, country)) {
    const auto largest = std::max_element(
        own->outcomes.begin(), own->outcomes.end(),
        [](const auto& a, const auto& b) { return a.flow_kg.value < b.flow_kg.value; });
    if (tables.routing.empty() &&
        (tables.precursors.empty() ||
         policy.value(keys::precursors_share, determination.window_last.last_day()).value() == 0)) {
      DetermineOptions more = same;
      more.what_if.push_back({country, largest->outcome, 1.5});
      auto raised = determine(tables, policy, more);
      if (!raised) return std::move(raised).faults();
      checks.push_back(more_flow_costs_no_less(determination, *raised, country, largest->outcome));
    }
  }

  DetermineOptions again = same;
  again.threads = same.threads == 1 ? 2 : 1;
  const auto made_again = determine(tables, policy, again);
  if (!made_again) return made_again.faults();
  checks.push_back({"made again", to_json(*made_again) == to_json(determination),
                    "the same bytes on another number of threads"});
  return checks;
}

}  // namespace setpoint
