#include "setpoint/network/chain_flow.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace setpoint {
namespace {

constexpr double kMillionths = 1e6;
constexpr std::uint32_t kNoArc = UINT32_MAX;

}  // namespace

MaxFlow::Amount flow_amount(double capacity) {
  return static_cast<MaxFlow::Amount>(std::floor(capacity * kMillionths + 0.5));
}

double flow_number(MaxFlow::Amount amount) {
  return static_cast<double>(amount) / kMillionths;
}

ChainRoutes::ChainRoutes(const SupplyNetwork& network, Chain chain,
                         std::vector<std::uint16_t> kinds)
    : chain_(std::move(chain)) {
  stage_.reserve(network.size());
  for (const Actor& actor : network.actors()) {
    const auto stage = chain_.stage_of(actor.role);
    stage_.push_back(stage ? static_cast<std::uint32_t>(*stage) : kOffChain);
  }
  for (const Tie& tie : network.ties()) {
    if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), tie.kind) == kinds.end()) continue;
    const std::uint32_t from = stage_[tie.from];
    const std::uint32_t to = stage_[tie.to];
    if (from == kOffChain || to == kOffChain) continue;
    const bool forward = from <= to;
    if (chain_.passes(std::min(from, to), std::max(from, to)))
      arcs_.push_back(forward ? Arc{tie.from, tie.to} : Arc{tie.to, tie.from});
  }
  const auto before = [](const Arc& a, const Arc& b) {
    return a.from != b.from ? a.from < b.from : a.to < b.to;
  };
  std::sort(arcs_.begin(), arcs_.end(), before);
  arcs_.erase(
      std::unique(arcs_.begin(), arcs_.end(),
                  [](const Arc& a, const Arc& b) { return a.from == b.from && a.to == b.to; }),
      arcs_.end());
}

ChainFlow::ChainFlow(const SupplyNetwork& network, const ChainRoutes& routes,
                     std::span<const char> removed)
    : actors_(network.size()), flow_(2 * network.size() + 2), inner_(network.size(), kNoArc) {
  const auto source = static_cast<MaxFlow::Node>(2 * actors_);
  const MaxFlow::Node sink = source + 1;
  const auto last = static_cast<std::uint32_t>(routes.chain().stages().size() - 1);
  const auto there = [&](ActorIndex actor) {
    return routes.stage(actor) != ChainRoutes::kOffChain &&
           (removed.empty() || removed[actor] == 0);
  };
  for (ActorIndex actor = 0; actor < actors_; ++actor) {
    if (!there(actor)) continue;
    inner_[actor] = static_cast<std::uint32_t>(
        flow_.add_arc(into(actor), out_of(actor), flow_amount(network.actors()[actor].capacity)));
    if (routes.stage(actor) == 0) flow_.add_arc(source, into(actor), MaxFlow::kUnlimited);
    if (routes.stage(actor) == last) flow_.add_arc(out_of(actor), sink, MaxFlow::kUnlimited);
  }
  for (const ChainRoutes::Arc& arc : routes.arcs())
    if (there(arc.from) && there(arc.to))
      flow_.add_arc(out_of(arc.from), into(arc.to), MaxFlow::kUnlimited);
  back_ = flow_.add_arc(sink, source, 0);
  total_ = flow_.augment(source, sink);
}

double ChainFlow::through(ActorIndex actor) const {
  return inner_[actor] == kNoArc ? 0 : flow_number(flow_.flow(inner_[actor]));
}

// A largest flow is a circulation with the whole supply on an arc from sink to source. Without the
// actor, what passed it has to find another way from where it came in to where it went out, the arc
// back to the source included; what does not is lost.
double ChainFlow::lost_without(ActorIndex actor) {
  if (inner_[actor] == kNoArc) return 0;
  const MaxFlow::Amount passing = flow_.flow(inner_[actor]);
  if (passing == 0) return 0;
  flow_.begin_trial();
  flow_.set_residual(inner_[actor], 0);
  flow_.set_residual(inner_[actor] ^ 1U, 0);
  flow_.set_residual(back_, MaxFlow::kUnlimited);
  const MaxFlow::Amount rerouted = flow_.augment(into(actor), out_of(actor), passing);
  flow_.undo_trial();
  return flow_number(passing - rerouted);
}

// Follows what flows from the source, taking from each arc what the route carries. A circle on the
// way (goods that come back to an actor) is taken out: it supplies nothing.
std::vector<ChainFlow::Route> ChainFlow::routes() {
  const auto source = static_cast<MaxFlow::Node>(2 * actors_);
  const MaxFlow::Node sink = source + 1;
  std::vector<MaxFlow::Amount> left(flow_.arcs(), 0);
  for (std::size_t arc = 0; arc < left.size(); arc += 2)
    if (arc != back_) left[arc] = flow_.flow(arc);
  std::vector<Route> found;
  std::vector<std::size_t> position(2 * actors_ + 2, SIZE_MAX);  // of a node on the path
  std::vector<std::size_t> path;
  MaxFlow::Node node = source;
  position[source] = 0;
  const auto take = [&](std::size_t first) {
    MaxFlow::Amount least = MaxFlow::kUnlimited;
    for (std::size_t i = first; i < path.size(); ++i) least = std::min(least, left[path[i]]);
    for (std::size_t i = first; i < path.size(); ++i) left[path[i]] -= least;
    return least;
  };
  for (;;) {
    std::size_t onward = SIZE_MAX;
    for (const std::uint32_t arc : flow_.arcs_of(node))
      if ((arc & 1U) == 0 && left[arc] > 0) {
        onward = arc;
        break;
      }
    if (onward == SIZE_MAX) break;  // nothing leaves the source any more
    path.push_back(onward);
    node = flow_.head(onward);
    std::size_t begin = 0;
    if (node == sink) {
      Route route;
      for (const std::size_t arc : path)
        if (flow_.head(arc) < source && flow_.head(arc) % 2 == 0)
          route.actors.push_back(flow_.head(arc) / 2);
      route.amount = flow_number(take(0));
      found.push_back(std::move(route));
    } else if (position[node] != SIZE_MAX) {
      begin = position[node];
      take(begin);
    } else {
      position[node] = path.size();
      continue;
    }
    while (path.size() > begin) {
      position[flow_.head(path.back())] = SIZE_MAX;
      path.pop_back();
    }
    node = path.empty() ? source : flow_.head(path.back());
    position[node] = path.size();
  }
  return found;
}

}  // namespace setpoint
