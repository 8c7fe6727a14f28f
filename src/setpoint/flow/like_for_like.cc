#include "setpoint/flow/like_for_like.h"

namespace setpoint {
namespace {

// The tier of a route in a window; none where a quarter is missing.
Tier whole_tier(const WindowSum& sum, const Route& route, int quarters) {
  const auto own = sum.routes.find(route);
  if (own != sum.routes.end()) return own->second.incomplete ? Tier::none : own->second.tier();
  // Seizure records speak of every route: one that is not in them had none.
  return sum.default_quarters == quarters ? Tier::default_ : Tier::none;
}

}  // namespace

std::set<Country> not_comparable(const WindowSum& before, const WindowSum& now, int quarters) {
  std::set<Country> countries;
  for (const WindowSum* sum : {&before, &now})
    for (const auto& [route, grounds] : sum->routes) {
      if (carrier(route.second) == Carrier::interior) continue;
      const Tier tier = whole_tier(before, route, quarters);
      if (tier == Tier::none || tier != whole_tier(now, route, quarters))
        countries.insert(route.first);
    }
  return countries;
}

}  // namespace setpoint
