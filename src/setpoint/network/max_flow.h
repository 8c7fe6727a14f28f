// The most that can flow through a network of arcs with whole-numbered capacities.
//
// Blocking flows on level graphs (Dinic 1970); the value is exact. Arcs come in pairs, an arc and
// its reverse at the next position: arc e ^ 1 undoes arc e.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace setpoint {

class MaxFlow {
 public:
  using Node = std::uint32_t;
  using Amount = std::int64_t;
  // More than any sum of finite capacities may be.
  static constexpr Amount kUnlimited = INT64_MAX / 4;

  explicit MaxFlow(std::size_t nodes);
  // Returns the position of the arc. Precondition: no arc has been sent along yet.
  std::size_t add_arc(Node from, Node to, Amount capacity);

  // Sends as much as possible from source to sink on top of what flows already, at most `limit`;
  // returns how much that is.
  Amount augment(Node source, Node sink, Amount limit = kUnlimited);

  [[nodiscard]] Amount flow(std::size_t arc) const { return residual_[arc ^ 1U]; }
  [[nodiscard]] Amount residual(std::size_t arc) const { return residual_[arc]; }
  void set_residual(std::size_t arc, Amount amount) {
    if (trial_) changed_.emplace_back(static_cast<std::uint32_t>(arc), residual_[arc]);
    residual_[arc] = amount;
  }
  [[nodiscard]] std::size_t arcs() const { return residual_.size(); }

  // What is changed from the one to the other is as it was before.
  void begin_trial() { trial_ = true; }
  void undo_trial();
  [[nodiscard]] std::span<const std::uint32_t> arcs_of(Node node);
  [[nodiscard]] Node head(std::size_t arc) const { return head_[arc]; }

 private:
  void index();
  [[nodiscard]] bool level(Node source, Node sink);
  [[nodiscard]] Amount block(Node source, Node sink, Amount limit);

  std::size_t nodes_;
  std::vector<Node> head_;
  std::vector<Amount> residual_;
  std::vector<std::size_t> offsets_;  // of each node in arcs_
  std::vector<std::uint32_t> arcs_;
  std::vector<std::uint32_t> level_;
  std::vector<std::size_t> next_;
  std::vector<Node> touched_;
  bool trial_ = false;
  std::vector<std::pair<std::uint32_t, Amount>> changed_;  // arcs with what they had, in order
};

}  // namespace setpoint
