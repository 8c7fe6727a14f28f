// What a reader calls a place.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "setpoint/data/regional.h"

namespace setpoint {

class PlaceNames {
 public:
  // The tables must outlive it.
  explicit PlaceNames(const RegionalTables& tables);

  // "United States", "West Virginia", "New York City", "Kanawha County, West Virginia"; the code of
  // a county whose name no table has: "54039, West Virginia".
  [[nodiscard]] std::string of(const Place& place) const;

 private:
  std::map<Place, std::string_view> counties_;  // as published: "Kanawha County"
};

}  // namespace setpoint
