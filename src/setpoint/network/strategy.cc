#include "setpoint/network/strategy.h"

#include <algorithm>
#include <utility>

#include "setpoint/network/betweenness.h"
#include "setpoint/network/budget.h"

namespace setpoint {
namespace {

// Scores that differ by less are equal.
constexpr double kRounding = 1e-9;

std::vector<double> degrees(const SupplyNetwork& network, const std::vector<char>& removed) {
  std::vector<double> degree(network.size(), 0);
  for (ActorIndex actor = 0; actor < network.size(); ++actor)
    if (removed[actor] == 0)
      for (const ActorIndex other : network.neighbours(actor))
        if (removed[other] == 0) degree[actor] += 1;
  return degree;
}

std::vector<double> scores(const SupplyNetwork& network, Strategy strategy,
                           const std::vector<char>& removed) {
  switch (strategy) {
    case Strategy::kingpin:
      return degrees(network, removed);
    case Strategy::betweenness:
      return betweenness_without(network, removed);
    case Strategy::collective_influence: {
      // Whole numbers, of which many are 0 (in a star all): of equals the larger degree.
      std::vector<double> score = collective_influence(network, removed);
      const std::vector<double> degree = degrees(network, removed);
      for (std::size_t actor = 0; actor < score.size(); ++actor)
        score[actor] += degree[actor] / static_cast<double>(network.size() + 1);
      return score;
    }
    case Strategy::random:
      break;
  }
  return {};
}

std::vector<ActorIndex> shuffled(std::size_t size, std::size_t count, Seed seed,
                                 std::uint32_t draw) {
  std::vector<ActorIndex> all(size);
  for (ActorIndex actor = 0; actor < size; ++actor) all[actor] = actor;
  Stream stream(seed, StreamName("network.random-targets"), draw);
  for (std::size_t i = 0; i < count; ++i) {
    const double u = stream.uniform();
    const auto step = static_cast<std::size_t>(u * static_cast<double>(size - i));
    std::swap(all[i], all[std::min(i + step, size - 1)]);
  }
  all.resize(count);
  return all;
}

}  // namespace

std::string_view name(Strategy strategy) {
  switch (strategy) {
    case Strategy::kingpin:
      return "kingpin";
    case Strategy::betweenness:
      return "betweenness";
    case Strategy::collective_influence:
      return "collective influence";
    case Strategy::random:
      return "random";
  }
  return {};
}

std::vector<double> collective_influence(const SupplyNetwork& network,
                                         const std::vector<char>& removed) {
  const std::vector<double> degree = degrees(network, removed);
  std::vector<double> influence(network.size(), 0);
  std::vector<ActorIndex> seen(network.size(), UINT32_MAX);  // by which actor last
  for (ActorIndex actor = 0; actor < network.size(); ++actor) {
    if (removed[actor] != 0 || degree[actor] < 2) continue;
    seen[actor] = actor;
    for (const ActorIndex contact : network.neighbours(actor)) seen[contact] = actor;
    double ring = 0;
    for (const ActorIndex contact : network.neighbours(actor)) {
      if (removed[contact] != 0) continue;
      for (const ActorIndex other : network.neighbours(contact)) {
        if (removed[other] != 0 || seen[other] == actor) continue;
        seen[other] = actor;
        ring += degree[other] - 1;
      }
    }
    influence[actor] = (degree[actor] - 1) * ring;
  }
  return influence;
}

std::vector<ActorIndex> removal_order(const SupplyNetwork& network, Strategy strategy,
                                      std::size_t count, Seed seed, std::uint32_t draw,
                                      const std::optional<double>& budget) {
  count = std::min(count, network.size());
  if (strategy == Strategy::random)
    return first_within(network,
                        shuffled(network.size(), budget ? network.size() : count, seed, draw),
                        count, budget);
  std::vector<char> removed(network.size(), 0);
  std::vector<ActorIndex> order;
  double spent = 0;
  while (order.size() < count) {
    const std::vector<double> score = scores(network, strategy, removed);
    ActorIndex best = UINT32_MAX;
    for (ActorIndex actor = 0; actor < network.size(); ++actor)
      if (removed[actor] == 0 && affordable(spent + network.actors()[actor].cost, budget) &&
          (best == UINT32_MAX || score[actor] > score[best] * (1 + kRounding)))
        best = actor;
    if (best == UINT32_MAX) break;
    removed[best] = 1;
    spent += network.actors()[best].cost;
    order.push_back(best);
  }
  return order;
}

std::vector<ActorIndex> first_within(const SupplyNetwork& network,
                                     const std::vector<ActorIndex>& order, std::size_t count,
                                     const std::optional<double>& budget) {
  std::vector<ActorIndex> set;
  double spent = 0;
  for (const ActorIndex actor : order) {
    if (set.size() >= count) break;
    const double cost = network.actors()[actor].cost;
    if (!affordable(spent + cost, budget)) continue;
    set.push_back(actor);
    spent += cost;
  }
  return set;
}

}  // namespace setpoint
