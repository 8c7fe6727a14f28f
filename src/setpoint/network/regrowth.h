// What is missing after a network has had time to repair itself.
//
// At month 0 the targets and their ties are gone. Everybody who lost a contact has an open tie,
// and in each month looks for another contact with probability regrowth.repair, in an order drawn
// for the run, by one of three mechanisms drawn with the shares regrowth.mechanisms:
//   nearest substitute   one who has the lost contact's role, is not yet a contact, and is at most
//                        1 + substitutes.reach steps away; the nearest, of equals any. Nobody
//                        there: the tie stays open. (Distance, closure.)
//   recruitment          the newcomer who takes the lost contact's place, one for each target: if
//                        there is none yet, one comes, with its role and regrowth.recruit_capacity
//                        of its capacity, which counts after regrowth.recruit_delay months. Where
//                        the network has recruiters, or financiers, it needs one of each within
//                        those steps who is still there.
//   preferential         any one of the role, with probability proportional to 1 + contacts.
//                        (Degree.)
// In a network without roles everybody has the same role. A newcomer looks for the contacts of its
// predecessor that are gone as well; of two targets that knew each other one tie is made good.
//
// Measured each month: with a chain, the share of the first supply that is missing; without, of the
// number of ordered pairs that are connected (whoever they are: pairs that a new tie brings
// together make up for others, and newcomers count as the actors whose place they take). Never
// below 0. Mechanisms after Duijn, Kashirin and Sloot 2014 (replacement within the role at random,
// by degree, by distance) and Diviák (2024: attachment and closure).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "setpoint/core/random.h"
#include "setpoint/network/chain_flow.h"
#include "setpoint/network/components.h"
#include "setpoint/network/settings.h"
#include "setpoint/network/supply_network.h"

namespace setpoint {

struct RegrowthRun {
  std::vector<double> missing;       // by month, 0 to the horizon: 0 nothing, 1 all of it
  double fragmentation_at_once = 0;  // of those who remain
  double fragmentation_at_end = 0;   // newcomers among them
  std::size_t components_at_once = 0;
  std::size_t components_at_end = 0;
  // The mean of the months 1 to the horizon: what was kept from the market over the time.
  [[nodiscard]] double mean() const;
};

// A removal that is looked at many times: what does not depend on luck, once.
struct Removal {
  std::vector<ActorIndex> targets;
  struct OpenTie {
    ActorIndex orphan;    // or the place of a newcomer, who looks once it is there
    std::uint32_t place;  // of the lost contact among the targets
  };
  std::vector<OpenTie> open;
  std::vector<char> gone;  // of the actors, and of the places for newcomers behind them
  std::vector<std::uint32_t> contacts;  // of those who remain, among themselves
  Groups groups;                        // of those who remain
  double missing = 0;                   // at once
};

class Regrowth {
 public:
  // `routes` where the network has a chain with supply. Both outlive this.
  Regrowth(const SupplyNetwork& network, const ChainRoutes* routes, const TargetSettings& settings);

  // Of the network as it is: its supply, or the ordered pairs that are connected.
  [[nodiscard]] double before() const { return before_; }

  // Preconditions: before() > 0; the targets differ.
  [[nodiscard]] Removal remove(std::span<const ActorIndex> targets) const;

  // One run. What a lost tie meets depends on the seed, the run and the two actors alone, so sets
  // of targets are compared under the same luck.
  [[nodiscard]] RegrowthRun run(const Removal& removal, Seed seed, std::uint32_t number) const;
  // The mean over `runs` runs (0, 1, ...) of RegrowthRun::mean().
  [[nodiscard]] double mean_missing(const Removal& removal, Seed seed, std::uint32_t runs) const;

 private:
  const SupplyNetwork& network_;
  const ChainRoutes* routes_;
  TargetSettings settings_;
  double before_ = 0;
  std::vector<std::uint32_t> role_;               // of each actor
  std::vector<std::vector<ActorIndex>> by_role_;  // actors of each role
  std::vector<std::uint32_t> enabling_;           // roles that recruitment needs
  friend class RegrowthState;
};

}  // namespace setpoint
