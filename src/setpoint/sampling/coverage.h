// Where the sampled tier speaks for a country and channel.
//
// In a quarter it does if the programme inspected units of them at random and at least
// evidence.coverage of the channel's entries from there lie inside the sampled frames (table
// coverage; all of them where it says nothing). Model, section 1.
#pragma once

#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "setpoint/data/tables.h"
#include "setpoint/policy/policy.h"

namespace setpoint {

using Route = std::pair<Country, Channel>;

class SampleCoverage {
 public:
  SampleCoverage(const Tables& tables, const Policy& policy);
  [[nodiscard]] bool covers(Country origin, Channel channel, Quarter quarter) const;
  // The quarters in which it does, by route.
  [[nodiscard]] const std::map<Route, std::set<Quarter>>& quarters() const { return quarters_; }

 private:
  std::map<Route, std::set<Quarter>> quarters_;
};

}  // namespace setpoint
