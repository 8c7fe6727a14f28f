#include "setpoint/network/max_flow.h"

#include <gtest/gtest.h>

#include "network/graphs.h"

namespace setpoint::test {
namespace {

struct Arc {
  MaxFlow::Node from;
  MaxFlow::Node to;
  MaxFlow::Amount capacity;
};

MaxFlow flow_of(std::size_t nodes, const std::vector<Arc>& arcs) {
  MaxFlow flow(nodes);
  for (const Arc& arc : arcs) flow.add_arc(arc.from, arc.to, arc.capacity);
  return flow;
}

// Every set with the source (0) and without the sink (the last) is a cut.
MaxFlow::Amount least_cut(std::size_t nodes, const std::vector<Arc>& arcs) {
  MaxFlow::Amount least = MaxFlow::kUnlimited;
  for (std::size_t bits = 0; bits < std::size_t{1} << (nodes - 2); ++bits) {
    const std::size_t side = bits << 1U | 1U;
    MaxFlow::Amount cut = 0;
    for (const Arc& arc : arcs)
      if ((side >> arc.from & 1U) != 0 && (side >> arc.to & 1U) == 0) cut += arc.capacity;
    least = std::min(least, cut);
  }
  return least;
}

std::vector<Arc> random_arcs(std::size_t nodes, Chance& chance) {
  std::vector<Arc> arcs;
  for (std::size_t i = 0; i < 3 * nodes; ++i) {
    const auto from = static_cast<MaxFlow::Node>(chance.below(nodes));
    const auto to = static_cast<MaxFlow::Node>(chance.below(nodes));
    if (from == to) continue;
    arcs.push_back({from, to, static_cast<MaxFlow::Amount>(chance.below(10))});
  }
  return arcs;
}

TEST(MaxFlow, IsTheLeastCutAndAFlow) {
  Chance chance(7);
  std::size_t none = 0;
  for (int trial = 0; trial < 200; ++trial) {
    const std::size_t nodes = 2 + chance.below(7);
    const std::vector<Arc> arcs = random_arcs(nodes, chance);
    MaxFlow flow = flow_of(nodes, arcs);
    const MaxFlow::Amount sent = flow.augment(0, static_cast<MaxFlow::Node>(nodes - 1));
    EXPECT_EQ(sent, least_cut(nodes, arcs));
    if (sent == 0) ++none;
    std::vector<MaxFlow::Amount> net(nodes, 0);
    for (std::size_t i = 0; i < arcs.size(); ++i) {
      const MaxFlow::Amount along = flow.flow(2 * i);
      EXPECT_GE(along, 0);
      EXPECT_LE(along, arcs[i].capacity);
      net[arcs[i].from] += along;
      net[arcs[i].to] -= along;
    }
    EXPECT_EQ(net.front(), sent);
    EXPECT_EQ(net.back(), -sent);
    for (std::size_t node = 1; node + 1 < nodes; ++node) EXPECT_EQ(net[node], 0);
  }
  EXPECT_LT(none, 120U);  // or little was tested
}

TEST(MaxFlow, StopsAtTheLimitAndGoesOnFromThere) {
  Chance chance(8);
  for (int trial = 0; trial < 100; ++trial) {
    const std::size_t nodes = 3 + chance.below(6);
    const std::vector<Arc> arcs = random_arcs(nodes, chance);
    const auto sink = static_cast<MaxFlow::Node>(nodes - 1);
    const MaxFlow::Amount all = flow_of(nodes, arcs).augment(0, sink);
    MaxFlow flow = flow_of(nodes, arcs);
    const auto limit = static_cast<MaxFlow::Amount>(chance.below(8));
    const MaxFlow::Amount some = flow.augment(0, sink, limit);
    EXPECT_EQ(some, std::min(limit, all));
    EXPECT_EQ(some + flow.augment(0, sink), all);
  }
}

TEST(MaxFlow, IsPutBackAsItWasAfterATrial) {
  MaxFlow flow = flow_of(3, {{0, 1, 5}, {1, 2, 3}});
  EXPECT_EQ(flow.augment(0, 2, 2), 2);
  flow.begin_trial();
  flow.set_residual(2, 5);
  EXPECT_EQ(flow.augment(0, 2), 3);
  flow.undo_trial();
  EXPECT_EQ(flow.residual(0), 3);
  EXPECT_EQ(flow.residual(2), 1);
  EXPECT_EQ(flow.augment(0, 2), 1);
  // Outside a trial nothing is undone.
  flow.undo_trial();
  EXPECT_EQ(flow.augment(0, 2), 0);
}

TEST(MaxFlow, GoesALongWay) {
  constexpr std::size_t kNodes = 20'000;
  MaxFlow flow(kNodes);
  for (MaxFlow::Node node = 0; node + 1 < kNodes; ++node) flow.add_arc(node, node + 1, 7);
  EXPECT_EQ(flow.augment(0, kNodes - 1), 7);
}

}  // namespace
}  // namespace setpoint::test
