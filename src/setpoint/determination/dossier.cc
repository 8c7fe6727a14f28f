#include "setpoint/determination/dossier.h"

#include <algorithm>
#include <string>
#include <utility>

#include "setpoint/determination/audit.h"
#include "setpoint/rate/governance.h"

namespace setpoint {
namespace {

Fault unknown_country(const Determination& d, Country country) {
  std::string liable;
  for (const CountryResult& c : d.countries)
    if (c.liable) liable += (liable.empty() ? "" : ", ") + std::string(c.country.code());
  return {FaultKind::usage,
          {},
          std::string(country.name()) + " (" + std::string(country.code()) +
              ") is not in the determination of " + d.window_last.text(),
          liable.empty() ? "a country of the determination; none is liable"
                         : "a country of the determination; liable: " + liable};
}

Result<std::vector<GovernanceRemedy>> governance_remedies(
    const Rerun& rerun, const std::vector<GovernanceField>& deficits) {
  std::vector<GovernanceRemedy> all;
  for (const GovernanceField field : deficits) all.push_back({{field}, {}});
  if (deficits.size() > 1) all.push_back({deficits, {}});
  if (!deficits.empty()) all.push_back({{GovernanceField::equivalent}, {}});
  for (GovernanceRemedy& remedy : all) {
    auto then = rerun.with_findings(remedy.fields);
    if (!then) return std::move(then).faults();
    remedy.then = *std::move(then);
  }
  return all;
}

// attributed: the country's share of the nation's deaths.
Result<std::vector<FlowRemedy>> flow_remedies(const Rerun& rerun, double attributed) {
  std::vector<FlowRemedy> all;
  for (const double cut : kFlowCuts) {
    auto then = rerun.with_flow(std::nullopt, 1 - cut);
    if (!then) return std::move(then).faults();
    auto with_deaths = rerun.with_flow_and_deaths(1 - cut, 1 - cut * attributed);
    if (!with_deaths) return std::move(with_deaths).faults();
    all.push_back({cut, *std::move(then), *std::move(with_deaths)});
  }
  return all;
}

}  // namespace

const CountryResult& Dossier::of_country() const {
  return *std::find_if(determination.countries.begin(), determination.countries.end(),
                       [this](const CountryResult& c) { return c.country == country; });
}

std::vector<GovernanceField> deficits_of(const Tables& tables, Country country, const Date& day) {
  const GovernanceRecord record = governance_on(tables, country, day);
  std::vector<GovernanceField> result;
  for (const GovernanceField field : kGovernanceFields)
    if (field != GovernanceField::equivalent && record.finding(field) == Finding::no)
      result.push_back(field);
  return result;
}

Result<Dossier> dossier(const Tables& tables, const Policy& policy, const DetermineOptions& options,
                        Determination determination, Country country, const Progress& progress) {
  const bool known =
      std::any_of(determination.countries.begin(), determination.countries.end(),
                  [country](const CountryResult& c) { return c.country == country; });
  if (!known) return unknown_country(determination, country);
  Dossier result{std::move(determination), country};
  const Determination& d = result.determination;
  result.now = rates_in(d, country);
  const Rerun rerun(tables, policy, options, d, country);

  constexpr std::size_t kParts = 3 + kOutcomes.size();
  std::size_t done = 0;
  const auto begin = [&](const std::string& what) {
    if (progress) progress(what, done++, kParts);
  };
  begin("the checks of this determination");
  auto checks = audit(tables, policy, options, d, country);
  if (!checks) return std::move(checks).faults();
  result.audit = *std::move(checks);

  begin("what other governance would change");
  auto governance =
      governance_remedies(rerun, deficits_of(tables, country, d.window_last.last_day()));
  if (!governance) return std::move(governance).faults();
  result.governance = *std::move(governance);

  begin("what less flow would change");
  // Of nothing there is nothing to cut.
  if (result.of_country().flow_kg.value > 0) {
    const double deaths = d.deaths_predicted;
    auto flow = flow_remedies(
        rerun, deaths > 0 ? std::min(result.of_country().footprint.value / deaths, 1.0) : 0);
    if (!flow) return std::move(flow).faults();
    result.flow = *std::move(flow);
  }

  auto flipped = flips(rerun, result.now, [&](Outcome outcome) {
    begin("the smallest changes that flip an action: " + std::string(name(outcome)));
  });
  if (!flipped) return std::move(flipped).faults();
  result.flips = *std::move(flipped);
  result.holds = holds(tables, policy, d, result.of_country());
  return result;
}

}  // namespace setpoint
