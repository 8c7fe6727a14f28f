#include "setpoint/network/regrowth.h"

#include <map>
#include <string>

#include "setpoint/network/regrowth_state.h"

namespace setpoint {

double RegrowthRun::mean() const {
  double sum = 0;
  for (std::size_t month = 1; month < missing.size(); ++month) sum += missing[month];
  return missing.size() < 2 ? missing.front() : sum / static_cast<double>(missing.size() - 1);
}

Regrowth::Regrowth(const SupplyNetwork& network, const ChainRoutes* routes,
                   const TargetSettings& settings)
    : network_(network), routes_(routes), settings_(settings) {
  std::map<std::string, std::uint32_t> numbers;
  for (ActorIndex actor = 0; actor < network.size(); ++actor) {
    const std::string& text = network.actors()[actor].role;
    const auto [role, fresh] =
        numbers.emplace(folded_role(text), static_cast<std::uint32_t>(numbers.size()));
    if (fresh) {
      by_role_.emplace_back();
      if (enables_recruitment(text)) enabling_.push_back(role->second);
    }
    role_.push_back(role->second);
    by_role_[role->second].push_back(actor);
  }
  before_ = routes != nullptr ? ChainFlow(network, *routes).supply()
                              : static_cast<double>(connectivity(network).pairs);
}

Removal Regrowth::remove(std::span<const ActorIndex> targets) const {
  const std::size_t n = network_.size();
  Removal removal{{targets.begin(), targets.end()},
                  {},
                  // A place for each newcomer, empty until one comes.
                  std::vector<char>(n + targets.size(), 0),
                  std::vector<std::uint32_t>(n + targets.size(), 0),
                  Groups(n + targets.size()),
                  0};
  for (const ActorIndex target : targets) removal.gone[target] = 1;
  for (std::size_t place = 0; place < targets.size(); ++place) removal.gone[n + place] = 1;
  for (ActorIndex actor = 0; actor < n; ++actor)
    if (removal.gone[actor] == 0)
      for (const ActorIndex other : network_.neighbours(actor))
        if (removal.gone[other] == 0) {
          ++removal.contacts[actor];
          if (other > actor) removal.groups.join(actor, other);
        }
  std::map<ActorIndex, std::uint32_t> places;
  for (std::uint32_t place = 0; place < targets.size(); ++place) places[targets[place]] = place;
  for (std::uint32_t place = 0; place < targets.size(); ++place)
    for (const ActorIndex other : network_.neighbours(targets[place])) {
      // Of two targets that knew each other, the newcomer of one looks for the other's role.
      const auto gone = places.find(other);
      const auto orphan = gone == places.end() ? other : static_cast<ActorIndex>(n + gone->second);
      removal.open.push_back({orphan, place});
    }
  removal.missing = RegrowthState(*this, removal, Seed{}, 0).missing(0);
  return removal;
}

RegrowthRun Regrowth::run(const Removal& removal, Seed seed, std::uint32_t number) const {
  RegrowthState state(*this, removal, seed, number);
  RegrowthRun result;
  result.missing.reserve(settings_.months + 1);
  result.missing.push_back(removal.missing);
  const Connectivity first = state.shape();
  result.fragmentation_at_once = fragmentation(first);
  result.components_at_once = first.components;
  for (std::size_t month = 1; month <= settings_.months; ++month)
    result.missing.push_back(state.pass(month) ? state.missing(month) : result.missing.back());
  const Connectivity last = state.shape();
  result.fragmentation_at_end = fragmentation(last);
  result.components_at_end = last.components;
  return result;
}

double Regrowth::mean_missing(const Removal& removal, Seed seed, std::uint32_t runs) const {
  double sum = 0;
  for (std::uint32_t number = 0; number < runs; ++number) {
    RegrowthState state(*this, removal, seed, number);
    double missing = removal.missing;
    for (std::size_t month = 1; month <= settings_.months; ++month) {
      if (state.pass(month)) missing = state.missing(month);
      sum += missing;
    }
  }
  return sum / (static_cast<double>(runs) * static_cast<double>(settings_.months));
}

}  // namespace setpoint
