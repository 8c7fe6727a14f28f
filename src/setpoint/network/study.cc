#include "setpoint/network/study.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/network/budget.h"
#include "setpoint/policy/nearest.h"

namespace setpoint {
namespace {

Fault usage(std::string what, std::string expected) {
  return {FaultKind::usage, {}, std::move(what), std::move(expected)};
}

// By value, and where a budget limits by value per unit of cost.
std::vector<ActorIndex> in_order(Ranking ranking, const std::optional<double>& budget) {
  if (budget)
    std::stable_sort(
        ranking.targets.begin(), ranking.targets.end(),
        [](const TargetValue& a, const TargetValue& b) { return a.per_cost > b.per_cost; });
  std::vector<ActorIndex> order;
  order.reserve(ranking.targets.size());
  for (const TargetValue& target : ranking.targets) order.push_back(target.actor);
  return order;
}

// What is wrong with a budget, if anything is.
Faults budget_faults(const SupplyNetwork& network, const std::optional<double>& budget) {
  double least = network.actors().front().cost;
  for (const Actor& actor : network.actors()) least = std::min(least, actor.cost);
  if (!budget || (std::isfinite(*budget) && affordable(least, budget))) return {};
  return {usage(
      "a budget of " + std::string(std::isfinite(*budget) ? shortest(*budget) : "no finite number"),
      "at least " + shortest(least) + ", what the cheapest target costs")};
}

}  // namespace

std::string_view name(Objective objective) {
  switch (objective) {
    case Objective::regrowth:
      return "regrowth";
    case Objective::supply:
      return "supply";
    case Objective::routes:
      return "routes";
    case Objective::ties:
      return "ties";
    case Objective::fragmentation:
      return "fragmentation";
  }
  return {};
}

std::size_t usual_sources(const SupplyNetwork& network) {
  constexpr double kWork = 4e9;  // arcs looked at
  const double all =
      static_cast<double>(network.size()) * (4 * static_cast<double>(network.edges()) + 1);
  return all <= kWork ? 0 : 512;
}

Study::Study(SupplyNetwork network, TargetPolicy policy, std::vector<std::string> notes)
    : network_(std::make_unique<const SupplyNetwork>(std::move(network))),
      policy_(std::move(policy)),
      notes_(std::move(notes)) {}

Result<Study> Study::open(const StudyInput& input, TargetPolicy policy) {
  auto read = read_network(input.files);
  if (!read) return read.faults();
  return of(*std::move(read), input, std::move(policy));
}

Result<Study> Study::of(NetworkRead read, const StudyInput& input, TargetPolicy policy) {
  Study study(std::move(read.network), std::move(policy), std::move(read.notes));
  study.goods_ = input.goods_kinds;
  const SupplyNetwork& network = *study.network_;
  if (!input.goods_kinds.empty() && !network.known().roles)
    return usage("--goods, and the network has no roles", "a file of actors with a column role");
  if (input.chain && !network.known().roles)
    return usage("--chain, and the network has no roles", "a file of actors with a column role");

  std::vector<std::uint16_t> kinds;
  for (const std::string& wanted : input.goods_kinds) {
    const auto found = std::find(network.kinds().begin(), network.kinds().end(), wanted);
    if (found == network.kinds().end()) {
      std::vector<std::string_view> known(network.kinds().begin(), network.kinds().end());
      return usage("--goods " + in_quotes(wanted) + ": no tie is of this kind",
                   alternatives(known));
    }
    kinds.push_back(static_cast<std::uint16_t>(found - network.kinds().begin()));
  }

  if (network.known().roles) {
    auto chain = input.chain ? Chain::parse(*input.chain) : Result<Chain>(Chain::usual());
    if (!chain) return chain.faults();
    const std::vector<std::string> absent = chain->absent(network);
    if (input.chain && !absent.empty()) {
      std::vector<std::string> roles;
      for (const Actor& actor : network.actors()) roles.push_back(folded_role(actor.role));
      const std::vector<std::string_view> known(roles.begin(), roles.end());
      return Fault{FaultKind::data,
                   {input.files.actors, 0, 0},
                   "no actor is a " + in_quotes(absent.front()),
                   "every required role of --chain; the nearest that is there is " +
                       in_quotes(nearest(absent.front(), known))};
    }
    auto present = chain->within(network);
    if (present) {
      for (const std::string& role : chain->passed_by(network))
        study.notes_.push_back("no actor is a " + role + ": the chain goes past that role");
      study.routes_ =
          std::make_unique<const ChainRoutes>(network, *std::move(present), std::move(kinds));
      if (ChainFlow(network, *study.routes_).supply() <= 0) {
        if (input.chain)
          return Fault{FaultKind::data,
                       {input.files.ties, 0, 0},
                       "nothing can flow along the chain " + study.routes_->chain().text(),
                       "ties that lead from its first role to its last, and capacities above 0"};
        study.notes_.push_back("nothing can flow along the chain " + study.routes_->chain().text() +
                               ": connectivity is what counts");
        study.routes_.reset();
      }
    } else if (input.chain) {
      return present.faults();
    } else {
      study.notes_.emplace_back(
          "fewer than two of the usual roles are here: connectivity is what counts (--chain names "
          "others)");
    }
  }
  study.regrowth_ =
      std::make_unique<const Regrowth>(network, study.routes_.get(), study.policy_.settings);
  if (study.regrowth_->before() <= 0)
    return Fault{FaultKind::data,
                 {input.files.network.empty() ? input.files.ties : input.files.network, 0, 0},
                 "no two actors are connected",
                 "at least one tie"};
  return study;
}

std::string_view Study::measure() const {
  return routes_ ? "supply" : "connected pairs";
}

Result<std::vector<ActorIndex>> Study::actors(const std::vector<std::string>& ids) const {
  std::vector<ActorIndex> found;
  for (const std::string& id : ids) {
    const auto actor = network_->find(id);
    if (!actor) return usage(in_quotes(id) + " is not in the network", "the id of an actor");
    if (std::find(found.begin(), found.end(), *actor) != found.end())
      return usage(in_quotes(id) + " comes twice", "each target once");
    found.push_back(*actor);
  }
  return found;
}

Ranking Study::rank(const RankingOptions& options) const {
  return rank_targets(*network_, routes_.get(), policy_.settings, options);
}

Result<SetAnswer> Study::find_set(const SetQuestion& question) const {
  if (question.size == SIZE_MAX && !question.budget)
    return usage("neither a size nor a budget", "one of them, or both");
  if (Faults faults = budget_faults(*network_, question.budget); !faults.empty()) return faults;
  const bool of_chain =
      question.objective == Objective::supply || question.objective == Objective::routes;
  if (of_chain && !routes_)
    return usage("objective " + std::string(name(question.objective)) + " without a chain",
                 "regrowth, ties or fragmentation; or actors with the roles of a chain");
  const std::size_t size = std::min(question.size, network_->size());
  SetSearch search;
  search.size = size;
  search.budget = question.budget;

  SetAnswer answer;
  answer.objective = question.objective;
  const Seed search_seed{question.seed.value ^ 0x9e3779b97f4a7c15U};
  switch (question.objective) {
    case Objective::regrowth: {
      const auto by_value = in_order(
          rank({.sources = usual_sources(*network_), .detailed = size, .seed = question.seed}),
          question.budget);
      answer.set = best_after_regrowth(*network_, *regrowth_, by_value, size, question.budget,
                                       question.search_runs, search_seed);
      answer.of = regrowth_objective(*regrowth_, search_seed, 1).of;
      break;
    }
    case Objective::supply:
    case Objective::routes:
    case Objective::ties:
    case Objective::fragmentation: {
      const SetObjective objective =
          question.objective == Objective::supply   ? supply_objective(*network_, *routes_)
          : question.objective == Objective::routes ? routes_objective(*network_, *routes_)
          : question.objective == Objective::ties   ? ties_objective(*network_)
                                                    : fragmentation_objective(*network_);
      answer.set = best_set(*network_, objective, search);
      answer.of = objective.of;
      break;
    }
  }
  answer.judgement = judge(*network_, *regrowth_, std::string(name(question.objective)),
                           answer.set.targets, question.runs, question.seed);
  if (question.objective == Objective::regrowth) {
    // Both by the runs that judge, which neither was chosen for.
    answer.set.value = answer.judgement.mean.mean;
    answer.set.greedy_value = judge(*network_, *regrowth_, "greedy", answer.set.greedy_targets,
                                    question.runs, question.seed)
                                  .mean.mean;
  }
  return answer;
}

Judgement Study::simulate(const std::vector<ActorIndex>& targets, std::uint32_t runs,
                          Seed seed) const {
  return judge(*network_, *regrowth_, "given", targets, runs, seed);
}

Result<std::vector<Judgement>> Study::compare(const ComparisonOptions& options) const {
  if (Faults faults = budget_faults(*network_, options.budget); !faults.empty()) return faults;
  const auto by_value = in_order(
      rank({.sources = usual_sources(*network_), .detailed = options.size, .seed = options.seed}),
      options.budget);
  return compare_strategies(*network_, *regrowth_, by_value, options);
}

}  // namespace setpoint
