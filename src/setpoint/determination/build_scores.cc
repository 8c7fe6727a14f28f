// Scores against the baseline, whose set point is 0: 100 is none left, negative is worse.
//
//   S[i,k] = 100 (1 - L[i,k] / L[i,k,baseline]),  none where the baseline is 0 or nobody looks now
//
// The composite score of a country weights its outcomes by their footprint at the baseline.
// Model, section 5.
#include "setpoint/determination/builder.h"

namespace setpoint {

// Whether the window has any evidence on a country: seizure records speak of everybody.
bool DeterminationBuilder::is_seen(Country country) const {
  if (evidence_.seen.default_quarters > 0) return true;
  for (const auto& [route, grounds] : evidence_.seen.routes)
    if (route.first == country) return true;
  for (const auto& [key, liability] : assessment_.liabilities)
    if (key.first == country) return true;
  return false;
}

void DeterminationBuilder::scores() {
  // The window itself, the one before, or one apart.
  const EarlierAssessment* earlier = nullptr;
  if (baseline_)
    earlier = &*baseline_;
  else if (before_ && result_.baseline == before_->window)
    earlier = &*before_;
  const Liabilities& flows = earlier ? earlier->liabilities : assessment_.liabilities;
  const std::vector<OutcomeFootprint>& footprints =
      earlier ? earlier->footprint : assessment_.footprint;
  if (footprints.empty())
    result_.notes.push_back(
        "Deaths of the baseline window are not on record: no composite scores.");

  const auto hundred = constant<Pure>(*trace_, 100, "points");
  const auto one = constant<Pure>(*trace_, 1, "one");
  for (CountryResult& c : result_.countries) {
    std::vector<std::pair<Traced<Pure>, Traced<Mortality>>> weighted;
    std::vector<Traced<Mortality>> weights;
    // Where nobody looks there is no score: no evidence is not none left.
    if (!is_seen(c.country)) continue;
    for (OutcomeResult& o : c.outcomes) {
      const Traced<Mass> now(*trace_, o.flow_kg.node);
      const Traced<Mass> then = earlier ? setpoint::flow_of(*trace_, flows, c.country, o.outcome)
                                              .named("flow of the baseline window")
                                        : now;
      if (then.point().value() <= 0) continue;
      const Traced<Pure> score = hundred * (one - now / then);
      o.score = figure(score);
      for (const OutcomeFootprint& f : footprints) {
        const auto own = f.by_country.find(c.country);
        if (f.outcome != o.outcome || own == f.by_country.end()) continue;
        weighted.emplace_back(score, own->second);
        weights.push_back(own->second);
      }
    }
    if (weighted.empty()) continue;
    const auto all = sum(*trace_, weights, "no footprint");
    if (all.point().value() <= 0) continue;
    std::vector<Traced<Pure>> parts;
    for (const auto& [score, weight] : weighted) parts.push_back(score * (weight / all));
    c.score = figure(sum(*trace_, parts, "no score")
                         .named("score of " + std::string(c.country.code()) +
                                ", outcomes weighted by footprint at the baseline"));
  }
}

}  // namespace setpoint
