#include "setpoint/determination/waterfall.h"

#include <algorithm>
#include <cmath>

namespace setpoint {

std::vector<WaterfallStep> waterfall(const Determination& d, std::size_t most,
                                     std::optional<Country> country) {
  using Kind = WaterfallStep::Kind;
  double before = 0;
  for (const DeathsByOutcome& o : d.deaths_by_outcome) {
    if (!o.before) return {};
    before += o.before->value;
  }
  double explained = 0;
  std::vector<WaterfallStep> changes;
  for (const CountryResult& c : d.countries)
    for (const OutcomeResult& o : c.outcomes) {
      if (!o.deaths_change) continue;
      explained += o.deaths_change->value;
      if (country && c.country != *country) continue;
      changes.push_back({Kind::change,
                         std::string(c.country.name()) + ", " + std::string(name(o.outcome)),
                         o.deaths_change->value, o.deaths_change->interval});
    }
  std::stable_sort(changes.begin(), changes.end(),
                   [](const WaterfallStep& a, const WaterfallStep& b) {
                     return std::fabs(a.deaths) > std::fabs(b.deaths);
                   });
  const auto still = std::find_if(changes.begin(), changes.end(),
                                  [](const WaterfallStep& step) { return step.deaths == 0; });
  changes.erase(still, changes.end());
  if (changes.size() > most) changes.resize(most);

  double rest = explained;
  for (const WaterfallStep& step : changes) rest -= step.deaths;
  changes.insert(changes.begin(), {Kind::total, "Deaths in the window before", before, {}});
  changes.push_back(
      {Kind::change, country ? "All other countries" : "All other countries and forms", rest, {}});
  changes.push_back(
      {Kind::change, "Domestic and unattributed", d.deaths_predicted - before - explained, {}});
  changes.push_back({Kind::total, "Deaths in this window", d.deaths_predicted, {}});
  return changes;
}

}  // namespace setpoint
