// The deaths of a synthetic programme, by quarter and outcome.
//
// They follow the pure mass that is expected to enter, not the mass that happened to:
//
//   D_k = c f sum over strata and origins of share * rate_k * (mean pure mass of a find of k)
//
// with the shares of units and the rates of the frame in the quarter (generator_scenario.h), no
// checkpoints, c such that all outcomes of the first quarter have 15,000, and f = 0.6 after the
// change of `deaths-fall`, 1 else. A small population's mass wobbles by more than a tenth, and a
// scenario in which deaths do not fall would then not be one. Assumptions, as all of it.
#pragma once

#include <array>
#include <vector>

#include "setpoint/core/channel.h"
#include "setpoint/core/fault.h"
#include "setpoint/sampling/generator.h"

namespace setpoint {

using DeathsByForm = std::array<double, kOutcomes.size()>;

// By quarter. Errors: those of scenario_frame.
[[nodiscard]] Result<std::vector<DeathsByForm>> generated_deaths(const GeneratorOptions& options);

}  // namespace setpoint
