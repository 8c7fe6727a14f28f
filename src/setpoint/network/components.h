// What hangs together, and how far a network falls apart.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "setpoint/network/supply_network.h"

namespace setpoint {

// Disjoint sets by size, path halving.
class Groups {
 public:
  explicit Groups(std::size_t size);
  [[nodiscard]] ActorIndex of(ActorIndex actor);
  // Joins two groups; false if they were one.
  bool join(ActorIndex a, ActorIndex b);
  // Ordered pairs of different members in one group, over all groups: sum of s (s - 1).
  [[nodiscard]] std::uint64_t pairs() const { return pairs_; }

 private:
  std::vector<ActorIndex> parent_;
  std::vector<std::uint32_t> size_;
  std::uint64_t pairs_ = 0;
};

struct Connectivity {
  std::size_t actors = 0;      // that remain
  std::size_t components = 0;  // among them
  std::size_t largest = 0;     // actors of the largest component
  std::uint64_t pairs = 0;     // ordered pairs that can reach each other: sum of s (s - 1)
};

// Of the network without the actors marked removed (empty: none). Linear time.
[[nodiscard]] Connectivity connectivity(const SupplyNetwork& network,
                                        std::span<const char> removed = {});

// The share of ordered pairs of remaining actors that cannot reach each other,
//   F = 1 - sum over components of s (s - 1) / (n (n - 1)),
// 1 where fewer than two remain. Borgatti 2006, the fragmentation of the key player problem.
[[nodiscard]] double fragmentation(const Connectivity& connectivity);

}  // namespace setpoint
