#include "setpoint/network/components.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace setpoint {

Groups::Groups(std::size_t size) : parent_(size), size_(size, 1) {
  std::iota(parent_.begin(), parent_.end(), ActorIndex{0});
}

ActorIndex Groups::of(ActorIndex actor) {
  while (parent_[actor] != actor) {
    parent_[actor] = parent_[parent_[actor]];
    actor = parent_[actor];
  }
  return actor;
}

bool Groups::join(ActorIndex a, ActorIndex b) {
  a = of(a);
  b = of(b);
  if (a == b) return false;
  if (size_[a] < size_[b]) std::swap(a, b);
  pairs_ += 2 * static_cast<std::uint64_t>(size_[a]) * size_[b];
  parent_[b] = a;
  size_[a] += size_[b];
  return true;
}

Connectivity connectivity(const SupplyNetwork& network, std::span<const char> removed) {
  const auto gone = [&](ActorIndex actor) { return !removed.empty() && removed[actor] != 0; };
  Connectivity result;
  std::vector<char> seen(network.size(), 0);
  std::vector<ActorIndex> queue;
  for (ActorIndex first = 0; first < network.size(); ++first) {
    if (seen[first] != 0 || gone(first)) continue;
    seen[first] = 1;
    queue.assign(1, first);
    for (std::size_t next = 0; next < queue.size(); ++next)
      for (const ActorIndex other : network.neighbours(queue[next]))
        if (seen[other] == 0 && !gone(other)) {
          seen[other] = 1;
          queue.push_back(other);
        }
    const std::size_t size = queue.size();
    result.actors += size;
    result.components += 1;
    result.largest = std::max(result.largest, size);
    result.pairs += static_cast<std::uint64_t>(size) * (size - 1);
  }
  return result;
}

double fragmentation(const Connectivity& connectivity) {
  if (connectivity.actors < 2) return 1;
  const auto n = static_cast<double>(connectivity.actors);
  return 1 - static_cast<double>(connectivity.pairs) / (n * (n - 1));
}

}  // namespace setpoint
