// The answers of the regional record as JSON: what --json prints and the service serves.
//
// What is absent is null; intervals are [low, high]; shares are from 0 to 1 and percents from 0 to
// 100, each as its name says.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "setpoint/region/study.h"

namespace setpoint {

// setpoint.regions/1
[[nodiscard]] nlohmann::ordered_json regions_json(const RegionalStudy& study, Cause cause,
                                                  const std::vector<RegionView>& views);
// setpoint.region/1
[[nodiscard]] nlohmann::ordered_json region_json(const RegionalStudy& study,
                                                 const RegionDetail& detail);
// setpoint.nowcast/1: the incomplete counts of a cause with what they will become.
[[nodiscard]] nlohmann::ordered_json nowcast_json(
    const RegionalStudy& study, Cause cause,
    const std::vector<std::pair<Place, CountView>>& counts);
// setpoint.nowcast-score/1
[[nodiscard]] nlohmann::ordered_json nowcast_score_json(const RegionalStudy& study,
                                                        const std::vector<NowcastScore>& scores);

}  // namespace setpoint
