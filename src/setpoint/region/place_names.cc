#include "setpoint/region/place_names.h"

namespace setpoint {

PlaceNames::PlaceNames(const RegionalTables& tables) {
  for (const CentroidRow& row : tables.centroids)
    if (row.place.kind() == PlaceKind::county && !row.name.empty())
      counties_.emplace(row.place, row.name);
}

std::string PlaceNames::of(const Place& place) const {
  switch (place.kind()) {
    case PlaceKind::nation:
      return "United States";
    case PlaceKind::state:
      return std::string(place.state()->name);
    case PlaceKind::city:
      return "New York City";
    case PlaceKind::county: {
      const auto found = counties_.find(place);
      return (found == counties_.end() ? place.text() : std::string(found->second)) + ", " +
             std::string(place.state()->name);
    }
  }
  return {};
}

}  // namespace setpoint
