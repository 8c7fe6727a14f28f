// The answers of the regional record, for a terminal: no line is wider than 120.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "setpoint/region/study.h"

namespace setpoint {

// One line a region.
[[nodiscard]] std::string regions_text(const RegionalStudy& study, Cause cause,
                                       const std::vector<RegionView>& views);
// One region: its deaths (the last two years and each December before), counties and supply.
[[nodiscard]] std::string region_text(const RegionalStudy& study, const RegionDetail& detail);
[[nodiscard]] std::string nowcast_text(const RegionalStudy& study, Cause cause,
                                       const std::vector<std::pair<Place, CountView>>& counts);
[[nodiscard]] std::string nowcast_score_text(const RegionalStudy& study,
                                             const std::vector<NowcastScore>& scores);

// The deaths of a region as comma-separated values: cause, ending, months, reported, predicted,
// percent_complete, percent_pending, withheld, final, nowcast, nowcast_low, nowcast_high, rate,
// rate_low, rate_high, unreliable, population_year.
[[nodiscard]] std::string region_deaths_csv(const RegionDetail& detail);

}  // namespace setpoint
