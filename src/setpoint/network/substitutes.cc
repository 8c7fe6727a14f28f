#include "setpoint/network/substitutes.h"

#include <algorithm>
#include <map>
#include <string>

#include "setpoint/network/chain.h"

namespace setpoint {
namespace {

std::vector<std::uint32_t> role_numbers(const SupplyNetwork& network) {
  std::map<std::string, std::uint32_t> numbers;
  std::vector<std::uint32_t> role;
  role.reserve(network.size());
  for (const Actor& actor : network.actors())
    role.push_back(
        numbers.emplace(folded_role(actor.role), static_cast<std::uint32_t>(numbers.size()))
            .first->second);
  return role;
}

}  // namespace

std::vector<double> known_substitutes(const SupplyNetwork& network) {
  const std::vector<std::uint32_t> role = role_numbers(network);
  const auto capacity = [&](ActorIndex actor) { return network.actors()[actor].capacity; };
  std::vector<double> sum(network.size(), 0);
  std::vector<ActorIndex> around;
  for (ActorIndex hub = 0; hub < network.size(); ++hub) {
    around.assign(network.neighbours(hub).begin(), network.neighbours(hub).end());
    std::sort(around.begin(), around.end(), [&](ActorIndex a, ActorIndex b) {
      if (role[a] != role[b]) return role[a] < role[b];
      if (capacity(a) != capacity(b)) return capacity(a) < capacity(b);
      return a < b;
    });
    for (std::size_t begin = 0; begin < around.size();) {
      std::size_t end = begin;
      while (end < around.size() && role[around[end]] == role[around[begin]]) ++end;
      // Ascending by capacity: those before an actor stand in for a part of it, those of its own
      // capacity and more for all of it.
      double below = 0;
      for (std::size_t i = begin; i < end;) {
        const double own = capacity(around[i]);
        std::size_t equal = i;
        while (equal < end && capacity(around[equal]) == own) ++equal;
        const auto others = static_cast<double>(end - i - 1);
        const double partial = own > 0 ? below / own : static_cast<double>(i - begin);
        for (std::size_t k = i; k < equal; ++k) sum[around[k]] += partial + others;
        below += own * static_cast<double>(equal - i);
        i = equal;
      }
      begin = end;
    }
  }
  for (ActorIndex actor = 0; actor < network.size(); ++actor)
    if (network.degree(actor) > 0) sum[actor] /= static_cast<double>(network.degree(actor));
  return sum;
}

SubstitutesWithinReach::SubstitutesWithinReach(const SupplyNetwork& network, std::size_t reach)
    : network_(network), reach_(reach), role_(role_numbers(network)), seen_(network.size(), 0) {}

std::size_t SubstitutesWithinReach::of(ActorIndex actor) {
  std::vector<ActorIndex> all{actor};
  seen_[actor] = 1;
  std::size_t found = 0;
  const auto take = [&](ActorIndex from) {
    for (const ActorIndex other : network_.neighbours(from)) {
      if (seen_[other] != 0) continue;
      seen_[other] = 1;
      all.push_back(other);
      if (role_[other] == role_[actor]) ++found;
    }
  };
  take(actor);
  std::size_t ring = 1;
  for (std::size_t step = 0; step < reach_; ++step) {
    const std::size_t end = all.size();
    for (; ring < end; ++ring) take(all[ring]);
  }
  for (const ActorIndex each : all) seen_[each] = 0;
  return found;
}

}  // namespace setpoint
