// The smallest change in the evidence that flips an action.
//
// Walked outward from what was measured on a coarse grid of factors until the action is another,
// then bisected between the last two factors to 1 % of what was measured (a fall) or of the factor
// (a rise). A band of factors with another action that lies wholly between two points of the grid
// would be missed; the grid is published with the answer.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/determination/dossier_rerun.h"

namespace setpoint {

inline constexpr std::array kFlowDown = {0.75, 0.5, 0.25, 0.0};
inline constexpr std::array kFlowUp = {1.5, 2.0, 4.0, 8.0};
inline constexpr std::array kDeathsDown = {0.75, 0.5};
inline constexpr std::array kDeathsUp = {1.5, 2.0};

struct FlipAt {
  double factor = 1;  // the nearest to 1 that was found to flip
  OutcomeThen then;
};

// Of one outcome.
struct Flip {
  Outcome outcome{};
  std::string action{};  // now
  // None: no factor of the grid changes the action.
  std::optional<FlipAt> flow_down{}, flow_up{};
  // Whether the row rests on the deaths at all; else they were not varied.
  bool rests_on_deaths = false;
  std::optional<FlipAt> deaths_down{}, deaths_up{};
};

// What the outcome would be at a factor.
using AtFactor = std::function<Result<OutcomeThen>(double factor)>;
[[nodiscard]] Result<std::optional<FlipAt>> nearest_flip(std::string_view action,
                                                         std::span<const double> grid,
                                                         const AtFactor& at);

// Of every outcome whose row rests on a movement: none in a first determination as liable, and
// none of a country that is not liable.
[[nodiscard]] Result<std::vector<Flip>> flips(const Rerun& rerun, const RatesThen& now,
                                              const std::function<void(Outcome)>& begins = {});

}  // namespace setpoint
