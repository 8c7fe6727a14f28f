#include "setpoint/rate/basis.h"

#include <string>

namespace setpoint {

Internalisation internalise(TracedParameters& parameters,
                            const std::vector<OutcomeFootprint>& footprint, const Window& window,
                            const std::optional<InheritedShare>& inherited) {
  Trace& trace = parameters.trace();
  const auto v = parameters.at(keys::cost_per_death, window.last);
  const auto finish = [&](Traced<Pure> iota, bool solved) {
    return Internalisation{iota, v, (iota * v).named("dollars internalised per death"), solved};
  };
  if (parameters.policy().has(keys::internalisation.name))
    return finish(parameters.at(keys::internalisation, window.last), false);
  if (inherited) {
    const Leaf leaf{LeafKind::previous,
                    "internalisation",
                    inherited->from,
                    "solved at the start of the chain, and the same in all of it",
                    {}};
    return finish(Traced<Pure>(trace, trace.leaf(leaf, inherited->value)), true);
  }

  std::vector<Traced<Mortality>> attributed;
  for (const OutcomeFootprint& outcome : footprint) attributed.push_back(outcome.attributed);
  const auto deaths = sum(trace, attributed, "no deaths attributed").named("attributed deaths");
  auto target = parameters.at(keys::revenue_target, window.last);
  // The target is dollars a year, deaths are of the window.
  if (window.quarters() != 4)
    target = target * constant<Pure>(trace, window.quarters() / 4.0, "years in the window");
  const Traced<Pure> iota =
      deaths.point().value() > 0
          ? held_at_point(target / (v * deaths))
          : constant<Pure>(trace, 0, "no deaths attributed, nothing to internalise");
  return finish(iota.named("internalisation, solved for the revenue target"), true);
}

ByOutcome harm_to_health(Trace& trace, const Internalisation& internalisation,
                         const std::vector<OutcomeFootprint>& footprint, Country country) {
  ByOutcome result;
  for (const OutcomeFootprint& outcome : footprint) {
    const auto own = outcome.by_country.find(country);
    const Traced<Money> liability = own == outcome.by_country.end()
                                        ? constant<Money>(trace, 0, "no footprint")
                                        : internalisation.dollars_per_death * own->second;
    result.emplace(outcome.outcome, liability.named("liability of " + std::string(country.code()) +
                                                    ", " + std::string(name(outcome.outcome))));
  }
  return result;
}

std::optional<ByOutcome> cost_not_borne(TracedRows& rows, TracedParameters& parameters,
                                        const FallsOn& bases,
                                        const std::vector<OutcomeFootprint>& footprint,
                                        Country country, const Window& window) {
  const RegulationRow* record = nullptr;
  for (const RegulationRow& row : rows.tables().regulation)
    if (row.country == country) record = &row;
  if (record == nullptr) return std::nullopt;

  Trace& trace = rows.trace();
  const auto borne = rows.at<Pure>(record->effectiveness) * rows.at<Pure>(record->cost_share);
  const auto gap = larger(constant<Pure>(trace, 0, "no less than nothing"),
                          parameters.at(keys::regulation_cost_us, window.last) - borne)
                       .named("cost of regulation not borne per dollar of goods, " +
                              std::string(country.code()));
  const auto covered = bases.covered_imports.find(country);
  if (covered == bases.covered_imports.end()) return std::nullopt;
  const Traced<Money> liability = gap * covered->second;

  std::vector<Traced<Mortality>> parts;
  for (const OutcomeFootprint& outcome : footprint)
    if (const auto own = outcome.by_country.find(country); own != outcome.by_country.end())
      parts.push_back(own->second);
  const Traced<Mortality> deaths = sum(trace, parts, "no footprint");

  ByOutcome result;
  const auto alike = constant<Pure>(trace, 1.0 / static_cast<double>(kOutcomes.size()),
                                    "alike over outcomes, the footprint being 0");
  for (const OutcomeFootprint& outcome : footprint) {
    const auto own = outcome.by_country.find(country);
    const Traced<Pure> share = deaths.point().value() <= 0 ? alike
                               : own == outcome.by_country.end()
                                   ? constant<Pure>(trace, 0, "no footprint")
                                   : own->second / deaths;
    result.emplace(outcome.outcome, liability * share);
  }
  return result;
}

}  // namespace setpoint
