#include "setpoint/network/target_value.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "setpoint/network/substitutes.h"

namespace setpoint {
namespace {

// To the twelfth decimal: what is beyond it is the order in which sums were made.
bool before(const TargetValue& a, const TargetValue& b) {
  const double first = std::round(a.value * 1e12);
  const double second = std::round(b.value * 1e12);
  return first != second ? first > second : a.actor < b.actor;
}

}  // namespace

Ranking rank_targets(const SupplyNetwork& network, const ChainRoutes* routes,
                     const TargetSettings& settings, const RankingOptions& options) {
  Ranking ranking;
  const Betweenness between = betweenness(network, options.sources, options.seed);
  ranking.sources = between.sources;
  ranking.betweenness_exact = between.exact;
  for (const double value : between.value)
    ranking.largest_betweenness = std::max(ranking.largest_betweenness, value);
  const std::vector<double> known = known_substitutes(network);
  std::optional<ChainFlow> flow;
  if (routes != nullptr) flow.emplace(network, *routes);
  ranking.supply = flow ? flow->supply() : 0;
  const double weight = ranking.supply > 0 ? settings.flow_weight : 0;
  const double scale = ranking.largest_betweenness > 0 ? 1 / ranking.largest_betweenness : 0;

  const auto settle = [&](TargetValue& target) {
    const double lost = ranking.supply > 0 ? target.flow_lost / ranking.supply : 0;
    target.centrality = weight * lost + (1 - weight) * target.betweenness * scale;
    target.value = target.centrality * target.hard_to_replace;
    target.value_error = (1 - weight) * target.betweenness_error * scale * target.hard_to_replace;
    target.per_cost = target.value / network.actors()[target.actor].cost;
  };
  for (ActorIndex actor = 0; actor < network.size(); ++actor) {
    TargetValue target;
    target.actor = actor;
    target.degree = network.degree(actor);
    target.betweenness = between.value[actor];
    target.betweenness_error = between.standard_error[actor];
    target.known_substitutes = known[actor];
    target.hard_to_replace = hard_to_replace(known[actor]);
    if (flow) {
      // What passes an actor bounds what is lost without it.
      target.flow_through = target.flow_lost = flow->through(actor);
      target.flow_lost_exact = target.flow_through == 0;
    }
    settle(target);
    ranking.targets.push_back(target);
  }

  const auto make_exact = [&](TargetValue& target) {
    target.flow_lost = flow->lost_without(target.actor);
    target.flow_lost_exact = true;
    settle(target);
  };
  if (options.also && !ranking.targets[*options.also].flow_lost_exact)
    make_exact(ranking.targets[*options.also]);

  // The largest bound is computed until so many of the largest are exact: what is below them can
  // only fall.
  ranking.detailed = std::min(options.detailed, network.size());
  std::vector<TargetValue>& all = ranking.targets;
  const auto behind = [](const TargetValue& a, const TargetValue& b) { return before(b, a); };
  std::make_heap(all.begin(), all.end(), behind);
  std::vector<TargetValue> largest;
  while (largest.size() < ranking.detailed) {
    std::pop_heap(all.begin(), all.end(), behind);
    if (all.back().flow_lost_exact) {
      largest.push_back(all.back());
      all.pop_back();
    } else {
      make_exact(all.back());
      std::push_heap(all.begin(), all.end(), behind);
    }
  }
  std::sort(all.begin(), all.end(), before);
  all.insert(all.begin(), largest.begin(), largest.end());
  SubstitutesWithinReach within_reach(network, settings.reach);
  for (std::size_t place = 0; place < ranking.detailed; ++place)
    all[place].substitutes_within_reach = within_reach.of(all[place].actor);
  if (options.also)
    for (TargetValue& target : all)
      if (target.actor == *options.also)
        target.substitutes_within_reach = within_reach.of(target.actor);
  return ranking;
}

}  // namespace setpoint
