#include "setpoint/region/city_apart.h"

namespace setpoint {

CityApart::CityApart(const RegionalTables& tables) : apart_(tables.releases.size()) {
  for (const RegionalDeathRow& row : tables.deaths)
    if (row.place.kind() == PlaceKind::city) apart_[row.release] = true;
}

bool CityApart::same_people(const RegionalDeathRow& a, const RegionalDeathRow& b) const {
  return a.place.view() != "NY" || in(a.release) == in(b.release);
}

}  // namespace setpoint
