#include "setpoint/network/comparison.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <utility>

#include "setpoint/network/budget.h"
#include "setpoint/sampling/student.h"

namespace setpoint {
namespace {

// Above the upper limit of a 95 % interval.
constexpr double kTail = 0.025;
constexpr Possible kShare = {0, 1};
constexpr Possible kDifference = {-1, 1};
constexpr double kWithoutLoss = 0.1;

// Runs with so many candidates that all of them are tried with all runs.
constexpr std::size_t kTried = 30;
constexpr std::uint32_t kScreeningRuns = 8;

double quantile(const std::vector<double>& sorted, double p) {
  const double at = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

OverRuns scaled(OverRuns figure, double by) {
  return {figure.mean * by, figure.low * by, figure.high * by, figure.p5 * by, figure.p95 * by};
}

double cost_of(const SupplyNetwork& network, const std::vector<ActorIndex>& targets) {
  double cost = 0;
  for (const ActorIndex actor : targets) cost += network.actors()[actor].cost;
  return cost;
}

struct Judged {
  Judgement judgement;
  std::vector<double> means;  // run by run
};

using Chosen = std::function<const Removal&(std::uint32_t run)>;

Judged judged(std::string label, const Regrowth& regrowth, const Chosen& chosen, double cost,
              double number, std::uint32_t runs, Seed seed) {
  std::vector<RegrowthRun> all(runs);
  tbb::parallel_for(std::uint32_t{0}, runs,
                    [&](std::uint32_t run) { all[run] = regrowth.run(chosen(run), seed, run); });
  const auto figure = [&](const auto& of) {
    std::vector<double> values;
    values.reserve(all.size());
    for (const RegrowthRun& run : all) values.push_back(of(run));
    return values;
  };
  Judged result;
  result.means = figure([](const RegrowthRun& run) { return run.mean(); });
  Judgement& judgement = result.judgement;
  judgement.strategy = std::move(label);
  judgement.number = number;
  judgement.cost = cost;
  judgement.at_once =
      over_runs(figure([](const RegrowthRun& run) { return run.missing.front(); }), kShare);
  judgement.mean = over_runs(result.means, kShare);
  judgement.at_end =
      over_runs(figure([](const RegrowthRun& run) { return run.missing.back(); }), kShare);
  judgement.fragmentation_at_once =
      over_runs(figure([](const RegrowthRun& run) { return run.fragmentation_at_once; }), kShare);
  judgement.fragmentation_at_end =
      over_runs(figure([](const RegrowthRun& run) { return run.fragmentation_at_end; }), kShare);
  for (std::size_t month = 0; month < all.front().missing.size(); ++month) {
    double sum = 0;
    for (const RegrowthRun& run : all) sum += run.missing[month];
    judgement.by_month.push_back(sum / static_cast<double>(runs));
  }
  if (number > 0) judgement.per_target = scaled(judgement.mean, 1 / number);
  if (cost > 0) judgement.per_cost = scaled(judgement.mean, 1 / cost);
  return result;
}

void weigh_fragments(Judgement& judgement, double before) {
  judgement.fragmented_without_loss =
      judgement.fragmentation_at_once.mean > before + 1e-9 && judgement.at_end.mean < kWithoutLoss;
}

std::vector<ActorIndex> first_of(const std::vector<ActorIndex>& all, std::size_t count) {
  return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(count, all.size()))};
}

// So many targets at most cost no more than a budget: the cheapest.
std::size_t most_for(const SupplyNetwork& network, double budget) {
  std::vector<double> costs;
  for (const Actor& actor : network.actors()) costs.push_back(actor.cost);
  std::sort(costs.begin(), costs.end());
  std::size_t count = 0;
  for (double spent = 0; count < costs.size() && affordable(spent + costs[count], budget); ++count)
    spent += costs[count];
  return count;
}

}  // namespace

OverRuns over_runs(std::vector<double> values, Possible possible) {
  const auto n = static_cast<double>(values.size());
  double sum = 0;
  for (const double value : values) sum += value;
  OverRuns result;
  result.mean = sum / n;
  double squares = 0;
  for (const double value : values) squares += (value - result.mean) * (value - result.mean);
  result.low = possible.least;
  result.high = possible.most;
  if (n > 1) {
    const double reach = student_upper_quantile(kTail, n - 1) * std::sqrt(squares / (n - 1) / n);
    result.low = std::max(result.low, result.mean - reach);
    result.high = std::min(result.high, result.mean + reach);
  }
  std::sort(values.begin(), values.end());
  result.p5 = quantile(values, 0.05);
  result.p95 = quantile(values, 0.95);
  return result;
}

Judgement judge(const SupplyNetwork& network, const Regrowth& regrowth, std::string label,
                const std::vector<ActorIndex>& targets, std::uint32_t runs, Seed seed) {
  const Removal removal = regrowth.remove(targets);
  Judgement judgement =
      judged(
          std::move(label), regrowth, [&](std::uint32_t) -> const Removal& { return removal; },
          cost_of(network, targets), static_cast<double>(targets.size()), runs, seed)
          .judgement;
  judgement.targets = targets;
  weigh_fragments(judgement, fragmentation(connectivity(network)));
  return judgement;
}

BestSet best_after_regrowth(const SupplyNetwork& network, const Regrowth& regrowth,
                            const std::vector<ActorIndex>& by_value, std::size_t size,
                            std::optional<double> budget, std::uint32_t runs, Seed seed) {
  if (budget) size = std::min(size, most_for(network, *budget));
  SetSearch search;
  search.size = size;
  search.budget = budget;
  search.evaluations = 0;
  // Single targets with few runs: the better half of what is tried; the rest comes from the orders.
  std::vector<double> alone(network.size(), 0);
  tbb::parallel_for(std::size_t{0}, network.size(), [&](std::size_t i) {
    const auto actor = static_cast<ActorIndex>(i);
    const ActorIndex one[] = {actor};
    alone[i] = regrowth.mean_missing(regrowth.remove(one), seed, kScreeningRuns) /
               (budget ? network.actors()[actor].cost : 1);
  });
  std::vector<ActorIndex> order(network.size());
  for (ActorIndex actor = 0; actor < network.size(); ++actor) order[actor] = actor;
  std::stable_sort(order.begin(), order.end(),
                   [&](ActorIndex a, ActorIndex b) { return alone[a] > alone[b]; });
  std::set<ActorIndex> pool;
  for (const ActorIndex actor : first_of(order, budget ? std::max(kTried, 2 * size) : kTried))
    pool.insert(actor);
  for (const ActorIndex actor : first_of(by_value, std::max(size, kTried / 2))) pool.insert(actor);
  search.starts.push_back(first_within(network, by_value, size, budget));
  for (const Strategy strategy : kStrategies) {
    if (strategy == Strategy::random) continue;
    std::vector<ActorIndex> chosen = removal_order(network, strategy, size, {}, 0, budget);
    pool.insert(chosen.begin(), chosen.end());
    search.starts.push_back(std::move(chosen));
  }
  search.candidates.assign(pool.begin(), pool.end());
  return best_set(network, regrowth_objective(regrowth, seed, runs), search);
}

std::vector<Judgement> compare_strategies(const SupplyNetwork& network, const Regrowth& regrowth,
                                          const std::vector<ActorIndex>& by_value,
                                          const ComparisonOptions& options) {
  const std::size_t size = std::min(options.size, network.size());
  const std::optional<double>& budget = options.budget;
  const double fragmented = fragmentation(connectivity(network));
  // Chosen under one seed, judged under another.
  const Seed search_seed{options.seed.value ^ 0x9e3779b97f4a7c15U};
  std::vector<Judged> all;
  const auto add = [&](std::string label, std::vector<ActorIndex> targets) {
    const Removal removal = regrowth.remove(targets);
    all.push_back(judged(
        std::move(label), regrowth, [&](std::uint32_t) -> const Removal& { return removal; },
        cost_of(network, targets), static_cast<double>(targets.size()), options.runs,
        options.seed));
    all.back().judgement.targets = std::move(targets);
  };
  add("central and hard to replace", first_within(network, by_value, size, budget));
  add("best set found", best_after_regrowth(network, regrowth, by_value, size, budget,
                                            options.search_runs, search_seed)
                            .targets);
  const std::size_t ours = all.size();
  for (const Strategy strategy : kStrategies) {
    if (strategy != Strategy::random) {
      add(std::string(name(strategy)), removal_order(network, strategy, size, {}, 0, budget));
      continue;
    }
    std::vector<Removal> removals;
    removals.reserve(options.runs);
    double cost = 0;
    double number = 0;
    for (std::uint32_t run = 0; run < options.runs; ++run) {
      const auto drawn = removal_order(network, strategy, size, options.seed, run, budget);
      cost += cost_of(network, drawn) / options.runs;
      number += static_cast<double>(drawn.size()) / options.runs;
      removals.push_back(regrowth.remove(drawn));
    }
    all.push_back(judged(
        std::string(name(strategy)), regrowth,
        [&](std::uint32_t run) -> const Removal& { return removals[run]; }, cost, number,
        options.runs, options.seed));
    all.back().judgement.targets = removals.front().targets;
  }
  std::size_t best = ours;
  for (std::size_t i = ours; i < all.size(); ++i)
    if (all[i].judgement.mean.mean > all[best].judgement.mean.mean) best = i;
  std::vector<Judgement> result;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Judgement& judgement = all[i].judgement;
    weigh_fragments(judgement, fragmented);
    if (i != best) {
      std::vector<double> over(options.runs);
      for (std::uint32_t run = 0; run < options.runs; ++run)
        over[run] = all[i].means[run] - all[best].means[run];
      judgement.over_best_baseline = over_runs(std::move(over), kDifference);
    }
    result.push_back(std::move(judgement));
  }
  return result;
}

}  // namespace setpoint
