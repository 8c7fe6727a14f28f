#include "setpoint/response/county_parts.h"

#include <algorithm>
#include <cstddef>

namespace setpoint {

std::vector<double> county_parts(const std::vector<CountyEvidence>& counties,
                                 std::optional<double> state_deaths, double suppressed) {
  double shown = 0, among = 0;
  bool moves = state_deaths.has_value();
  for (const CountyEvidence& county : counties) {
    if (!county.count) continue;
    shown += *county.count;
    among += county.people;
    moves = moves && county.state && *county.state > 0;
  }
  std::vector<double> parts;
  double moved = 0, open = 0;  // sums over the counties that show a count and that do not
  for (const CountyEvidence& county : counties) {
    if (county.count) {
      parts.push_back(moves ? *county.count * (*state_deaths / *county.state) : *county.count);
      moved += parts.back();
      continue;
    }
    parts.push_back(among > 0      ? std::min(suppressed, county.people * (shown / among))
                    : state_deaths ? county.people
                                   : suppressed);
    open += parts.back();
  }
  if (!state_deaths) return parts;
  const double all = moved + open;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    if (!moves && all > 0) parts[k] *= *state_deaths / all;
    if (moves && !counties[k].count && open > 0)
      parts[k] *= std::max(0.0, *state_deaths - moved) / open;
  }
  return parts;
}

}  // namespace setpoint
