// A network, whatever the bytes: faults in one line each, or a network that can be ranked and whose
// ties can be cut. A line "----" parts a file of actors from one of ties; without it the bytes are
// one file alone, of whichever form.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "setpoint/network/best_set.h"
#include "setpoint/network/read_network.h"
#include "setpoint/network/target_value.h"

namespace {

using namespace setpoint;

constexpr std::size_t kMostActors = 60;
constexpr std::string_view kParted = "\n----\n";

void require(bool holds) {
  if (!holds) std::abort();
}

void require_sound(const SupplyNetwork& network) {
  for (const Tie& tie : network.ties()) {
    require(tie.from < network.size() && tie.to < network.size() && tie.from != tie.to);
    require(tie.kind < network.kinds().size());
    require(std::isfinite(tie.weight) && tie.weight > 0);
  }
  std::size_t contacts = 0;
  for (ActorIndex actor = 0; actor < network.size(); ++actor) {
    const Actor& one = network.actors()[actor];
    require(network.find(one.id) == actor);
    require(std::isfinite(one.capacity) && one.capacity >= 0);
    require(std::isfinite(one.cost) && one.cost > 0);
    contacts += network.degree(actor);
  }
  require(contacts == 2 * network.edges());
}

void rank(const SupplyNetwork& network) {
  TargetSettings settings;
  settings.flow_weight = 0.5;
  settings.reach = 2;
  const auto chain = Chain::usual().within(network);
  const auto one_of = [&](const ChainRoutes* routes) {
    const Ranking ranking = rank_targets(network, routes, settings, {});
    require(ranking.targets.size() == network.size());
    for (const TargetValue& target : ranking.targets) {
      require(target.value >= 0 && target.value <= 1);
      require(std::isfinite(target.per_cost));
    }
  };
  one_of(nullptr);
  if (!chain.ok()) return;
  const ChainRoutes routes(network, *chain);
  one_of(&routes);
  ChainFlow flow(network, routes);
  double along = 0;
  for (const ChainFlow::Route& route : flow.routes()) along += route.amount;
  require(std::abs(along - flow.supply()) <= 1e-9 * (1 + flow.supply()));
}

void cut(const SupplyNetwork& network) {
  SetSearch search;
  search.size = 3;
  search.evaluations = 200;
  const BestSet found = best_set(network, ties_objective(network), search);
  require(found.targets.size() <= 3 && found.value >= 0 && found.value <= 1 + 1e-9);
  require(found.bound.has_value() && *found.bound >= found.value);
  require(found.greedy_value <= found.value);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t at = text.find(kParted);
  const auto read = at == std::string_view::npos
                        ? parse_network(text, "network")
                        : parse_actors_and_ties(text.substr(0, at + 1), "actors",
                                                text.substr(at + kParted.size()), "ties");
  if (!read.ok()) {
    require(!read.faults().empty());
    for (const Fault& fault : read.faults()) {
      require(fault.kind == FaultKind::data && !fault.where.file.empty());
      const std::string line = fault.text();
      require(line.find('\n') == std::string::npos && line.find('\r') == std::string::npos);
    }
    return 0;
  }
  require_sound(read->network);
  if (read->network.size() > kMostActors) return 0;
  rank(read->network);
  cut(read->network);
  return 0;
}
