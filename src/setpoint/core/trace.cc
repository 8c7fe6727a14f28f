#include "setpoint/core/trace.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <array>
#include <map>

#include "setpoint/core/arena_threads.h"

namespace setpoint {

std::string_view name(LeafKind kind) {
  constexpr std::array<std::string_view, 6> kNames = {
      "row", "parameter", "constant", "interval-limit", "resample", "previous"};
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

constexpr std::uint32_t kNone = ~std::uint32_t{0};

// The uncertain nodes that the wanted ones rest on, in order, each with the place in memory where
// the draws of a block stand. A place is used again once the last operation that needs it is done,
// so memory is what is alive at one time, not the length of the calculation.
struct Plan {
  struct Step {
    NodeId node;
    std::uint32_t place;
    std::uint32_t wanted;  // index among the wanted nodes, or kNone
  };
  std::vector<Step> steps;
  std::vector<std::uint32_t> place_of;  // by node
  std::size_t places = 0;
};

Plan plan_of(const Trace& trace, std::span<const NodeId> wanted) {
  Plan plan;
  plan.place_of.assign(trace.size(), kNone);
  std::vector<std::uint32_t> wanted_as(trace.size(), kNone);
  for (std::size_t k = wanted.size(); k-- > 0;)  // the first of equals
    wanted_as[wanted[k]] = static_cast<std::uint32_t>(k);

  for (const NodeId id : trace.support(wanted))
    if (!trace.node(id).certain) plan.steps.push_back({id, kNone, wanted_as[id]});
  std::vector<std::uint32_t> last_use(trace.size(), 0);
  for (std::size_t k = 0; k < plan.steps.size(); ++k)
    for (const NodeId operand : trace.operands(plan.steps[k].node))
      last_use[operand] = static_cast<std::uint32_t>(k);

  std::vector<std::uint32_t> free;
  std::vector<bool> given_back(trace.size(), false);
  for (std::size_t k = 0; k < plan.steps.size(); ++k) {
    Plan::Step& step = plan.steps[k];
    if (free.empty()) free.push_back(static_cast<std::uint32_t>(plan.places++));
    step.place = plan.place_of[step.node] = free.back();
    free.pop_back();
    // Only now: a result must not overwrite what it is computed from. An operand named twice is
    // given back once.
    for (const NodeId operand : trace.operands(step.node)) {
      const std::uint32_t place = plan.place_of[operand];
      if (place == kNone || last_use[operand] != k || given_back[operand]) continue;
      given_back[operand] = true;
      free.push_back(place);
    }
  }
  return plan;
}

// One pass over a plan for some consecutive draws, at most a block of them.
class BlockEvaluator {
 public:
  BlockEvaluator(const Trace& trace, const Plan& plan)
      : trace_(trace), plan_(plan), values_(plan.places * kBlock) {}

  template <class Keep>
  void run(Seed seed, std::uint32_t first, std::uint32_t count, Keep keep) {
    for (const Plan::Step& step : plan_.steps) {
      const std::span<double> out(values_.data() + std::size_t{step.place} * kBlock, count);
      if (const Leaf* leaf = trace_.leaf_of(step.node)) {
        leaf->sampler(seed, first, out);
      } else {
        const auto operands = trace_.operands(step.node);
        inputs_.clear();
        for (const NodeId operand : operands) inputs_.push_back(input(operand));
        apply(trace_.node(step.node).operation, std::span<const BlockOperand>(inputs_), out);
      }
      if (step.wanted != kNone) keep(step.wanted, out);
    }
  }

 private:
  [[nodiscard]] BlockOperand input(NodeId id) const {
    const Trace::Node& node = trace_.node(id);
    if (node.certain) return {&node.value, true};
    return {values_.data() + std::size_t{plan_.place_of[id]} * kBlock, false};
  }

  const Trace& trace_;
  const Plan& plan_;
  std::vector<double> values_;
  std::vector<BlockOperand> inputs_;
};

}  // namespace

std::vector<Uncertain> evaluate(const Trace& trace, std::span<const NodeId> wanted, Seed seed,
                                std::uint32_t n, unsigned threads) {
  const Plan plan = plan_of(trace, wanted);
  std::vector<std::vector<double>> draws(wanted.size());
  for (const Plan::Step& step : plan.steps)
    if (step.wanted != kNone) draws[step.wanted].resize(n);

  constexpr auto kDraws = static_cast<std::uint32_t>(kBlock);
  const std::uint32_t blocks = (n + kDraws - 1) / kDraws;
  const auto work = [&](const tbb::blocked_range<std::uint32_t>& range) {
    BlockEvaluator evaluator(trace, plan);
    for (std::uint32_t block = range.begin(); block != range.end(); ++block) {
      const std::uint32_t first = block * kDraws;
      evaluator.run(seed, first, std::min(kDraws, n - first),
                    [&](std::uint32_t k, std::span<const double> out) {
                      std::copy(out.begin(), out.end(), draws[k].begin() + first);
                    });
    }
  };
  tbb::task_arena arena(arena_threads(threads));
  arena.execute([&] { tbb::parallel_for(tbb::blocked_range<std::uint32_t>(0, blocks), work); });

  std::vector<Uncertain> results;
  results.reserve(wanted.size());
  std::map<NodeId, std::size_t> first;
  for (std::size_t k = 0; k < wanted.size(); ++k) {
    // A node that is wanted twice was computed once.
    const auto [seen, fresh] = first.emplace(wanted[k], k);
    if (fresh)
      results.emplace_back(trace.node(wanted[k]).value, std::move(draws[k]));
    else
      results.push_back(results[seen->second]);
  }
  return results;
}

}  // namespace setpoint
