// Networks for tests: textbook graphs, random ones, and small chains.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "setpoint/core/random.h"
#include "setpoint/network/chain.h"
#include "setpoint/network/supply_network.h"

namespace setpoint::test {

using Edges = std::vector<std::pair<ActorIndex, ActorIndex>>;

// Choices that are the same on every machine.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : stream_(Seed{seed}, StreamName("tests.network"), 0) {}
  bool happens(double probability) { return stream_.uniform() < probability; }
  std::size_t below(std::size_t size) {
    const auto pick = static_cast<std::size_t>(stream_.uniform() * static_cast<double>(size));
    return std::min(pick, size - 1);
  }

 private:
  Stream stream_;
};

inline Edges path(std::size_t actors) {
  Edges edges;
  for (ActorIndex i = 0; i + 1 < actors; ++i) edges.emplace_back(i, i + 1);
  return edges;
}
inline Edges cycle(std::size_t actors) {
  Edges edges = path(actors);
  edges.emplace_back(static_cast<ActorIndex>(actors - 1), 0);
  return edges;
}
// Actor 0 in the middle.
inline Edges star(std::size_t leaves) {
  Edges edges;
  for (ActorIndex i = 1; i <= leaves; ++i) edges.emplace_back(0, i);
  return edges;
}
inline Edges complete(std::size_t actors) {
  Edges edges;
  for (ActorIndex i = 0; i < actors; ++i)
    for (ActorIndex j = i + 1; j < actors; ++j) edges.emplace_back(i, j);
  return edges;
}
inline Edges random_edges(std::size_t actors, double probability, Chance& chance) {
  Edges edges;
  for (const auto& edge : complete(actors))
    if (chance.happens(probability)) edges.push_back(edge);
  return edges;
}

inline std::vector<Tie> ties_of(const Edges& edges) {
  std::vector<Tie> ties;
  for (const auto& [from, to] : edges) ties.push_back({from, to, 0, 1});
  return ties;
}

// Actors "0", "1", ... without roles.
inline SupplyNetwork plain(std::size_t actors, const Edges& edges) {
  std::vector<Actor> all;
  for (std::size_t i = 0; i < actors; ++i) all.push_back({std::to_string(i), "", {}, 1, 1});
  return {std::move(all), ties_of(edges), {"tie"}, {}};
}

struct Part {
  std::string role;
  double capacity = 1;
  double cost = 1;
};
inline SupplyNetwork with_roles(const std::vector<Part>& parts, const Edges& edges) {
  std::vector<Actor> all;
  for (const Part& part : parts)
    all.push_back({std::to_string(all.size()), part.role, {}, part.capacity, part.cost});
  return {std::move(all), ties_of(edges), {"supply"}, {true, true, true}};
}

// Roles a to d of the chain below and a role outside it, whole capacities from 0 to 5, costs 1 to
// 4, ties in any direction: within a stage, circles among them, and against the chain.
inline constexpr std::string_view kTestChain = "a, b, c?, d";
inline SupplyNetwork random_chain_network(std::size_t actors, double probability, Chance& chance) {
  static const std::vector<std::string> roles = {"a", "b", "c", "d", "a", "d", "outside"};
  std::vector<Part> parts;
  for (std::size_t i = 0; i < actors; ++i) {
    const std::size_t role = i < 4 ? i : chance.below(roles.size());
    const auto capacity = static_cast<double>(chance.below(6));
    const auto cost = static_cast<double>(1 + chance.below(4));
    parts.push_back({roles[role], capacity, cost});
  }
  Edges edges;
  for (ActorIndex i = 0; i < actors; ++i)
    for (ActorIndex j = 0; j < actors; ++j)
      if (i != j && chance.happens(probability)) edges.emplace_back(i, j);
  return with_roles(parts, edges);
}

// The network without some actors, and the old number of each that is left.
inline std::pair<SupplyNetwork, std::vector<ActorIndex>> rebuilt_without(
    const SupplyNetwork& network, const std::vector<char>& removed) {
  std::vector<ActorIndex> old;
  std::vector<ActorIndex> fresh(network.size());
  std::vector<Actor> actors;
  for (ActorIndex i = 0; i < network.size(); ++i) {
    if (removed[i] != 0) continue;
    fresh[i] = static_cast<ActorIndex>(old.size());
    old.push_back(i);
    actors.push_back(network.actors()[i]);
  }
  std::vector<Tie> ties;
  for (Tie tie : network.ties()) {
    if (removed[tie.from] != 0 || removed[tie.to] != 0) continue;
    tie.from = fresh[tie.from];
    tie.to = fresh[tie.to];
    ties.push_back(tie);
  }
  return {SupplyNetwork(std::move(actors), std::move(ties), network.kinds(), network.known()),
          std::move(old)};
}

inline std::vector<char> marked(std::size_t actors, const std::vector<ActorIndex>& set) {
  std::vector<char> mask(actors, 0);
  for (const ActorIndex actor : set) mask[actor] = 1;
  return mask;
}

// The members of the set whose bits these are.
inline std::vector<ActorIndex> members(std::size_t bits) {
  std::vector<ActorIndex> set;
  for (ActorIndex i = 0; (bits >> i) != 0; ++i)
    if ((bits >> i & 1U) != 0) set.push_back(i);
  return set;
}

}  // namespace setpoint::test
