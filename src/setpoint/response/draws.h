// The draws of an allocation: what interventions cost and avert, and the deaths of regions.
//
// The part of the deaths that an intervention averts at full reach is
//   e = min(most, averted by a unit * units in the nation / deaths of the nation),
// the same in every region: a unit averts more where there are more deaths for each that is
// eligible. Deaths of a region: B * exp(trend - sd^2 / 2) * G, trend common to all regions, G a
// gamma variable of mean 1 and variance dispersion / B of its own.
//
// A parameter's draws come from the stream of its key, a region's from its position by id: neither
// depends on a name of a place, and a draw is the same whatever else is asked.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "setpoint/core/random.h"
#include "setpoint/response/allocation.h"
#include "setpoint/response/allocation_problem.h"

namespace setpoint {

// Precondition: the intervention has a cost.
[[nodiscard]] EffectDraws draw_effect(const AllocationPolicy& policy, std::string_view intervention,
                                      ResponseObjective objective, const Baseline& baseline,
                                      Seed seed, std::uint32_t draws);
// Units that could be used in the nation in a year.
[[nodiscard]] double units_in_nation(const AllocationPolicy& policy, std::string_view intervention,
                                     const Baseline& baseline);
// Deaths, or what the objective counts, by draw, of every region.
[[nodiscard]] std::vector<std::vector<double>> draw_deaths(const AllocationSettings& settings,
                                                           ResponseObjective objective,
                                                           const Baseline& baseline, Seed seed,
                                                           std::uint32_t draws);
// What the objective counts for each overdose death: 1, deaths of any cause, or years.
[[nodiscard]] double counted_per_death(const AllocationSettings& settings,
                                       ResponseObjective objective);

}  // namespace setpoint
