// Which releases count New York City (YC) apart from the state of New York. In those, NY is the
// rest of the state; in others it is all of it, so that the two are not counts of the same people.
#pragma once

#include <cstdint>
#include <vector>

#include "setpoint/data/regional.h"

namespace setpoint {

class CityApart {
 public:
  explicit CityApart(const RegionalTables& tables);

  [[nodiscard]] bool in(std::uint32_t release) const { return apart_[release]; }
  // Two counts of one place are of the same people.
  [[nodiscard]] bool same_people(const RegionalDeathRow& a, const RegionalDeathRow& b) const;

 private:
  std::vector<bool> apart_;
};

}  // namespace setpoint
