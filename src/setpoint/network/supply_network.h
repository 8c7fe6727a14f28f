// A supply network: who takes part, what each can do, and who deals with whom.
//
// Immutable once built. Actors are numbered as they came, from 0. The graph for connectivity is
// simple and undirected: two actors are neighbours if there is a tie between them in either
// direction, of any kind (a matrix that is not symmetric is so symmetrised by its maximum). Ties
// keep their direction, kind and weight.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/country.h"

namespace setpoint {

using ActorIndex = std::uint32_t;

struct Actor {
  std::string id;
  std::string role;                // empty where the network has no roles
  std::optional<Country> country;  // empty where it is not known
  double capacity = 1;  // finished product that can pass through the actor, in the file's own unit
  double cost = 1;      // of acting against the actor, in the file's own unit
};

struct Tie {
  ActorIndex from = 0;
  ActorIndex to = 0;
  std::uint16_t kind = 0;  // index in kinds()
  double weight = 1;
};

class SupplyNetwork {
 public:
  // What is known of the actors beyond their names.
  struct Known {
    bool roles = false;
    bool capacities = false;
    bool costs = false;
  };

  // Preconditions: ids are distinct; every tie names two different actors and a kind.
  SupplyNetwork(std::vector<Actor> actors, std::vector<Tie> ties, std::vector<std::string> kinds,
                Known known);

  [[nodiscard]] std::size_t size() const { return actors_.size(); }
  [[nodiscard]] const std::vector<Actor>& actors() const { return actors_; }
  [[nodiscard]] const std::vector<Tie>& ties() const { return ties_; }
  [[nodiscard]] const std::vector<std::string>& kinds() const { return kinds_; }
  [[nodiscard]] const Known& known() const { return known_; }

  // Ascending, each once.
  [[nodiscard]] std::span<const ActorIndex> neighbours(ActorIndex actor) const {
    return {targets_.data() + offsets_[actor], offsets_[actor + 1] - offsets_[actor]};
  }
  [[nodiscard]] std::size_t degree(ActorIndex actor) const {
    return offsets_[actor + 1] - offsets_[actor];
  }
  // Pairs of neighbours.
  [[nodiscard]] std::size_t edges() const { return targets_.size() / 2; }
  [[nodiscard]] std::optional<ActorIndex> find(std::string_view id) const;

 private:
  std::vector<Actor> actors_;
  std::vector<Tie> ties_;
  std::vector<std::string> kinds_;
  Known known_;
  std::vector<std::size_t> offsets_;
  std::vector<ActorIndex> targets_;
  std::vector<ActorIndex> by_id_;
};

}  // namespace setpoint
