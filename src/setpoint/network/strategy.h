// In which order a strategy removes actors.
//
// Every strategy looks again after each removal (an actor's degree is that among those who are
// left), which is its stronger form.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "setpoint/core/random.h"
#include "setpoint/network/supply_network.h"

namespace setpoint {

enum class Strategy : std::uint8_t {
  kingpin,               // the largest degree
  betweenness,           // the largest betweenness
  collective_influence,  // the largest (k - 1) sum over actors at distance 2 of (k_j - 1)
                         // (Morone and Makse 2015); of equals the larger degree
  random,                // any, with equal chance
};
inline constexpr std::array kStrategies = {Strategy::kingpin, Strategy::betweenness,
                                           Strategy::collective_influence, Strategy::random};
[[nodiscard]] std::string_view name(Strategy strategy);

// The first `count` actors (fewer if the network has fewer). Of equals the one that comes first in
// the network. Within a budget an actor that can no longer be paid for is passed over, until none
// can be. `seed` and `draw` matter to random only.
[[nodiscard]] std::vector<ActorIndex> removal_order(
    const SupplyNetwork& network, Strategy strategy, std::size_t count, Seed seed = {},
    std::uint32_t draw = 0, const std::optional<double>& budget = std::nullopt);

// Of an order the first `count` that fit the budget one after another.
[[nodiscard]] std::vector<ActorIndex> first_within(const SupplyNetwork& network,
                                                   const std::vector<ActorIndex>& order,
                                                   std::size_t count,
                                                   const std::optional<double>& budget);

// Collective influence at distance 2 of every actor that is not removed, 0 of the others.
[[nodiscard]] std::vector<double> collective_influence(const SupplyNetwork& network,
                                                       const std::vector<char>& removed);

}  // namespace setpoint
