// Whether New York City (YC) is counted apart from the state of New York: the one place that says.
//
// A release counts the city apart in a period, the months that end with a month, if it has a row of
// the city that ends so, whatever its cause and however many months it counts. There NY is the rest
// of the state; elsewhere it is all of it. The two are not counts of the same people: neither is
// compared with the other, and only the first lacks the city's deaths.
#pragma once

#include <cstdint>
#include <set>
#include <utility>

#include "setpoint/data/regional.h"

namespace setpoint {

class CityApart {
 public:
  explicit CityApart(const RegionalTables& tables);

  [[nodiscard]] static Place city();
  // The row counts New York without its city. Of any other place it is false.
  [[nodiscard]] bool without_city(const RegionalDeathRow& row) const;
  // Two counts of one place are of the same people.
  [[nodiscard]] bool same_people(const RegionalDeathRow& a, const RegionalDeathRow& b) const {
    return without_city(a) == without_city(b);
  }

 private:
  std::set<std::pair<std::uint32_t, Month>> apart_;  // release, end of the period
};

}  // namespace setpoint
