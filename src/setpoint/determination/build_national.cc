// What a determination says of the nation: its head, deaths, flows and notes.
#include <algorithm>

#include "setpoint/core/decimal.h"
#include "setpoint/core/digest.h"
#include "setpoint/determination/builder.h"

namespace setpoint {
namespace {

std::string identity(const Tables& tables, const Policy& policy, const Window& window,
                     const DetermineOptions& options) {
  std::string inputs = "setpoint.determination/1\n" + tables.sha256 + "\n" + policy.sha256() +
                       "\n" + window.last.text() + "\n" + std::to_string(options.seed.value) +
                       "\n" + std::to_string(options.draws) +
                       "\nprevious: " + (options.previous ? options.previous->text() : "none\n");
  for (const WhatIf& change : options.what_if)
    inputs += "what if " + std::string(change.country.code()) + " " +
              (change.outcome ? std::string(name(*change.outcome)) : "all") + " " +
              shortest(change.factor) + "\n";
  return window.last.text() + "-" + sha256(inputs).substr(0, 12);
}

}  // namespace

void DeterminationBuilder::head() {
  result_.id = identity(tables_, policy_, evidence_.window, options_);
  result_.program = SETPOINT_VERSION;
  result_.window_first = evidence_.window.first;
  result_.window_last = evidence_.window.last;
  result_.policy_name = policy_.name();
  result_.policy_version = policy_.version();
  result_.policy_sha256 = policy_.sha256();
  result_.dataset_name = tables_.name;
  result_.dataset_sha256 = tables_.sha256;
  result_.seed = options_.seed.value;
  result_.draws = options_.draws;
  result_.confidence = policy_.value(keys::movement_confidence, day()).value();
  path_ = *parse_path(policy_.text(keys::basis_path, day()));
  result_.path = path_;
  result_.internalisation = figure(internalisation_.iota);
  if (options_.previous) result_.previous = options_.previous->id;
  result_.internalisation_from = options_.previous && options_.previous->internalisation > 0 &&
                                         !policy_.has(keys::internalisation.name)
                                     ? options_.previous->internalised_by
                                     : result_.id;
  result_.cost_per_death_usd = figure(internalisation_.cost_per_death);
  result_.dollars_per_death = figure(internalisation_.dollars_per_death);
  // The other paths do not rest on deaths, and have no target to fall short of.
  if (internalisation_.solved && path_ == Path::article_xx)
    result_.revenue_target_usd =
        policy_.value(keys::revenue_target, day()).value() * (evidence_.window.quarters() / 4.0);
}

void DeterminationBuilder::deaths() {
  result_.deaths_reported = evidence_.deaths.reported.value();
  result_.deaths_predicted = evidence_.deaths.predicted.value();
  result_.outcome_deaths_observed = evidence_.deaths.outcomes_observed;
  std::vector<Traced<Mortality>> attributed, domestic, unattributed;
  for (const OutcomeFootprint& f : assessment_.footprint) {
    result_.deaths_by_outcome.push_back({f.outcome, figure(f.national), figure(f.attributed),
                                         figure(f.domestic), figure(f.unattributed)});
    attributed.push_back(f.attributed);
    domestic.push_back(f.domestic);
    unattributed.push_back(f.unattributed);
  }
  result_.deaths_attributed = total_of(attributed, "no outcome", "attributed deaths");
  result_.deaths_domestic = total_of(domestic, "no outcome", "domestic deaths");
  result_.deaths_unattributed = total_of(unattributed, "no outcome", "unattributed deaths");
  for (const auto& [lag, weight] : evidence_.lags.used) result_.lags_used.push_back(lag);
  result_.lags_dropped = evidence_.lags.dropped;
}

void DeterminationBuilder::flows() {
  const auto add_up = [&](const WindowFlows& flows, std::string what) {
    std::vector<Traced<Mass>> parts;
    for (const auto& [key, flow] : flows) parts.push_back(flow.mass);
    return total_of(parts, "none", std::move(what));
  };
  result_.through_kg = add_up(evidence_.seen.flows, "came through, pure, all countries");
  result_.checkpoint_kg =
      add_up(evidence_.seen.checkpoint, "passed interior checkpoints, pure, beside");
  std::vector<Traced<Mass>> seized;
  for (const auto& [quarter, mass] : evidence_.by_default.seized)
    if (evidence_.window.has(quarter)) seized.push_back(mass);
  Traced<Mass> all_seized = sum(*trace_, seized, "nothing seized");
  const int known = evidence_.seen.default_quarters;
  if (known > 0 && known < evidence_.window.quarters())
    all_seized = all_seized *
                 constant<Pure>(*trace_, static_cast<double>(evidence_.window.quarters()) / known,
                                "quarters of the window per quarter known");
  result_.seized_kg = figure(all_seized.named("seized on entry, pure"));
  // A year's ceiling, for as long as the window is.
  result_.ceiling_kg =
      policy_.value(keys::consumption_ceiling, day()).value() * (evidence_.window.quarters() / 4.0);
}

void DeterminationBuilder::notes() {
  result_.notes.insert(result_.notes.begin(), tables_.notes.begin(), tables_.notes.end());
  const auto say = [&](std::string note) { result_.notes.push_back(std::move(note)); };
  if (!evidence_.lags.dropped.empty()) {
    std::string lags;
    for (const int lag : evidence_.lags.dropped)
      lags += (lags.empty() ? "" : ", ") + std::to_string(lag);
    say("There is no evidence for lags of " + lags + " quarters (it begins with " +
        evidence_.quarters.begin()->text() + "): they are dropped and the weights renormalised.");
  }
  for (std::size_t n = 0; n < evidence_.lagged.size(); ++n)
    if (evidence_.lagged[n].incomplete && evidence_.lags.used[n].first > 0)
      say("The window moved back by " + std::to_string(evidence_.lags.used[n].first) +
          " quarters is incomplete and scaled.");
  if (!evidence_.bases.covered_imports_known)
    say("Covered imports are not on record for every quarter of the window: the compliance and "
        "countervailing paths have no figure.");
  std::size_t early = 0;
  for (const auto& [key, parameter] : policy_.parameters())
    early +=
        !parameter.overridden && evidence_.window.first.first_day() < parameter.values.front().from;
  if (early > 0)
    say(std::to_string(early) +
        " parameters are used for days before the first on which a value is in force.");
  if (!result_.outcome_deaths_observed)
    result_.notes.push_back(
        "Outcome-specific deaths are not observed: national deaths are split by the policy's "
        "shares, so the deaths of every outcome move alike.");
  if (before_ && before_->footprint.empty())
    say("Deaths of the window before are not on record: no movement of deaths.");
  if (evidence_.seen.routes.empty()) say("There is no evidence of flow in the window.");
  std::vector<std::string> routes;
  for (const auto& [route, grounds] : evidence_.seen.routes)
    if (grounds.incomplete)
      routes.push_back(std::string(route.first.code()) + " by " + std::string(name(route.second)));
  if (routes.empty()) return;
  constexpr std::size_t kNamed = 5;
  std::string text =
      "Not every quarter of the window has evidence of flow; what there is was scaled: ";
  for (std::size_t n = 0; n < std::min(kNamed, routes.size()); ++n)
    text += (n == 0 ? "" : ", ") + routes[n];
  if (routes.size() > kNamed) text += " and " + std::to_string(routes.size() - kNamed) + " more";
  say(text + ".");
}

}  // namespace setpoint
