#include "setpoint/core/trace.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <array>

namespace setpoint {

std::string_view name(LeafKind kind) {
  constexpr std::array<std::string_view, 4> kNames = {"row", "parameter", "constant",
                                                      "interval-limit"};
  return kNames[static_cast<std::size_t>(kind)];
}

NodeId Trace::leaf(Leaf leaf, double point) {
  Node node;
  node.certain = !leaf.sampler;
  node.first = static_cast<std::uint32_t>(leaves_.size());
  node.value = point;
  leaves_.push_back(std::move(leaf));
  nodes_.push_back(node);
  label_of_.push_back(0);
  return static_cast<NodeId>(nodes_.size() - 1);
}

NodeId Trace::combine(Operation operation, std::span<const NodeId> operands) {
  Node node;
  node.operation = operation;
  node.first = static_cast<std::uint32_t>(operands_.size());
  node.count = static_cast<std::uint32_t>(operands.size());
  std::vector<double> values;
  values.reserve(operands.size());
  for (const NodeId id : operands) {
    values.push_back(nodes_[id].value);
    node.certain = node.certain && nodes_[id].certain;
    operands_.push_back(id);
  }
  node.certain = node.certain || operation == Operation::point;
  node.value = apply(operation, std::span<const double>(values));
  nodes_.push_back(node);
  label_of_.push_back(0);
  return static_cast<NodeId>(nodes_.size() - 1);
}

void Trace::label(NodeId node, std::string text) {
  if (label_of_[node] != 0) return;
  labels_.push_back(std::move(text));
  label_of_[node] = static_cast<std::uint32_t>(labels_.size());
}

std::span<const NodeId> Trace::operands(NodeId id) const {
  const Node& node = nodes_[id];
  if (node.operation == Operation::leaf) return {};
  return std::span<const NodeId>(operands_).subspan(node.first, node.count);
}

const Leaf* Trace::leaf_of(NodeId id) const {
  const Node& node = nodes_[id];
  return node.operation == Operation::leaf ? &leaves_[node.first] : nullptr;
}

std::string_view Trace::label(NodeId id) const {
  return label_of_[id] == 0 ? std::string_view() : std::string_view(labels_[label_of_[id] - 1]);
}

std::vector<NodeId> Trace::support(std::span<const NodeId> roots) const {
  std::vector<bool> needed(nodes_.size(), false);
  for (const NodeId root : roots) needed[root] = true;
  std::vector<NodeId> ids;
  for (std::size_t id = nodes_.size(); id-- > 0;) {
    if (!needed[id]) continue;
    ids.push_back(static_cast<NodeId>(id));
    for (const NodeId operand : operands(static_cast<NodeId>(id))) needed[operand] = true;
  }
  std::reverse(ids.begin(), ids.end());
  return ids;
}

namespace {

// The draws of a block stay in the processor's cache from one operation to the next.
constexpr std::uint32_t kBlock = 64;

// One pass over the uncertain nodes for draws first to first + out-size - 1.
class BlockEvaluator {
 public:
  BlockEvaluator(const Trace& trace, std::span<const NodeId> order,
                 std::span<const std::uint32_t> slot)
      : trace_(trace), order_(order), slot_(slot), values_(order.size() * kBlock) {}

  void run(Seed seed, std::uint32_t first, std::uint32_t count) {
    std::size_t place = 0;
    for (const NodeId id : order_) {
      const std::span<double> out(values_.data() + place++ * kBlock, count);
      if (const Leaf* leaf = trace_.leaf_of(id)) {
        leaf->sampler(seed, first, out);
        continue;
      }
      const auto operands = trace_.operands(id);
      inputs_.clear();
      certain_.resize(operands.size());
      for (std::size_t k = 0; k < operands.size(); ++k) inputs_.push_back(input(operands[k], k));
      apply(trace_.node(id).operation, std::span<const double* const>(inputs_), out);
    }
  }

  [[nodiscard]] const double* draws(NodeId id) const {
    return values_.data() + static_cast<std::size_t>(slot_[id]) * kBlock;
  }

 private:
  const double* input(NodeId id, std::size_t k) {
    const Trace::Node& node = trace_.node(id);
    if (!node.certain) return draws(id);
    certain_[k].fill(node.value);
    return certain_[k].data();
  }

  const Trace& trace_;
  std::span<const NodeId> order_;
  std::span<const std::uint32_t> slot_;
  std::vector<double> values_;
  std::vector<const double*> inputs_;
  std::deque<std::array<double, kBlock>> certain_;
};

}  // namespace

std::vector<Uncertain> evaluate(const Trace& trace, std::span<const NodeId> wanted, Seed seed,
                                std::uint32_t n, unsigned threads) {
  std::vector<NodeId> order;
  for (const NodeId id : trace.support(wanted))
    if (!trace.node(id).certain) order.push_back(id);
  std::vector<std::uint32_t> slot(trace.size(), 0);
  for (std::size_t k = 0; k < order.size(); ++k) slot[order[k]] = static_cast<std::uint32_t>(k);

  std::vector<std::vector<double>> draws(wanted.size());
  for (std::size_t k = 0; k < wanted.size(); ++k)
    if (!trace.node(wanted[k]).certain) draws[k].resize(n);

  const std::uint32_t blocks = (n + kBlock - 1) / kBlock;
  const auto work = [&](const tbb::blocked_range<std::uint32_t>& range) {
    BlockEvaluator evaluator(trace, order, slot);
    for (std::uint32_t block = range.begin(); block != range.end(); ++block) {
      const std::uint32_t first = block * kBlock;
      const std::uint32_t count = std::min(kBlock, n - first);
      evaluator.run(seed, first, count);
      for (std::size_t k = 0; k < wanted.size(); ++k)
        if (!draws[k].empty())
          std::copy_n(evaluator.draws(wanted[k]), count, draws[k].data() + first);
    }
  };
  tbb::task_arena arena(threads == 0 ? tbb::task_arena::automatic : static_cast<int>(threads));
  arena.execute([&] { tbb::parallel_for(tbb::blocked_range<std::uint32_t>(0, blocks), work); });

  std::vector<Uncertain> results;
  results.reserve(wanted.size());
  for (std::size_t k = 0; k < wanted.size(); ++k)
    results.emplace_back(trace.node(wanted[k]).value, std::move(draws[k]));
  return results;
}

}  // namespace setpoint
