// Which places are counted as parts of which in the publishers' tables of deaths.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "setpoint/data/place.h"

namespace setpoint {

inline constexpr std::string_view kNewYorkCity = "YC";
// Its five boroughs.
[[nodiscard]] inline bool in_new_york_city(std::string_view county) {
  constexpr std::array<std::string_view, 5> kBoroughs = {"36005", "36047", "36061", "36081",
                                                         "36085"};
  return std::find(kBoroughs.begin(), kBoroughs.end(), county) != kBoroughs.end();
}

// A part of the publisher's national figures: states and the city, but not the territories.
[[nodiscard]] inline bool of_nation(const Place& place) {
  constexpr std::array<std::string_view, 5> kTerritories = {"AS", "GU", "MP", "PR", "VI"};
  if (place.kind() != PlaceKind::state && place.kind() != PlaceKind::city) return false;
  return std::find(kTerritories.begin(), kTerritories.end(), place.view()) == kTerritories.end();
}

}  // namespace setpoint
