#include "setpoint/network/equivalence.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "setpoint/network/chain.h"

namespace setpoint {
namespace {

// A mix of 64 bits, the finaliser of SplitMix64.
std::uint64_t mixed(std::uint64_t x) {
  x ^= x >> 30U;
  x *= 0xbf58476d1ce4e5b9U;
  x ^= x >> 27U;
  x *= 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

std::vector<ActorIndex> neighbourhood(const SupplyNetwork& network, ActorIndex actor, bool own) {
  std::vector<ActorIndex> all(network.neighbours(actor).begin(), network.neighbours(actor).end());
  if (own) all.insert(std::lower_bound(all.begin(), all.end(), actor), actor);
  return all;
}

// Joins actors whose neighbourhoods (with `own`, themselves included) are the same. A hash brings
// candidates together; the neighbourhoods themselves decide.
void join_twins(const SupplyNetwork& network, bool own, std::vector<ActorIndex>& leader) {
  std::vector<std::pair<std::uint64_t, ActorIndex>> by_hash;
  by_hash.reserve(network.size());
  for (ActorIndex actor = 0; actor < network.size(); ++actor) {
    std::uint64_t hash = own ? mixed(actor + 1) : 0;
    for (const ActorIndex other : network.neighbours(actor)) hash += mixed(other + 1);
    by_hash.emplace_back(hash, actor);
  }
  std::sort(by_hash.begin(), by_hash.end());
  for (std::size_t begin = 0; begin < by_hash.size();) {
    std::size_t end = begin + 1;
    while (end < by_hash.size() && by_hash[end].first == by_hash[begin].first) ++end;
    if (end - begin > 1) {
      std::map<std::vector<ActorIndex>, ActorIndex> first;
      for (std::size_t i = begin; i < end; ++i) {
        const ActorIndex actor = by_hash[i].second;
        const ActorIndex lead =
            first.emplace(neighbourhood(network, actor, own), actor).first->second;
        if (lead != actor) leader[actor] = lead;
      }
    }
    begin = end;
  }
}

Partition numbered(const std::vector<ActorIndex>& leader) {
  std::map<ActorIndex, std::uint32_t> number;
  Partition partition;
  partition.reserve(leader.size());
  for (const ActorIndex lead : leader)
    partition.push_back(
        number.emplace(lead, static_cast<std::uint32_t>(number.size())).first->second);
  return partition;
}

}  // namespace

Partition structural_equivalence(const SupplyNetwork& network) {
  std::vector<ActorIndex> leader(network.size());
  for (ActorIndex actor = 0; actor < network.size(); ++actor) leader[actor] = actor;
  // No actor has a twin of both sorts: if a and b are neighbours with the same others, and c has
  // b's neighbours without being one, then a knows c, so b knows c, so c knows itself.
  join_twins(network, false, leader);
  join_twins(network, true, leader);
  return numbered(leader);
}

Partition regular_equivalence(const SupplyNetwork& network) {
  Partition partition(network.size());
  std::map<std::pair<std::string, bool>, std::uint32_t> starts;
  for (ActorIndex actor = 0; actor < network.size(); ++actor)
    partition[actor] = starts
                           .emplace(std::pair(folded_role(network.actors()[actor].role),
                                              network.degree(actor) == 0),
                                    static_cast<std::uint32_t>(starts.size()))
                           .first->second;
  for (std::size_t classes = starts.size();;) {
    std::map<std::pair<std::uint32_t, std::vector<std::uint32_t>>, std::uint32_t> finer;
    Partition next(network.size());
    std::vector<std::uint32_t> seen;
    for (ActorIndex actor = 0; actor < network.size(); ++actor) {
      seen.clear();
      for (const ActorIndex other : network.neighbours(actor)) seen.push_back(partition[other]);
      std::sort(seen.begin(), seen.end());
      seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
      next[actor] =
          finer.emplace(std::pair(partition[actor], seen), static_cast<std::uint32_t>(finer.size()))
              .first->second;
    }
    partition = std::move(next);
    if (finer.size() == classes) return partition;
    classes = finer.size();
  }
}

std::vector<std::vector<ActorIndex>> classes_of_several(const Partition& partition) {
  std::map<std::uint32_t, std::vector<ActorIndex>> members;
  for (ActorIndex actor = 0; actor < partition.size(); ++actor)
    members[partition[actor]].push_back(actor);
  std::vector<std::vector<ActorIndex>> several;
  for (auto& [number, actors] : members)
    if (actors.size() > 1) several.push_back(std::move(actors));
  std::sort(several.begin(), several.end());
  return several;
}

}  // namespace setpoint
