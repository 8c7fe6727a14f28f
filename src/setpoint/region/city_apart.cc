#include "setpoint/region/city_apart.h"

namespace setpoint {

CityApart::CityApart(const RegionalTables& tables) {
  for (const RegionalDeathRow& row : tables.deaths)
    if (row.place.kind() == PlaceKind::city) apart_.emplace(row.release, row.ending);
}

Place CityApart::city() {
  return *Place::parse("YC");
}

bool CityApart::without_city(const RegionalDeathRow& row) const {
  return row.place.view() == "NY" && apart_.contains({row.release, row.ending});
}

}  // namespace setpoint
