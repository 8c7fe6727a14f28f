#include "setpoint/network/supply_network.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace setpoint {

SupplyNetwork::SupplyNetwork(std::vector<Actor> actors, std::vector<Tie> ties,
                             std::vector<std::string> kinds, Known known)
    : actors_(std::move(actors)),
      ties_(std::move(ties)),
      kinds_(std::move(kinds)),
      known_(known),
      offsets_(actors_.size() + 1, 0),
      by_id_(actors_.size()) {
  // A counting sort by actor, twice: the targets of every list come out ascending.
  std::vector<std::size_t> count(actors_.size() + 1, 0);
  for (const Tie& tie : ties_) {
    ++count[tie.from + 1];
    ++count[tie.to + 1];
  }
  std::partial_sum(count.begin(), count.end(), count.begin());
  std::vector<ActorIndex> unsorted(2 * ties_.size());
  std::vector<std::size_t> next = count;
  for (const Tie& tie : ties_) {
    unsorted[next[tie.from]++] = tie.to;
    unsorted[next[tie.to]++] = tie.from;
  }
  std::vector<ActorIndex> sorted(unsorted.size());
  next = count;
  for (ActorIndex actor = 0; actor < actors_.size(); ++actor)
    for (std::size_t i = count[actor]; i < count[actor + 1]; ++i)
      sorted[next[unsorted[i]]++] = actor;

  targets_.reserve(sorted.size());
  for (ActorIndex actor = 0; actor < actors_.size(); ++actor) {
    for (std::size_t i = count[actor]; i < count[actor + 1]; ++i)
      if (i == count[actor] || sorted[i] != sorted[i - 1]) targets_.push_back(sorted[i]);
    offsets_[actor + 1] = targets_.size();
  }

  std::iota(by_id_.begin(), by_id_.end(), ActorIndex{0});
  std::sort(by_id_.begin(), by_id_.end(),
            [this](ActorIndex a, ActorIndex b) { return actors_[a].id < actors_[b].id; });
}

std::optional<ActorIndex> SupplyNetwork::find(std::string_view id) const {
  const auto found = std::lower_bound(
      by_id_.begin(), by_id_.end(), id,
      [this](ActorIndex a, std::string_view wanted) { return actors_[a].id < wanted; });
  if (found == by_id_.end() || actors_[*found].id != id) return std::nullopt;
  return *found;
}

}  // namespace setpoint
