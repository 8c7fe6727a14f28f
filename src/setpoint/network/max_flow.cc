#include "setpoint/network/max_flow.h"

#include <algorithm>
#include <numeric>

namespace setpoint {
namespace {

constexpr std::uint32_t kNone = UINT32_MAX;

}  // namespace

MaxFlow::MaxFlow(std::size_t nodes) : nodes_(nodes) {}

std::size_t MaxFlow::add_arc(Node from, Node to, Amount capacity) {
  const std::size_t arc = head_.size();
  head_.push_back(to);
  residual_.push_back(capacity);
  head_.push_back(from);
  residual_.push_back(0);
  offsets_.clear();
  return arc;
}

void MaxFlow::index() {
  if (!offsets_.empty()) return;
  offsets_.assign(nodes_ + 1, 0);
  for (std::size_t arc = 0; arc < head_.size(); ++arc) ++offsets_[head_[arc ^ 1U] + 1];
  std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
  std::vector<std::size_t> next(offsets_.begin(), offsets_.end() - 1);
  arcs_.resize(head_.size());
  for (std::size_t arc = 0; arc < head_.size(); ++arc)
    arcs_[next[head_[arc ^ 1U]]++] = static_cast<std::uint32_t>(arc);
  level_.assign(nodes_, kNone);
  next_.assign(nodes_, 0);
}

std::span<const std::uint32_t> MaxFlow::arcs_of(Node node) {
  index();
  return {arcs_.data() + offsets_[node], offsets_[node + 1] - offsets_[node]};
}

// Distances in the residual graph, as far as the sink's. Only what was reached before is reset: a
// search that stays near its source costs what it sees.
bool MaxFlow::level(Node source, Node sink) {
  for (const Node node : touched_) level_[node] = kNone;
  touched_.assign(1, source);
  level_[source] = 0;
  for (std::size_t next = 0; next < touched_.size(); ++next) {
    const Node node = touched_[next];
    next_[node] = offsets_[node];
    if (level_[sink] != kNone && level_[node] >= level_[sink]) continue;
    for (std::size_t i = offsets_[node]; i < offsets_[node + 1]; ++i) {
      const std::uint32_t arc = arcs_[i];
      const Node other = head_[arc];
      if (residual_[arc] > 0 && level_[other] == kNone) {
        level_[other] = level_[node] + 1;
        touched_.push_back(other);
      }
    }
  }
  return level_[sink] != kNone;
}

// Paths by depth first, without recursion: a chain may be as long as the network.
MaxFlow::Amount MaxFlow::block(Node source, Node sink, Amount limit) {
  Amount sent = 0;
  std::vector<std::uint32_t> path;
  Node node = source;
  while (sent < limit) {
    if (node == sink) {
      Amount least = limit - sent;
      for (const std::uint32_t arc : path) least = std::min(least, residual_[arc]);
      std::size_t back = path.size();
      for (std::size_t i = path.size(); i-- > 0;) {
        set_residual(path[i], residual_[path[i]] - least);
        set_residual(path[i] ^ 1U, residual_[path[i] ^ 1U] + least);
        if (residual_[path[i]] == 0) back = i;
      }
      sent += least;
      if (back == path.size()) break;  // the limit was what bound
      node = head_[path[back] ^ 1U];
      path.resize(back);
      continue;
    }
    bool onward = false;
    for (std::size_t& i = next_[node]; i < offsets_[node + 1]; ++i) {
      const std::uint32_t arc = arcs_[i];
      if (residual_[arc] > 0 && level_[head_[arc]] == level_[node] + 1) {
        path.push_back(arc);
        node = head_[arc];
        onward = true;
        break;
      }
    }
    if (onward) continue;
    if (node == source) break;
    level_[node] = kNone - 1;  // a dead end, and still to be reset
    node = head_[path.back() ^ 1U];
    path.pop_back();
    ++next_[node];
  }
  return sent;
}

void MaxFlow::undo_trial() {
  for (std::size_t i = changed_.size(); i-- > 0;) residual_[changed_[i].first] = changed_[i].second;
  changed_.clear();
  trial_ = false;
}

MaxFlow::Amount MaxFlow::augment(Node source, Node sink, Amount limit) {
  index();
  Amount sent = 0;
  while (sent < limit && level(source, sink)) sent += block(source, sink, limit - sent);
  return sent;
}

}  // namespace setpoint
