// What only a whole table shows.
#pragma once

#include <string_view>
#include <vector>

#include "setpoint/data/release.h"
#include "setpoint/data/tables.h"

namespace setpoint {

// The shares of every country sum to 1 within 1e-9. Rows sorted by country.
void check_shares(const std::vector<ShareRow>& rows, std::string_view kind,
                  ReleaseContext& context);

// A period has all six streams: a stream that is not there is not zero.
void check_streams(const std::vector<RegionalSeizureRow>& rows, ReleaseContext& context);

// For one region and period either three or twelve months, and either all deaths or outcomes.
// Suppressed counts say nothing and do not clash.
void check_deaths(const std::vector<DeathRow>& rows, ReleaseContext& context);

}  // namespace setpoint
