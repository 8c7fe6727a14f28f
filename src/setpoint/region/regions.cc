#include "setpoint/region/regions.h"

#include <algorithm>
#include <set>
#include <utility>

#include "setpoint/region/place_names.h"

namespace setpoint {
namespace {

RegionKind kind_of(const Place& place) {
  switch (place.kind()) {
    case PlaceKind::nation:
      return RegionKind::nation;
    case PlaceKind::state:
      return RegionKind::state;
    case PlaceKind::city:
      return RegionKind::city;
    case PlaceKind::county:
      return RegionKind::county;
  }
  return RegionKind::nation;
}

std::set<Place> places_of(const RegionalTables& tables,
                          std::span<const DesignatedCountyRow> designated,
                          std::span<const AreaStateRow> area_states) {
  std::set<Place> places = {Place::nation()};
  for (const auto& row : tables.deaths) places.insert(row.place);
  for (const auto& row : tables.population) places.insert(row.place);
  for (const auto& row : tables.lab_reports) places.insert(row.place);
  for (const auto& row : tables.nonfatal) places.insert(row.place);
  for (const auto& row : designated) places.insert(row.county);
  for (const auto& row : area_states) places.insert(row.state);
  // A county's state is a region too, so that every way up leads somewhere.
  std::set<Place> above;
  for (const Place& place : places)
    if (place.state() != nullptr) above.insert(Place::of(*place.state()));
  places.merge(above);
  return places;
}

}  // namespace

std::string_view name(RegionKind kind) {
  switch (kind) {
    case RegionKind::nation:
      return "nation";
    case RegionKind::state:
      return "state";
    case RegionKind::city:
      return "city";
    case RegionKind::county:
      return "county";
    case RegionKind::area:
      return "hidta";
  }
  return {};
}

std::optional<RegionKind> parse_region_kind(std::string_view text) {
  for (const RegionKind kind : kRegionKinds)
    if (name(kind) == text) return kind;
  return std::nullopt;
}

Regions::Regions(const RegionalTables& tables, std::span<const DesignatedCountyRow> designated,
                 std::span<const AreaStateRow> area_states) {
  struct Area {
    std::string name;
    std::set<Place> states;
    std::set<Place> counties;
  };
  std::map<std::string, Area> areas;
  std::map<Place, std::set<std::string>> codes;
  for (const AreaStateRow& row : area_states) {
    Area& area = areas[row.area];
    area.name = row.area_name;
    area.states.insert(row.state);
    codes[row.state].insert(row.area);
  }
  for (const DesignatedCountyRow& row : designated) {
    Area& area = areas[row.area];
    const Place state = Place::of(*row.county.state());
    area.counties.insert(row.county);
    area.states.insert(state);
    codes[row.county].insert(row.area);
    codes[state].insert(row.area);
  }
  const PlaceNames names(tables);
  for (const Place& place : places_of(tables, designated, area_states)) {
    Region region{place.text(), kind_of(place), names.of(place), place, {}, {}, {}};
    if (place.state() != nullptr) region.states = {Place::of(*place.state())};
    if (const auto found = codes.find(place); found != codes.end())
      region.areas.assign(found->second.begin(), found->second.end());
    all_.push_back(std::move(region));
  }
  for (auto& [code, area] : areas)
    all_.push_back({code,
                    RegionKind::area,
                    area.name.empty() ? code : area.name,
                    std::nullopt,
                    {area.states.begin(), area.states.end()},
                    {},
                    {area.counties.begin(), area.counties.end()}});
  for (std::size_t i = 0; i < all_.size(); ++i) by_id_.emplace(all_[i].id, i);
}

const Region* Regions::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &all_[found->second];
}

Result<const Region*> Regions::get(std::string_view id) const {
  if (const Region* const region = find(id)) return region;
  std::string capitals(id);
  for (char& letter : capitals)
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  if (find(capitals) != nullptr)
    return Fault{FaultKind::usage, {}, "no region '" + std::string(id) + "'", capitals};
  return Fault{FaultKind::usage,
               {},
               "no region '" + std::string(id) + "' in this dataset",
               "US, a state's letters (WV), YC, a county's five digits (54039) or an area's code "
               "(APP)"};
}

}  // namespace setpoint
