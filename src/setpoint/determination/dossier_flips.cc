#include "setpoint/determination/dossier_flips.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace setpoint {
namespace {

constexpr double kPrecision = 0.01;

// Rows 4 to 8: the flow improved, and what deaths did decides.
bool rests_on_deaths(int row) {
  constexpr int kFirst = 4;
  return row >= kFirst;
}

OutcomeThen of(const RatesThen& rates, Outcome outcome) {
  const auto own = std::find_if(rates.outcomes.begin(), rates.outcomes.end(),
                                [outcome](const OutcomeThen& o) { return o.outcome == outcome; });
  if (own != rates.outcomes.end()) return *own;
  OutcomeThen none;
  none.outcome = outcome;
  none.action = "none";
  return none;
}

}  // namespace

Result<std::optional<FlipAt>> nearest_flip(std::string_view action, std::span<const double> grid,
                                           const AtFactor& at) {
  double same = 1;
  for (const double factor : grid) {
    auto then = at(factor);
    if (!then) return std::move(then).faults();
    if (then->action == action) {
      same = factor;
      continue;
    }
    FlipAt found{factor, *std::move(then)};
    while (std::abs(found.factor - same) > kPrecision * std::max(1.0, same)) {
      const double middle = (found.factor + same) / 2;
      auto between = at(middle);
      if (!between) return std::move(between).faults();
      if (between->action == action)
        same = middle;
      else
        found = {middle, *std::move(between)};
    }
    return std::optional<FlipAt>(std::move(found));
  }
  return std::optional<FlipAt>();
}

Result<std::vector<Flip>> flips(const Rerun& rerun, const RatesThen& now,
                                const std::function<void(Outcome)>& begins) {
  std::vector<Flip> all;
  if (!now.liable) return all;
  std::map<double, RatesThen> by_deaths;  // one run serves all outcomes
  for (const OutcomeThen& o : now.outcomes) {
    if (begins) begins(o.outcome);
    if (o.row == 0) continue;
    Flip flip;
    flip.outcome = o.outcome;
    flip.action = o.action;
    const auto search = [&](std::span<const double> grid, const AtFactor& at,
                            std::optional<FlipAt>& into) -> Faults {
      auto found = nearest_flip(o.action, grid, at);
      if (!found) return std::move(found).faults();
      into = *std::move(found);
      return {};
    };
    const AtFactor flow = [&](double factor) -> Result<OutcomeThen> {
      const auto then = rerun.with_flow(o.outcome, factor);
      if (!then) return then.faults();
      return of(*then, o.outcome);
    };
    const AtFactor deaths = [&](double factor) -> Result<OutcomeThen> {
      auto known = by_deaths.find(factor);
      if (known == by_deaths.end()) {
        auto then = rerun.with_deaths(factor);
        if (!then) return std::move(then).faults();
        known = by_deaths.emplace(factor, *std::move(then)).first;
      }
      return of(known->second, o.outcome);
    };
    // Of nothing no factor makes anything else.
    if (o.flow_kg > 0) {
      if (Faults faults = search(kFlowDown, flow, flip.flow_down); !faults.empty()) return faults;
      if (Faults faults = search(kFlowUp, flow, flip.flow_up); !faults.empty()) return faults;
    }
    flip.rests_on_deaths = rests_on_deaths(o.row);
    if (flip.rests_on_deaths) {
      if (Faults faults = search(kDeathsDown, deaths, flip.deaths_down); !faults.empty())
        return faults;
      if (Faults faults = search(kDeathsUp, deaths, flip.deaths_up); !faults.empty()) return faults;
    }
    all.push_back(std::move(flip));
  }
  return all;
}

}  // namespace setpoint
