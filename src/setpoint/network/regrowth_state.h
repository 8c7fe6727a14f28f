// The network of one run of regrowth: who is left, who came, and the ties that were made since.
#pragma once

#include <cstdint>
#include <vector>

#include "setpoint/core/random.h"
#include "setpoint/network/regrowth.h"

namespace setpoint {

class RegrowthState {
 public:
  // Both outlive this.
  RegrowthState(const Regrowth& model, const Removal& removal, Seed seed, std::uint32_t number);

  // A month of repairs; whether anything changed.
  bool pass(std::size_t month);
  [[nodiscard]] double missing(std::size_t month) const;
  [[nodiscard]] Connectivity shape();

 private:
  struct OpenTie {
    ActorIndex orphan;
    std::uint32_t place;  // of the lost contact among the targets
    Stream luck;
    double turn = 0;
    bool closed = false;
  };

  void close(OpenTie& tie);
  [[nodiscard]] std::uint32_t role(ActorIndex actor) const;
  template <class Visit>
  void each_contact(ActorIndex actor, const Visit& visit) const;
  [[nodiscard]] bool knows(ActorIndex actor, ActorIndex other) const;
  // Everybody within reach of an actor, by distance, the actor first; no further than the nearest
  // of a wanted role that it does not know yet.
  void look_around(ActorIndex from, std::uint32_t wanted);
  [[nodiscard]] ActorIndex contact(const OpenTie& tie, double which, double whom,
                                   std::size_t month);
  [[nodiscard]] ActorIndex nearest(const OpenTie& tie, double whom);
  [[nodiscard]] ActorIndex recruited(const OpenTie& tie, std::size_t month);
  [[nodiscard]] ActorIndex preferred(const OpenTie& tie, double whom);
  [[nodiscard]] double supply(std::size_t month) const;

  const Regrowth& model_;
  const SupplyNetwork& network_;
  const std::vector<ActorIndex>& targets_;
  std::vector<char> gone_;
  std::vector<std::uint32_t> contacts_;  // how many each actor has
  std::vector<std::vector<ActorIndex>> added_;
  std::vector<ActorIndex> recruit_;
  std::vector<std::size_t> ready_;  // the month from which a newcomer carries goods
  std::vector<OpenTie> open_;
  std::vector<std::uint32_t> distance_;
  std::vector<ActorIndex> seen_;
  Groups groups_;
};

}  // namespace setpoint
