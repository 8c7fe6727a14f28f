// What the counties of one state are taken to have of its deaths.
//
// A county that shows a count has that count, moved to now as the state's own count of the same
// cause moved since. The state's deaths less those are spread over the counties that show none, by
// an assumption s for a withheld count or by the people at the rate of the shown counties,
// whichever is less; by people where none is shown.
//
// Where the state has no count beside a shown one, nothing says how it moved: all counties then
// share the state's deaths by their counts and assumptions.
//
// Everything it takes is published, so nothing made of it gives a withheld count away.
#pragma once

#include <optional>
#include <vector>

namespace setpoint {

struct CountyEvidence {
  double people = 0;
  std::optional<double> count;  // of the county, as published
  std::optional<double> state;  // the state's count of the same cause and months
};

// Deaths by county. `suppressed`: s, deaths. Without deaths of the state: the counts as they are
// and the assumptions.
[[nodiscard]] std::vector<double> county_parts(const std::vector<CountyEvidence>& counties,
                                               std::optional<double> state_deaths,
                                               double suppressed);

}  // namespace setpoint
