// The trace: every number of a determination as an operation on earlier numbers, down to data
// rows, parameters and named constants.
//
// The trace is not a log of the calculation, it is the calculation. Building a node computes its
// point value; evaluate() then computes the same operations draw by draw. So what a published
// number is explained by is what it was computed from, on the points and on every draw.
//
// A trace grows while a determination is built and is immutable afterwards. Nodes are numbered in
// the order of their making, and operands come before what uses them.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/arithmetic.h"
#include "setpoint/core/random.h"
#include "setpoint/core/uncertain.h"
#include "setpoint/core/unit.h"

namespace setpoint {

using NodeId = std::uint32_t;

// Fills out[i] with draw number first + i of an uncertain leaf.
using Sampler = std::function<void(Seed seed, std::uint32_t first, std::span<double> out)>;

enum class LeafKind : unsigned char {
  row,             // a cell of a table of the dataset
  parameter,       // of the policy
  constant,        // an exact number with a name
  interval_limit,  // a limit of the interval of another number of this trace
  resample,        // how much a sampled unit counts in a draw: 1 in the estimate
  previous,        // a number that the determination before hands on
};
[[nodiscard]] std::string_view name(LeafKind kind);

struct Leaf {
  LeafKind kind = LeafKind::constant;
  // row: "imports.csv:12:value_usd"; parameter: its key; constant: what it is.
  std::string what;
  // Citation of the table or the parameter; empty for a constant that needs none.
  std::string source;
  // What a reader must know ("carried from 2024Q1", "assumption: ..."); may be empty.
  std::string note;
  Sampler sampler;  // empty: certain
};

class Trace {
 public:
  struct Node {
    Operation operation = Operation::leaf;
    bool certain = true;      // no operand is uncertain
    std::uint32_t first = 0;  // of its operands; for a leaf, its index
    std::uint32_t count = 0;  // of operands
    double value = 0;         // on the point values
  };

  NodeId leaf(Leaf leaf, double point);
  NodeId combine(Operation operation, std::span<const NodeId> operands);
  // What a node is, for a reader ("footprint of MX, pills"). The first name given stays.
  void label(NodeId node, std::string text);

  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  [[nodiscard]] const Node& node(NodeId id) const { return nodes_[id]; }
  [[nodiscard]] std::span<const NodeId> operands(NodeId id) const;
  [[nodiscard]] const Leaf* leaf_of(NodeId id) const;  // null if not a leaf
  [[nodiscard]] std::string_view label(NodeId id) const;

  // Every node that the roots rest on, roots included, ascending.
  [[nodiscard]] std::vector<NodeId> support(std::span<const NodeId> roots) const;

 private:
  std::vector<Node> nodes_;
  std::vector<NodeId> operands_;
  std::deque<Leaf> leaves_;
  std::vector<std::uint32_t> label_of_;
  std::deque<std::string> labels_;
};

// The draws of the wanted nodes, in their order: draws numbered 0 to n - 1 on up
// to `threads` threads (0: as many as the machine has). The result does not depend on the number of
// threads.
[[nodiscard]] std::vector<Uncertain> evaluate(const Trace& trace, std::span<const NodeId> wanted,
                                              Seed seed, std::uint32_t n, unsigned threads);

// A traced quantity of a dimension: a handle on a node.
template <class D>
class Traced {
 public:
  Traced(Trace& trace, NodeId id) : trace_(&trace), id_(id) {}
  [[nodiscard]] Scalar<D> point() const { return Scalar<D>(trace_->node(id_).value); }
  [[nodiscard]] NodeId id() const { return id_; }
  [[nodiscard]] Trace& trace() const { return *trace_; }
  // Names the quantity for a reader and returns it.
  Traced named(std::string text) const {
    trace_->label(id_, std::move(text));
    return *this;
  }

 private:
  Trace* trace_;
  NodeId id_;
};

template <class D>
Traced<D> combined(Trace& trace, Operation operation, std::initializer_list<NodeId> operands) {
  return Traced<D>(
      trace, trace.combine(operation, std::span<const NodeId>(operands.begin(), operands.size())));
}

template <class D>
Traced<D> operator+(Traced<D> a, Traced<D> b) {
  return combined<D>(a.trace(), Operation::sum, {a.id(), b.id()});
}
template <class D>
Traced<D> operator-(Traced<D> a, Traced<D> b) {
  return combined<D>(a.trace(), Operation::difference, {a.id(), b.id()});
}
template <class A, class B>
Traced<Times<A, B>> operator*(Traced<A> a, Traced<B> b) {
  return combined<Times<A, B>>(a.trace(), Operation::product, {a.id(), b.id()});
}
template <class A, class B>
Traced<Per<A, B>> operator/(Traced<A> a, Traced<B> b) {
  return combined<Per<A, B>>(a.trace(), Operation::quotient, {a.id(), b.id()});
}
template <class D>
Traced<D> smaller(Traced<D> a, Traced<D> b) {
  return combined<D>(a.trace(), Operation::minimum, {a.id(), b.id()});
}
template <class D>
Traced<D> larger(Traced<D> a, Traced<D> b) {
  return combined<D>(a.trace(), Operation::maximum, {a.id(), b.id()});
}
inline Traced<Pure> raised(Traced<Pure> base, Traced<Pure> exponent) {
  return combined<Pure>(base.trace(), Operation::power, {base.id(), exponent.id()});
}
template <class D>
Traced<D> rounded_half_up(Traced<D> a, Traced<D> unit) {
  return combined<D>(a.trace(), Operation::round_half_up, {a.id(), unit.id()});
}
// The point value, the same in every draw.
template <class D>
Traced<D> held_at_point(Traced<D> a) {
  return combined<D>(a.trace(), Operation::point, {a.id()});
}
template <class D>
Traced<D> constant(Trace& trace, double value, std::string what) {
  return Traced<D>(trace, trace.leaf(Leaf{LeafKind::constant, std::move(what), "", "", {}}, value));
}
// The sum of any number of quantities; of one, that one; of none, the constant 0 with the reason
// given.
template <class D>
Traced<D> sum(Trace& trace, std::span<const Traced<D>> parts, std::string reason_if_none) {
  if (parts.empty()) return constant<D>(trace, 0, std::move(reason_if_none));
  if (parts.size() == 1) return parts.front();
  std::vector<NodeId> ids;
  ids.reserve(parts.size());
  for (const Traced<D>& part : parts) ids.push_back(part.id());
  return Traced<D>(trace, trace.combine(Operation::sum, ids));
}
template <class D>
Traced<D> sum(Trace& trace, const std::vector<Traced<D>>& parts, std::string reason_if_none) {
  return sum(trace, std::span<const Traced<D>>(parts), std::move(reason_if_none));
}

}  // namespace setpoint
