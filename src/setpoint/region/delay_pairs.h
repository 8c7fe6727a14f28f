// Pairs of an early count and what it became: what a nowcast learns from.
//
// A count of a release is early if its last month lies less than `final_after` months before the
// last month of the release (its age), and final in a later release in which it is at least that
// old. A release that counts New York City apart (city_apart.h) counts less as New York than one
// that does not, so that New York is not paired between the two. Counts below the limit of
// suppression are not paired, as none of them is nowcast; nor is the nation, which is the sum of
// the states.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "setpoint/data/regional.h"

namespace setpoint {

struct DelayPair {
  Place place = Place::nation();
  Month ending;
  int age = 0;       // months
  double early = 0;  // as reported
  double late = 0;
  std::optional<double> predicted;  // of the early release, by the publisher
  std::optional<double> pending;    // share
  std::uint32_t early_release = 0;
  std::uint32_t late_release = 0;
};

// Counts that are expected to grow alike: counties are not learned from with states.
struct DelayKey {
  bool county = false;
  Cause cause{};
  int months = 12;
  friend bool operator==(const DelayKey&, const DelayKey&) = default;
  friend auto operator<=>(const DelayKey&, const DelayKey&) = default;
};
[[nodiscard]] DelayKey delay_key(const RegionalDeathRow& row);

// By age, place, ending and early release.
using DelayPairs = std::map<DelayKey, std::vector<DelayPair>>;
[[nodiscard]] DelayPairs delay_pairs(const RegionalTables& tables, int final_after,
                                     double suppressed_below);

}  // namespace setpoint
