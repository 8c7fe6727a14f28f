#include "setpoint/network/set_objective.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "setpoint/network/components.h"

namespace setpoint {
namespace {

std::vector<char> mask(const SupplyNetwork& network, ActorSet set) {
  std::vector<char> removed(network.size(), 0);
  for (const ActorIndex actor : set) removed[actor] = 1;
  return removed;
}

// Things of some weight, each of which several actors can reach; a set's value is the weight that
// it reaches.
struct Coverage {
  std::vector<std::vector<std::uint32_t>> of_actor;
  std::vector<double> weight;  // sums to 1

  [[nodiscard]] std::vector<char> reached(ActorSet set) const {
    std::vector<char> reached(weight.size(), 0);
    for (const ActorIndex actor : set)
      for (const std::uint32_t thing : of_actor[actor]) reached[thing] = 1;
    return reached;
  }
  [[nodiscard]] double value(ActorSet set) const {
    const std::vector<char> is = reached(set);
    double sum = 0;
    for (std::size_t thing = 0; thing < weight.size(); ++thing)
      if (is[thing] != 0) sum += weight[thing];
    return std::min(sum, 1.0);  // all of them, but for rounding
  }
  [[nodiscard]] std::vector<double> gains(ActorSet set) const {
    const std::vector<char> is = reached(set);
    std::vector<double> gain(of_actor.size(), 0);
    for (std::size_t actor = 0; actor < of_actor.size(); ++actor)
      for (const std::uint32_t thing : of_actor[actor])
        if (is[thing] == 0) gain[actor] += weight[thing];
    return gain;
  }
};

SetObjective covering(std::string_view name, std::string_view of, Coverage coverage) {
  const auto shared = std::make_shared<const Coverage>(std::move(coverage));
  return {name,
          of,
          [shared](ActorSet set) { return shared->value(set); },
          [shared](ActorSet set) { return shared->gains(set); },
          true,
          1};
}

}  // namespace

SetObjective supply_objective(const SupplyNetwork& network, const ChainRoutes& routes) {
  const double supply = ChainFlow(network, routes).supply();
  const auto value = [&network, &routes, supply](ActorSet set) {
    return 1 - ChainFlow(network, routes, mask(network, set)).supply() / supply;
  };
  const auto bounds = [&network, &routes, supply](ActorSet set) {
    const ChainFlow left(network, routes, mask(network, set));
    std::vector<double> through(network.size());
    for (ActorIndex actor = 0; actor < network.size(); ++actor)
      through[actor] = left.through(actor) / supply;
    return through;
  };
  return {"supply", "share of supply lost at once", value, bounds, false, 1};
}

SetObjective routes_objective(const SupplyNetwork& network, const ChainRoutes& routes) {
  ChainFlow flow(network, routes);
  Coverage coverage{std::vector<std::vector<std::uint32_t>>(network.size()), {}};
  for (const ChainFlow::Route& route : flow.routes()) {
    for (const ActorIndex actor : route.actors)
      coverage.of_actor[actor].push_back(static_cast<std::uint32_t>(coverage.weight.size()));
    coverage.weight.push_back(route.amount / flow.supply());
  }
  return covering("routes", "share of the supply routes that pass a target", std::move(coverage));
}

SetObjective ties_objective(const SupplyNetwork& network) {
  Coverage coverage{std::vector<std::vector<std::uint32_t>>(network.size()), {}};
  const double one = network.edges() == 0 ? 0 : 1 / static_cast<double>(network.edges());
  for (ActorIndex actor = 0; actor < network.size(); ++actor)
    for (const ActorIndex other : network.neighbours(actor)) {
      if (other < actor) continue;
      const auto tie = static_cast<std::uint32_t>(coverage.weight.size());
      coverage.of_actor[actor].push_back(tie);
      coverage.of_actor[other].push_back(tie);
      coverage.weight.push_back(one);
    }
  return covering("ties", "share of the ties that are cut", std::move(coverage));
}

SetObjective fragmentation_objective(const SupplyNetwork& network) {
  const double before = fragmentation(connectivity(network));
  const auto value = [&network, before](ActorSet set) {
    return fragmentation(connectivity(network, mask(network, set))) - before;
  };
  return {
      "fragmentation", "fragmentation of those who remain, less that of now", value, {}, false, 1};
}

SetObjective regrowth_objective(const Regrowth& model, Seed seed, std::uint32_t runs) {
  const auto value = [&model, seed, runs](ActorSet set) {
    return set.empty() ? 0.0 : model.mean_missing(model.remove(set), seed, runs);
  };
  return {"regrowth", "share missing over the months of regrowth, on average", value, {}, false, 1};
}

}  // namespace setpoint
